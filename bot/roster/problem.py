"""What a cell says, what an officer should look at, and why a whole file cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import JsonValue

from bot.wording import say


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


def remark(sheet: str, message: str) -> Problem:
    """Something to know of a whole sheet, or of the file."""
    return Problem(Severity.NOTE, sheet, None, None, "", message)


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


def is_doubted(problems: Sequence[Problem]) -> bool:
    """Whether something of a row could not be read."""
    return any(problem.severity is Severity.UNSURE for problem in problems)


class CellReading(NamedTuple):
    """``value`` is ``None`` when nothing is known; ``message`` says in Chinese what would be right.

    ``either``: what it may be, where only that is known; ``right``: how the cell may be written instead. ``in_part``:
    the cell lists more than its ``value``, which could not be read.
    """

    value: JsonValue = None
    severity: Severity | None = None
    message: str = ""
    either: tuple[JsonValue, ...] = ()
    right: tuple[str, ...] = ()
    in_part: bool = False


BLANK = CellReading()


def wrong(message: str) -> CellReading:
    """The cell is refused: its fact stays unknown."""
    return CellReading(None, Severity.REFUSED, message)


def unsure(
    message: str,
    surely: JsonValue = None,
    either: tuple[JsonValue, ...] = (),
    right: tuple[str, ...] = (),
) -> CellReading:
    """The cell can be read two ways; ``surely`` is what it says in any case."""
    return CellReading(surely, Severity.UNSURE, message, either, right)


def noted(value: JsonValue, message: str) -> CellReading:
    """The cell says ``value``, and something that does not count."""
    return CellReading(value, Severity.NOTE, message)


def one_of(labels: tuple[str, ...]) -> str:
    """That it should be one of these."""
    return say("cells.one_of", names="”“".join(labels))


class RosterRefused(Exception):
    """A file that is no roster, or too big for one; ``str()`` is a Chinese sentence that says what would be right."""


class ColumnTaken(NamedTuple):
    """What became of a column: the ``fact`` it gives and what the template calls it, or ``why`` it is not taken.

    ``cells``: what stands in the first rows below its heading.
    """

    sheet: str
    letters: str
    heading: str
    fact: str | None
    name: str
    why: str
    cells: tuple[str, ...] = ()


class NobodyFound(RosterRefused):
    """A file in which no sheet is about people; ``seen``: the columns of the one that looks most like it."""

    def __init__(self, sentence: str, seen: list[ColumnTaken]) -> None:
        super().__init__(sentence)
        self.seen = seen
