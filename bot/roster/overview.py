"""Everybody of a roster in a line: what stands on the workbook's first sheet, and beside the file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.roster.sheet import Cell


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
