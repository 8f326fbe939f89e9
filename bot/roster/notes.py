"""What an officer looks at beside the workbook: cells in doubt, what every column was taken for, who has moved."""

from __future__ import annotations

from typing import Final, NamedTuple

from pydantic import TypeAdapter

from bot.roster.comparison import Change  # noqa: TC001 - pydantic reads the annotations
from bot.roster.problem import Problem  # noqa: TC001 - likewise
from bot.roster.table import ColumnTaken  # noqa: TC001 - likewise

MOST: Final = 200
"""Lines of each kind; all of them stand in the workbook."""


class RosterNotes(NamedTuple):
    """``choices``: what a column may be, for whoever says so. Problems are those of cells, not remarks."""

    problems: list[Problem]
    columns: list[ColumnTaken]
    choices: list[str]
    changes: list[Change]


NOTES: Final = TypeAdapter(RosterNotes)
