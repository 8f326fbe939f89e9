"""Why a whole file cannot be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.roster.table import ColumnTaken


class RosterRefused(Exception):
    """A file that is no roster, or too big for one; ``str()`` is a Chinese sentence that says what would be right."""


class NobodyFound(RosterRefused):
    """A file in which no sheet is about people; ``seen``: the columns of the one that looks most like it."""

    def __init__(self, sentence: str, seen: list[ColumnTaken]) -> None:
        super().__init__(sentence)
        self.seen = seen
