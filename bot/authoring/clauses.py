"""A notice's text by clauses: each with the name that its numbers make and the lines on which it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, NamedTuple

from dialogs.language.text.phrases import compiled
from rules.notice.notice import is_below
from rules.wording.kept_content import content_of


@cache
def usual() -> dict[str, Any]:
    """How notices usually put things."""
    found: dict[str, Any] = content_of(Path(__file__).with_name("usual.yaml"))
    return found


@cache
def expression(words: str, names: tuple[str, ...] = ()) -> re.Pattern[str]:
    """One of the usual expressions; ``<NAMES>`` are any of ``names``."""
    longest_first = sorted(names, key=len, reverse=True)
    return compiled(words, {**usual()["parts"], "NAMES": "|".join(map(re.escape, longest_first)) or "(?!)"})


def seen(name: str, text: str, names: Collection[str] = ()) -> re.Match[str] | None:
    """Where the usual expression ``name`` finds something in ``text``."""
    return expression(usual()[name], tuple(names)).search(text)


def found(name: str, text: str) -> str | None:
    """What it finds there: the first of its groups that holds something."""
    match = seen(name, text)
    return match and next((group for group in match.groups() if group), match[0])


_TITLE: Final = "title"


class Numbered(NamedTuple):
    """The number at the beginning of a line: its style, what it adds to a name, and the text after it."""

    style: str
    name: str
    text: str


def number_of(line: str) -> Numbered | None:
    """The number with which ``line`` begins, if any."""
    for one in usual()["numbering"]:
        match = expression(one["words"]).match(line)
        if match:
            return Numbered(
                one["style"],
                one["name"].format(**match.groupdict("")),
                match.groupdict("").get("heading") or line[match.end() :].strip(),
            )
    return None


class ByClauses:
    """``clauses``: those of a text in its order, with their lines, counted from 1. ``beside``: lines that are of no
    clause, by the clause before them: rows of a table, headings.
    ``headed``: by clause the heading of its chapter or annex.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.clauses: dict[str, list[int]] = {}
        self.beside: dict[str, list[int]] = {}
        self.headed: dict[str, str] = {}
        self._heading = ""
        self._part = ""
        self._stack: list[Numbered] = []
        self._unnumbered = 0
        head = "".join(takewhile(lambda line: not seen("is_sentence", line), lines))
        named = re.findall(usual()["document"], head)
        self._document = named[-1] if named else ""
        numbered = [number_of(line.strip()) or self._title_of(line.strip()) for line in lines]
        annexes = _list_of_annexes(lines)
        begun = {one.name: n for n, one in enumerate(numbered) if one and one.style == "annex"}
        for n, (line, one) in enumerate(zip(lines, numbered, strict=True)):
            if n in annexes:
                continue
            if one is None:
                self._without_number(n + 1, line.strip())
            elif one.style == "annex":
                if begun[one.name] == n:  # before that it is only listed
                    self._part, self._stack, self._unnumbered = one.name, [], 0
                    self._heading = one.text
            elif not one.name:
                self._heading = one.text
            elif one.style == _TITLE:
                self._begin_level(n + 1, one, next(filter(None, numbered[n + 1 :]), one))
            else:
                self._take(n + 1, one)

    def _title_of(self, line: str) -> Numbered | None:
        """A heading without a number that names a title: it stands for one, by that name."""
        heading = expression(usual()["level_heading"].replace("<NAMES>", usual()["title"])).match(line)
        return heading and Numbered(_TITLE, f" {heading['is']}", line)

    def _begin_level(self, n: int, title: Numbered, following: Numbered) -> None:
        """Above what is numbered next; below an annex's number it is its heading."""
        styles = [one.style for one in self._stack]
        if not self._stack and self._part and following.style != _TITLE:
            self._heading = self._heading or title.text
            return
        if _TITLE not in styles and following.style in styles:
            del self._stack[styles.index(following.style) :]
        self._take(n, title)

    def _take(self, n: int, numbered: Numbered) -> None:
        styles = [one.style for one in self._stack]
        if numbered.style == "dotted" or self._goes_on(numbered):
            self._stack.clear()
        elif numbered.style in styles:
            del self._stack[styles.index(numbered.style) :]
        self._stack.append(numbered)
        self.clauses.setdefault(self._name(), []).append(n)
        self.headed.setdefault(self._name(), self._heading)

    def _goes_on(self, numbered: Numbered) -> bool:
        """Whether it is 3 after 2.5; what is dotted names those above it, too."""
        root = self._stack[0] if self._stack else None
        goes_on = root is not None and root.style == "dotted" and numbered.style == "digit"
        return goes_on and root is not None and int(root.name.partition(".")[0]) + 1 == int(numbered.name)

    def _without_number(self, n: int, line: str) -> None:
        """A paragraph of the clause before it; before the first clause, one of the preface or a title."""
        if not line or expression(usual()["no_clause"]).fullmatch(line):
            return
        is_sentence = seen("is_sentence", line)
        if self._stack:
            (self.clauses if is_sentence else self.beside).setdefault(self._name(), []).append(n)
        elif is_sentence:
            self._unnumbered += 1
            named = f"{self._part} {usual()['preface']}" if self._part else f"{self._document} "
            self.clauses[f"{named}{self._unnumbered}"] = [n]
        elif self._part:
            self._heading = self._heading or line

    def _name(self) -> str:
        name = ""
        for one in self._stack:
            name += f" {one.name}" if re.search(usual()["apart"], f"{name} {one.name}") else one.name
        return f"{self._part} {name.strip()}" if self._part else name.strip()


def _list_of_annexes(lines: Sequence[str]) -> range:
    """Where it is said which annexes there are, each with a number."""
    first = next((n for n, line in enumerate(lines) if seen("annexes_listed", line.strip())), len(lines))
    others = takewhile(lambda line: seen("annex_listed", line.strip()), lines[first + 1 :])
    return range(first, first + 1 + len([*others]))


def rejoined(lines: Sequence[str]) -> list[str]:
    """Paragraphs that were broken into lines in the midst of a sentence, each on a line again."""
    whole: list[str] = []
    for line in (one.strip() for one in lines):
        if whole and _goes_on(whole[-1], line):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence that has begun in ``line`` is no heading, and goes on in ``following``."""
    is_apart = any(expression(usual()["no_clause"]).fullmatch(one) for one in (line, following))
    if not following or is_apart or number_of(following) or not seen("unfinished", line):
        return False
    return len(following) < len(line) or seen("is_sentence", following) is not None


def body_of(paragraphs: Sequence[str]) -> Sequence[str]:
    """Without a heading above them."""
    first, *others = paragraphs
    is_heading = not seen("is_sentence", first) or seen("ends_a_heading", first)
    return others if others and is_heading else paragraphs


def paragraphs_of(lines: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """What a clause says, without its number."""
    first, *others = (lines[n - 1].strip() for n in numbers)
    numbered = number_of(first)
    return [numbered.text if numbered else first, *others]


def children(clauses: Collection[str], above: str) -> Iterator[str]:
    """The clauses below ``above``."""
    return (one for one in clauses if is_below(one, above))
