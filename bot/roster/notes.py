"""What an officer looks at beside the workbook: cells in doubt, what every column was taken for, who has moved."""

from __future__ import annotations

from typing import Final, NamedTuple

from pydantic import TypeAdapter

from bot.roster.comparison import Change
from bot.roster.overview import OverviewLine
from bot.roster.problem import ColumnTaken, Problem

MOST: Final = 200
"""Lines of each kind; all of them stand in the workbook."""
MOST_PEOPLE: Final = 1000


class RosterNotes(NamedTuple):
    """``choices``: what a column may be, for whoever says so. Problems are those of cells, not remarks.

    ``people``: the first, in the workbook's order, of ``everybody``.
    """

    problems: list[Problem]
    columns: list[ColumnTaken]
    choices: list[str]
    changes: list[Change]
    people: list[OverviewLine] = []  # noqa: RUF012 - it is never added to
    everybody: int = 0


NOTES: Final = TypeAdapter(RosterNotes)
