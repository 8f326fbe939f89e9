"""Cells that are crossed out (/, —) in place of a list: nothing says that there is none, and that is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from bot.roster.problem import Problem, remark
from bot.roster.row import Row
from bot.roster.sheet import text_of
from bot.roster.vocabulary import is_crossed_out
from bot.wording import say

_WHOLE: Final = frozenset({"titles.0.level", "achievements", "exceptional"})
"""The columns in which a list may be told to be empty."""


class CrossedOut:
    """Counts them, by sheet and column."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[str, str]] = Counter()

    def add(self, rows: Sequence[Row], profile: Mapping[str, JsonValue]) -> None:
        """Take in the rows of a person; where a list is known nothing is open."""
        open_still = {path for path in _WHOLE if profile.get(path.partition(".")[0]) is None}
        for row in rows if open_still else ():
            for _, column, cell in row.by_column:
                is_whole = column.path in open_still and not column.of_one_kind and not column.part
                if is_whole and is_crossed_out(text_of(cell)):
                    self._counted[row.table.sheet.name, column.name] += 1

    def remarks(self) -> Iterator[Problem]:
        """In how many cells of which columns."""
        for (sheet, name), n in self._counted.items():
            yield remark(sheet, say("person_rows.crossed_out", name=name, n=n))
