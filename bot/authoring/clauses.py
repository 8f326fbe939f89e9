"""A notice's text by clauses: each with the name that its numbers make and the lines on which it stands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rules.wording.kept_content import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@cache
def usual() -> dict[str, Any]:
    """How notices usually put things."""
    found: dict[str, Any] = content_of(Path(__file__).with_name("usual.yaml"))
    return found


class Numbered(NamedTuple):
    """The number at the beginning of a line: its style, what it adds to a name, and the text after it."""

    style: str
    name: str
    text: str


def number_of(line: str) -> Numbered | None:
    """The number with which ``line`` begins, if any."""
    for one in usual()["numbering"]:
        found = re.match(one["words"], line)
        if found:
            name = one["name"].format(n=found["n"]) if one["name"] else ""
            return Numbered(one["style"], name, line[found.end() :].strip())
    return None


def split(lines: Sequence[str]) -> dict[str, list[int]]:
    """The clauses of a text in its order, with their lines, counted from 1."""
    return _Splitting(lines).clauses


class _Splitting:
    def __init__(self, lines: Sequence[str]) -> None:
        self.clauses: dict[str, list[int]] = {}
        self._part = ""
        self._stack: list[Numbered] = []
        self._unnumbered = 0
        head = "".join(lines[:3])
        named = re.findall(usual()["document"], head)
        self._document = named[-1] if named else ""
        for n, line in enumerate(lines, 1):
            self._take(n, line.strip())

    def _take(self, n: int, line: str) -> None:
        numbered = number_of(line)
        if numbered is None:
            self._without_number(n, line)
        elif numbered.style == "annex":
            self._part, self._stack, self._unnumbered = numbered.name, [], 0
        elif numbered.name:
            styles = [one.style for one in self._stack]
            if numbered.style in styles:
                del self._stack[styles.index(numbered.style) :]
            self._stack.append(numbered)
            self.clauses.setdefault(self._name(), []).append(n)

    def _without_number(self, n: int, line: str) -> None:
        """A paragraph of the clause before it; before the first clause, one of the preface or a title."""
        if not line or re.fullmatch(usual()["no_clause"], line):
            return
        if self._stack:
            if re.search(usual()["is_sentence"], line):
                self.clauses[self._name()].append(n)
        elif re.search(usual()["is_sentence"], line):
            self._unnumbered += 1
            named = f"{self._part} {usual()['preface']}" if self._part else f"{self._document} "
            self.clauses[f"{named}{self._unnumbered}"] = [n]

    def _name(self) -> str:
        name = ""
        for one in self._stack:
            apart = one.style == "digit" and re.search(usual()["apart"], name)
            name += f" {one.name}" if apart else one.name
        return f"{self._part} {name}" if self._part else name


def text_of(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """What a clause says, without its number."""
    first, *others = (lines[n - 1].strip() for n in numbers)
    numbered = number_of(first)
    return "".join([numbered.text if numbered else first, *others])


def children(clauses: Sequence[str], above: str) -> Iterator[str]:
    """The clauses below ``above``."""
    return (one for one in clauses if one != above and re.match(re.escape(above) + usual()["further"], one))
