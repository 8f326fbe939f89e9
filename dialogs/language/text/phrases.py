"""What people say in Chinese, whatever the notice: expressions as data, ``dialogs/language/phrases/*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.numerals import PARTS
from dialogs.language.text.scanning import scan
from rules.wording.kept_content import content_of

_FOLDER = Path(__file__).parents[1] / "phrases"
_PART = re.compile(r"<([A-Z_]+)>")
_HAN = re.compile(
    r"(?<!\\)\[(?=[^\]]*(?:\\u4e00-\\u9fff|一-龥))\^?(?:\\u[0-9a-f]{4}|A-Za-z|[^\[\]A-Za-z\\])+\]"
)
"""Any Chinese character. It has no case: to look for one in both would take a millisecond to compile."""


class Expression(NamedTuple):
    """What is looked for, and the entry that says what it means."""

    pattern: re.Pattern[str]
    entry: Any


class Mention(NamedTuple):
    """An entry's words found at ``text[start:end]``."""

    start: int
    end: int
    entry: Any


class Phrases:
    """The expressions of every file. ``parts``: what a ``<PART>`` stands for beside a file's own parts; ``own``:
    a notice's expressions, by file and key, which take the place of those here.
    """

    def __init__(
        self, parts: Mapping[str, str] | None = None, own: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self._parts = parts or {}
        self._own = own or {}
        self._contents: dict[str, dict[str, Any]] = {}
        self._compiled: dict[tuple[str, str], Any] = {}

    def content(self, name: str) -> dict[str, Any]:
        """The content of ``<name>.yaml``: a mapping whose shape its own first comment states."""
        if name not in self._contents:
            self._contents[name] = {**read_phrases(name), **self._own.get(name, {})}
        return self._contents[name]

    def phrase(self, name: str, key: str) -> re.Pattern[str]:
        """The expression ``key`` of the file ``name``, its ``<PARTS>`` filled in."""
        found: re.Pattern[str] | None = self._compiled.get((name, key))
        if found is None:
            found = self._compiled[name, key] = self.filled(name, self.content(name)[key])
        return found

    def phrases(self, name: str, key: str) -> tuple[re.Pattern[str], ...]:
        """The expressions listed under ``key``."""
        return tuple(one.pattern for one in self.expressions(name, key))

    def expressions(self, name: str, key: str) -> tuple[Expression, ...]:
        """What is listed under ``key``, in its order: expressions, or entries of which each has ``words``."""
        found: tuple[Expression, ...] | None = self._compiled.get((name, key))
        if found is None:
            found = self._compiled[name, key] = tuple(
                Expression(self.filled(name, entry if isinstance(entry, str) else entry["words"]), entry)
                for entry in self.content(name)[key]
            )
        return found

    def filled(self, name: str, expression: str) -> re.Pattern[str]:
        """An expression with the ``<PARTS>`` of the file ``name``, and the shared ones. Raises KeyError for others."""
        shared = read_phrases("shared")["parts"]
        return compiled(expression, {**shared, **self._parts, **self.content(name).get("parts", {})})


def read_phrases(name: str) -> dict[str, Any]:
    """One file of phrases as it is written."""
    found: dict[str, Any] = content_of(_FOLDER / f"{name}.yaml")
    return found


def compiled(expression: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """``expression`` with its ``<PARTS>``. Raises KeyError for an unknown part, re.error for what is none."""
    parts = {**PARTS, **parts}
    while found := _PART.search(expression):
        expression = expression.replace(found[0], f"(?:{parts[found[1]]})")
    return ready_pattern(_HAN.sub(r"(?-i:\g<0>)", expression), re.IGNORECASE)


def matches(
    expressions: Iterable[tuple[re.Pattern[str], Any]], text: str
) -> Iterator[tuple[re.Match[str], Any]]:
    """What ``expressions`` find in ``text``, each with its entry; an earlier one takes its words first."""
    taken = bytearray(len(text))
    for pattern, entry in expressions:
        if all(taken):
            return
        for match in scan(pattern, text):
            start, end = match.span()
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                yield match, entry


def mentions(expressions: Iterable[Expression], text: str) -> list[Mention]:
    """Where ``expressions`` occur in ``text``, in order; an earlier one takes its words first."""
    found = (Mention(*match.span(), entry) for match, entry in matches(expressions, text))
    return sorted(found, key=lambda mention: mention.start)


LANGUAGE = Phrases()
"""Without any notice's words."""
phrase, expressions, content = LANGUAGE.phrase, LANGUAGE.expressions, LANGUAGE.content


def all_of_it(name: str, said: str, *keys: str) -> Iterator[re.Match[str]]:
    """As what of the expressions that are listed under ``keys`` all that is ``said`` can be read, in their order."""
    for key in keys:
        for one in expressions(name, key):
            if (match := one.pattern.fullmatch(said)) is not None:
                yield match
