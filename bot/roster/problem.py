"""What an officer should look at: a cell that was refused, one that can be read two ways, a remark."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Severity(StrEnum):
    """What became of a row, or a cell: refused; assessed without this fact; assessed as if nothing were."""

    REFUSED = "refused"
    UNSURE = "unsure"
    NOTE = "note"


class Problem(NamedTuple):
    """Something in one place. ``row`` and ``column`` count from 0; ``None``: the whole sheet or row.

    ``person`` is the label of whom it concerns, ``value`` what stands there, ``message`` what would be right;
    ``right`` are contents of the cell that would be.
    """

    severity: Severity
    sheet: str
    row: int | None
    column: int | None
    value: str
    message: str
    person: str = ""
    right: tuple[str, ...] = ()

    @property
    def cell(self) -> str:
        """The place as a spreadsheet names it: ``B7``, ``7``, or nothing."""
        letters = "" if self.column is None else column_letters(self.column)
        return letters + ("" if self.row is None else str(self.row + 1))


_LETTERS = 26


def column_letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """0 for ``A``, 26 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def is_refused(problems: Sequence[Problem]) -> bool:
    """Whether any of them refuses its row."""
    return any(problem.severity is Severity.REFUSED for problem in problems)
