"""Finding the heading rows of a sheet, and which column is what."""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.roster.heading import Heading
from bot.roster.problem import Problem, Severity, column_letters
from bot.roster.sheet import text_of
from bot.roster.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.roster.columns import Column
    from bot.roster.heading import HeadingRead, HeadingReader
    from bot.roster.sheet import Cell, Sheet

_DEEPEST: Final = 30
"""Rows above the headings: a title, a date, who filled it in."""
_LONGEST_HEADING: Final = 40
_CELLS: Final = 3
"""Rows of which it is shown what stands in a column."""


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


class Table(NamedTuple):
    """A sheet whose columns are known: ``columns`` by their place, ``first_row`` of the data from 0."""

    sheet: Sheet
    columns: Mapping[int, Column]
    first_row: int
    remarks: tuple[Problem, ...]
    taken: tuple[ColumnTaken, ...]

    def has(self, path: str) -> bool:
        """Whether there is a column for ``path``."""
        return any(column.path == path for column in self.columns.values())


class _Candidate(NamedTuple):
    headings: list[Heading]
    understood: list[HeadingRead | None]
    first_row: int
    surely_two: bool = False

    @property
    def weight(self) -> tuple[bool, int]:
        """How much this looks like the headings."""
        return self.surely_two and bool(self.columns), len(self.columns)

    @property
    def columns(self) -> dict[int, Column]:
        """Those that are taken, by their place."""
        return {
            n: one.column
            for n, one in enumerate(self.understood)
            if one is not None and one.column is not None
        }


def find_table(sheet: Sheet, reader: HeadingReader, needed: int, paths: frozenset[str]) -> Table | None:
    """The table of a sheet: at least ``needed`` known headings, among them one of ``paths``; else ``None``.

    Headings may stand below a title and in two rows, the upper one with groups.
    """
    best: _Candidate | None = None
    for candidate in _candidates(sheet, reader):
        if best is None or candidate.weight > best.weight:
            best = candidate
    if best is None or len({column.path for column in best.columns.values()}) < needed:
        return None
    if not paths & {column.path for column in best.columns.values() if not column.of_one_kind}:
        return None
    taken = tuple(_taken(sheet, best))
    return Table(sheet, best.columns, best.first_row, tuple(_remarks(best, taken)), taken)


def columns_seen(sheet: Sheet, reader: HeadingReader) -> list[ColumnTaken]:
    """The columns below the row that looks most like headings, also where it is too little for a table."""
    likeliest = max(_candidates(sheet, reader), key=lambda one: (one.weight, sum(map(bool, one.understood))))
    return list(_taken(sheet, likeliest))


def _top(sheet: Sheet) -> list[list[str]]:
    return [[_heading(cell) for cell in row] for row in islice(sheet.rows, _DEEPEST + 1)]


def _candidates(sheet: Sheet, reader: HeadingReader) -> Iterator[_Candidate]:
    top = _top(sheet)
    for number, row in enumerate(top):
        below = top[number + 1] if number + 1 < len(top) else []
        single = [Heading(text) for text in row]
        one_row = _Candidate(single, reader.read(single), number + 1)
        yield one_row
        if not _is_title(row):
            joined = _joined(row, below)
            surely_two = _are_headings(below, one_row) or _are_groups(row, below, reader)
            yield _Candidate(joined, reader.read(joined), number + 2, surely_two)


def _are_headings(below: Sequence[str], above: _Candidate) -> bool:
    """Whether a row goes on with the headings above it: words, and none where a person has a code or a name."""
    who = [place for place, column in above.columns.items() if column.path in {"code", "name"}]
    told = [text for text in below if text]
    return (
        len(told) > 1
        and bool(who)
        and not any(place < len(below) and below[place] for place in who)
        and not any(character.isdigit() for text in told for character in text)
    )


def _are_groups(row: Sequence[str], below: Sequence[str], reader: HeadingReader) -> bool:
    """Whether a row of few words stands above the headings below it and says what these are of."""
    told = [text for text in row if text]
    has_gap = any(text and not above for text, above in zip_longest(below, row, fillvalue=""))
    if not has_gap or any(re.search(words("headings")["no_group"], text) for text in told):
        return False
    known = [one for one in reader.read([Heading(text) for text in below]) if one and one.column]
    return len(known) > 1 and any(map(reader.is_group, told))


def _is_title(row: Sequence[str]) -> bool:
    """Whether a row is one line above the table rather than a group of its columns."""
    return sum(map(bool, row)) <= 1 and bool(row) and (bool(row[0]) or not any(row))


def _heading(cell: Cell) -> str:
    text = text_of(cell)
    return text if len(text) <= _LONGEST_HEADING else ""


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[Heading]:
    """Two rows of headings as one; a merged cell stands for those to its right that are empty."""
    joined = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        group = above or (group if below else "")
        joined.append(Heading(below, group) if below else Heading(above))
    return joined


def _taken(sheet: Sheet, candidate: _Candidate) -> Iterator[ColumnTaken]:
    rows = list(islice(sheet.rows, candidate.first_row, candidate.first_row + _CELLS))
    for place, (heading, one) in enumerate(zip(candidate.headings, candidate.understood, strict=True)):
        if one is not None:
            column = one.column
            path, name = (column.path, column.name) if column else (None, "")
            cells = tuple(text_of(row[place])[:_LONGEST_HEADING] for row in rows if place < len(row))
            yield ColumnTaken(sheet.name, column_letters(place), str(heading), path, name, one.why, cells)


def _remarks(candidate: _Candidate, taken: Sequence[ColumnTaken]) -> Iterator[Problem]:
    places = (place for place, one in enumerate(candidate.understood) if one is not None)
    for place, one in zip(places, taken, strict=True):
        if one.fact is None:
            yield Problem(Severity.NOTE, one.sheet, candidate.first_row - 1, place, one.heading, one.why)
