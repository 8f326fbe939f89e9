"""Finding the heading row of a sheet, and which column is what."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.roster.problem import Problem, Severity, column_letters
from bot.roster.refusal import RosterRefused
from bot.roster.sheet import text_of
from bot.roster.vocabulary import bare, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.roster.columns import Column
    from bot.roster.sheet import Cell, Sheet

_DEEPEST: Final = 30
"""Rows above the headings: a title, a date, who filled it in."""
_BRACKETED: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_LONGEST_HEADING: Final = 40


class Table(NamedTuple):
    """A sheet whose columns are known: ``columns`` by their place, ``first_row`` of the data from 0."""

    sheet: Sheet
    columns: Mapping[int, Column]
    first_row: int
    remarks: tuple[Problem, ...]

    def has(self, path: str) -> bool:
        """Whether there is a column for ``path``."""
        return any(column.path == path for column in self.columns.values())


class _Candidate(NamedTuple):
    found: list[tuple[int, Column]]
    unknown: list[tuple[int, str]]
    first_row: int


def find_table(sheet: Sheet, columns: Sequence[Column], needed: int, paths: frozenset[str]) -> Table | None:
    """The table of a sheet: at least ``needed`` known headings, among them one of ``paths``; else ``None``.

    Headings may stand below a title and in two rows, the upper one merged. Raises RosterRefused when two
    columns have headings that mean the same.
    """
    known = {bare(name): column for column in reversed(columns) for name in reversed(column.names)}
    top = [[_heading(cell) for cell in row] for row in islice(sheet.rows, _DEEPEST + 1)]
    best: _Candidate | None = None
    for number, row in enumerate(top):
        below = top[number + 1] if number + 1 < len(top) else []
        for candidate in (_matched(row, known, number + 1), _matched(_joined(row, below), known, number + 2)):
            if best is None or len(candidate.found) > len(best.found):
                best = candidate
    if best is None or len(best.found) < needed or not paths & {column.path for _, column in best.found}:
        return None
    _refuse_doubles(sheet, best)
    remarks = tuple(_remarks(sheet, best))
    return Table(sheet, dict(best.found), best.first_row, remarks)


def _heading(cell: Cell) -> str:
    text = text_of(cell)
    return text if len(text) <= _LONGEST_HEADING else ""


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of headings as one; a merged cell stands for those to its right that are empty."""
    joined = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        group = above or (group if below else "")
        joined.append(f"{group}\n{below}" if below else group)
    return joined


def _matched(row: Iterable[str], known: Mapping[str, Column], first_row: int) -> _Candidate:
    found: list[tuple[int, Column]] = []
    unknown: list[tuple[int, str]] = []
    for place, heading in enumerate(row):
        column = _column(heading, known)
        if column is not None:
            found.append((place, column))
        elif heading:
            unknown.append((place, heading.replace("\n", " ")))
    return _Candidate(found, unknown, first_row)


def _column(heading: str, known: Mapping[str, Column]) -> Column | None:
    """By the whole heading, by it without what is in brackets, or by the lower of its two rows."""
    above, _, below = heading.partition("\n")
    for wording in (heading, _BRACKETED.sub("", heading), below, _BRACKETED.sub("", below)):
        if wording and bare(wording.strip("*＊:： ")) in known:
            return known[bare(wording.strip("*＊:： "))]
    return None if below else known.get(bare(above.strip("*＊:： ")))


def _refuse_doubles(sheet: Sheet, candidate: _Candidate) -> None:
    first: dict[str, int] = {}
    for place, column in candidate.found:
        if column.path in first:
            here, there = column_letters(first[column.path]), column_letters(place)
            raise RosterRefused(
                f"工作表“{sheet.name}”的 {here} 列和 {there} 列都是“{column.name}”，不知道用哪一列。请只留一列。"
            )
        first[column.path] = place


def _remarks(sheet: Sheet, candidate: _Candidate) -> Iterable[Problem]:
    not_taken = {
        bare(name): group["why"] for group in words("headings")["not_taken"] for name in group["headings"]
    }
    row = candidate.first_row - 1
    for place, heading in candidate.unknown:
        why = not_taken.get(bare(heading), "不认识这个列名，没有读这一列。可用的列名见模板。")
        yield Problem(Severity.NOTE, sheet.name, row, place, heading, why)
