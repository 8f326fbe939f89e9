"""The numbers that a clause of a notice says, in figures or in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from re import Match
from typing import Final, NamedTuple
from unicodedata import normalize

from dialogs.language.text.numerals import read_number
from dialogs.language.text.phrases import content, phrase

_FILE: Final = "quoted"
_MONTHS: Final = 12
_HUNDRED: Final = 100
_OF: Final = ("years", "count", "place")


class NumberSaid(NamedTuple):
    """A number, as each of the numbers that may be written for it: 10万字 is 10 or 100000, 50% is 50 or 0.5.

    ``of``: what it is of, where that is said: ``place`` in an order, ``count`` of outcomes, ``years``, ``months``.
    ``is_past``: of the last years (近三年).
    """

    numbers: tuple[float, ...]
    of: str = ""
    is_past: bool = False

    def says(self, number: float, of: str = "") -> bool:
        """Whether ``number`` may be written for it."""
        return (not of or not self.of or of == self.of) and any(isclose(number, one) for one in self.numbers)


def numbers_said(clause: str) -> list[NumberSaid]:
    """The numbers that ``clause`` says, but those of other clauses, grades and words (同一类型)."""
    text = phrase(_FILE, "aside").sub(" ", normalize("NFKC", clause))
    return [one for match in phrase(_FILE, "number").finditer(text) for one in _said(match)]


def _said(match: Match[str]) -> Iterator[NumberSaid]:
    number, is_past = read_number(match["n"] or ""), bool(match["recent"])
    if match["first"]:
        yield NumberSaid((1,), "place")
    elif match["a_half"]:
        yield NumberSaid((0.5,), "years" if match["of_a_year"] else "")
    elif number is None:
        return
    elif match["half"] or match["months_more"]:
        more = 0.5 if match["half"] else (read_number(match["months_more"]) or 0) / _MONTHS
        yield NumberSaid((number + more,), "years")
    elif match["months"]:
        yield NumberSaid((number,), "months", is_past)
        yield NumberSaid((number / _MONTHS,), "years", is_past)
    else:
        of = next((kind for kind in _OF if match[kind]), "")
        yield NumberSaid(tuple(_written(number, match)), of, is_past)


def _written(number: float, match: Match[str]) -> Iterator[float]:
    """As which numbers one may be written; of parts of a whole the share alone, but for hundredths."""
    times, whole = content("amounts")["times"], match["whole"]
    parts = times.get(whole) or read_number(whole or "") or (_HUNDRED if match["percent"] else None)
    if parts is None or parts == _HUNDRED:
        yield number
    if parts is not None:
        yield number / parts
    if match["times"]:
        yield number * times[match["times"]]
