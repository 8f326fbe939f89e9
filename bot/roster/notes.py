"""What an officer looks at beside the workbook: cells in doubt, what every column was taken for, who has moved."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from pydantic import TypeAdapter

from bot.roster.comparison import Change
from bot.roster.problem import ColumnTaken, Problem
from bot.roster.sheet import Cell

MOST: Final = 200
"""Lines of each kind; all of them stand in the workbook."""
MOST_PEOPLE: Final = 1000


class OverviewLine(NamedTuple):
    """In the order of the sheet's columns; the last two stand in one. ``place``: the row in the roster.

    ``now``: what is open or held; ``status``, ``lacks`` and ``earliest`` are of ``following``, the level to aim at.
    ``unread``: which cells could not be read.
    """

    label: str
    department: str
    place: str
    now: str
    possibly: str = ""
    following: str = ""
    status: str = ""
    lacks: str = ""
    earliest: date | None = None
    soon: str = ""
    outcomes: str = ""
    unread: str = ""
    caveats: str = ""

    @property
    def cells(self) -> list[Cell | None]:
        """As the sheet has them."""
        return [*self[:-2], "\n".join(filter(None, self[-2:]))]


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
