"""Finding an expression in a text by the characters with which it can begin, instead of trying everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib import import_module
from typing import Any, Final

from dialogs.language.text.expressions import made_once, ready_pattern

_parser: Any = import_module("re._parser")
"""The standard library's own reader of expressions; it has no public name."""
_WIDEST: Final = 400
"""Characters. An expression that can begin with more of them is looked for everywhere."""
_DIGITS: Final = frozenset("0123456789")
Beginnings = frozenset[str]


class _AnythingError(Exception):
    """An expression can begin with too many characters, or with none at all."""


def scan(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds, decimal digits taken for 0 to 9."""
    first = _beginnings(pattern.pattern, pattern.flags)
    if first is None:
        return pattern.finditer(text)
    return _from(first, pattern, text) if first.search(text) else iter(())


def _from(first: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    start = 0
    for candidate in first.finditer(text):
        at = candidate.start()
        if at >= start and (match := pattern.match(text, at)):
            yield match
            start = max(match.end(), at + 1)


@cache
def _beginnings(expression: str, flags: int) -> re.Pattern[str] | None:
    """An expression for one character with which a match can begin; None where that says nothing.

    Found by the text of the expression: a compiled one is hashed anew each time, all of it.
    """
    first: str = made_once("beginnings", expression, flags, partial(_characters, expression, flags))
    return ready_pattern(f"[{re.escape(first)}]") if first else None


def _characters(expression: str, flags: int) -> str:
    """Those with which a match can begin; empty where that says nothing."""
    try:
        first = _whole(_parser.parse(expression, flags))
    except _AnythingError:
        return ""
    if flags & re.IGNORECASE:
        first = _in_any_case(first)
    return "".join(sorted(first)) if len(first) <= _WIDEST else ""


def _in_any_case(characters: Beginnings) -> Beginnings:
    return frozenset(one for char in characters for one in (char, char.lower(), char.upper()))


def _sequence(parts: Iterable[Any]) -> tuple[Beginnings, bool]:
    """What a sequence can begin with, and whether it can be empty."""
    first: Beginnings = frozenset()
    for part in parts:
        begins, empty = _begin(part)
        first |= begins
        if not empty:
            return first, False
    return first, True


def _whole(parts: Iterable[Any]) -> Beginnings:
    """The same of a whole expression. Raises _AnythingError where it can be empty."""
    first, empty = _sequence(parts)
    if empty:
        raise _AnythingError
    return first


def _begin(part: Any) -> tuple[Beginnings, bool]:
    match str(part[0]), part[1]:
        case "ASSERT" | "ASSERT_NOT" | "AT", _:
            found = frozenset[str](), True
        case "LITERAL", code:
            found = frozenset((chr(code),)), False
        case "IN", members:
            found = _set(members), False
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT", (low, _, item):
            first, empty = _sequence(item)
            found = first, empty or low == 0
        case "SUBPATTERN", (_, flags, _, item):
            first, empty = _sequence(item)
            found = _in_any_case(first) if flags & re.IGNORECASE else first, empty
        case "ATOMIC_GROUP", item:
            found = _sequence(item)
        case "BRANCH", (_, branches):
            ways = [_sequence(branch) for branch in branches]
            found = frozenset[str]().union(*(first for first, _ in ways)), any(empty for _, empty in ways)
        case _:
            raise _AnythingError
    return found


def _set(members: Iterable[Any]) -> Beginnings:
    """The characters of ``[...]``."""
    found: set[str] = set()
    for member in members:
        name, value = str(member[0]), member[1]
        if name == "LITERAL":
            found.add(chr(value))
        elif name == "RANGE" and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            found |= _DIGITS
        else:
            raise _AnythingError
    return frozenset(found)
