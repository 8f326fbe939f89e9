"""Cells that are crossed out (/, —) in place of a list: there is none, where nothing else tells of any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import JsonValue

from bot.roster.columns import Column
from bot.roster.problem import Problem, Severity, remark
from bot.roster.row import Row
from bot.roster.sheet import text_of
from bot.roster.vocabulary import is_crossed_out, is_none
from bot.wording import say

_WHOLE: Final = frozenset({"titles.0.level", "achievements", "exceptional"})
"""The columns in which a list may be told to be empty."""


class CrossedOut:
    """Counts them, by sheet and column."""

    def __init__(self) -> None:
        self._counted: Counter[tuple[str, str]] = Counter()

    def add(self, rows: Sequence[Row], profile: dict[str, JsonValue]) -> None:
        """Put into the profile of the person of these rows that there is none."""
        cells = [(column, cell) for row in rows for _, column, cell in row.by_column if cell != ""]
        for whole, crossed in cells:
            if (
                whole.path not in _WHOLE
                or whole.of_one_kind
                or whole.part
                or not is_crossed_out(text_of(crossed))
            ):
                continue
            fact = whole.path.partition(".")[0]
            told = [text_of(cell) for column, cell in cells if _is_of(column, fact)]
            is_nothing = all(not text or is_crossed_out(text) or is_none(text) for text in told)
            is_open = any(doubts(row, one) for row in rows for one in (fact, "story"))
            if is_nothing and fact not in profile and not is_open:
                profile[fact] = []
                self._counted[rows[0].table.sheet.name, whole.name] += 1

    def remarks(self) -> Iterator[Problem]:
        """In how many cells of which columns."""
        for (sheet, name), n in self._counted.items():
            yield remark(sheet, say("person_rows.crossed_out", name=name, n=n))


def _is_of(column: Column, fact: str) -> bool:
    return column.path.partition(".")[0] == fact


def doubts(row: Row, fact: str) -> bool:
    """Whether a cell of the row tells of a fact and could not be read."""
    return any(
        problem.severity is not Severity.NOTE
        and problem.column is not None
        and problem.sheet == row.table.sheet.name
        and _is_of(row.table.columns[problem.column], fact)
        for problem in row.problems
    )
