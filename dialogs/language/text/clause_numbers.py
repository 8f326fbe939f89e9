"""The numbers that a clause of a notice says, in figures or in Chinese."""

from __future__ import annotations

from math import isclose
from re import Match
from typing import Final, NamedTuple
from unicodedata import normalize

from dialogs.language.text.numerals import read_number
from dialogs.language.text.phrases import content, phrase

_FILE: Final = "quoted"
_MONTHS: Final = 12
_OF: Final = {"years": ("years", "months"), "count": ("count",), "place": ("place",)}


class NumberSaid(NamedTuple):
    """A number, as each of the numbers that may be written for it: 10万字 is 10 or 100000, 50% is 50 or 0.5.

    ``of``: what it is of, where that is said: ``place`` in an order, ``count`` of outcomes, ``years``. ``is_past``: of
    the last years (近三年).
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
    read = map(_said, phrase(_FILE, "number").finditer(text))
    return [one for one in read if one is not None]


def _said(match: Match[str]) -> NumberSaid | None:
    if match["first"]:
        return NumberSaid((1,), "place")
    if match["a_half"]:
        return NumberSaid((0.5,), "years" if match["of_a_year"] else "")
    number = read_number(match["n"])
    if number is None:
        return None
    if match["half"] or match["months_more"]:
        more = 0.5 if match["half"] else (read_number(match["months_more"]) or 0) / _MONTHS
        return NumberSaid((number + more,), "years")
    numbers = [number]
    if match["times"]:
        numbers.append(number * content("amounts")["times"][match["times"]])
    if match["months"]:
        numbers.append(number / _MONTHS)
    if match["percent"]:
        numbers.append(number / 100)
    if match["whole"]:
        numbers.append(number / (read_number(match["whole"]) or 100))
    of = next((kind for kind, groups in _OF.items() if any(match[one] for one in groups)), "")
    return NumberSaid(tuple(numbers), of, bool(match["recent"]))
