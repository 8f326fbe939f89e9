"""Finding the heading rows of a sheet, and which column is what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Final, NamedTuple

from bot.roster.columns import Column
from bot.roster.heading import HeadingReader
from bot.roster.heading_read import Heading, HeadingRead
from bot.roster.problem import ColumnTaken, Problem, Severity, column_letters, column_number
from bot.roster.sheet import Cell, Sheet, text_of
from bot.roster.vocabulary import words
from bot.wording import say

_DEEPEST: Final = 60
"""Rows above the headings: a title, a date, who filled it in."""
_LONGEST_HEADING: Final = 40
"""Characters, but for notes in brackets."""
_BEGINNING: Final = 6
"""Cells of a row among which is who it is about."""
_WHO: Final = frozenset({"code", "name"})
_NOTE: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_CELLS: Final = 3
"""Rows of which it is shown what stands in a column."""


class Table(NamedTuple):
    """Rows whose columns are known: ``columns`` by their place, the data from ``first_row`` to before ``end``."""

    sheet: Sheet
    columns: Mapping[int, Column]
    first_row: int
    end: int
    taken: tuple[ColumnTaken, ...]

    @property
    def remarks(self) -> Iterator[Problem]:
        """What is to be known of its columns."""
        for one in self.taken:
            if one.why:
                place = column_number(one.letters)
                yield Problem(Severity.NOTE, one.sheet, self.first_row - 1, place, one.heading, one.why)

    @property
    def names_people(self) -> bool:
        """Whether it says who a row is about."""
        return any(map(self.has, _WHO))

    def has(self, path: str) -> bool:
        """Whether there is a column for ``path``."""
        return self.place(path) is not None

    def place(self, path: str) -> int | None:
        """Where the column of ``path`` is."""
        return next((place for place, column in self.columns.items() if column.path == path), None)


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

    @property
    def paths(self) -> list[tuple[int, str, str]]:
        """What is where."""
        return [(place, column.path, column.group) for place, column in self.columns.items()]


def find_tables_in(sheet: Sheet, reader: HeadingReader, needed: int, paths: frozenset[str]) -> list[Table]:
    """The tables of a sheet, one below the other: at least ``needed`` known headings, among them one of ``paths``.

    Headings may stand below a title and in two rows, the upper one with groups; others below begin another table.
    """
    best: _Candidate | None = None
    for candidate in _candidates(sheet, reader):
        if best is None or candidate.weight > best.weight:
            best = candidate
    if best is None or len({column.path for column in best.columns.values()}) < needed:
        return []
    if not paths & {column.path for column in best.columns.values() if not column.of_one_kind}:
        return []
    found = [best, *_others_below(sheet, reader, best, needed)]
    ends = [*(one.first_row - 1 for one in found[1:]), sheet.height]
    return [
        Table(sheet, one.columns, one.first_row, end, tuple(_taken(sheet, one)))
        for one, end in zip(found, ends, strict=True)
    ]


def _others_below(
    sheet: Sheet, reader: HeadingReader, first: _Candidate, needed: int
) -> Iterator[_Candidate]:
    """Headings further below that are not those of the table above, which printed pages repeat."""
    who = {name for column in first.columns.values() if column.path in _WHO for name in column.names}
    known: list[list[str]] = []
    paths = first.paths
    for number, row in enumerate(sheet.rows):
        if number < first.first_row:
            known.append([_heading(cell) for cell in row])
        elif any(isinstance(cell, str) and "".join(cell.split()) in who for cell in row[:_BEGINNING]):
            headings = [Heading(_heading(cell)) for cell in row]
            other = _Candidate(headings, reader.read(headings), number + 1)
            is_repeated = [one.text for one in headings] in known or other.paths == paths
            if number == first.first_row:  # the same once more, in another language
                known.append([one.text for one in headings])
            elif len(other.columns) >= needed and not is_repeated:
                paths = other.paths
                yield other


def columns_seen(sheet: Sheet, reader: HeadingReader) -> list[ColumnTaken]:
    """The columns below the row that looks most like headings, also where it is too little for a table."""
    likeliest = max(_candidates(sheet, reader), key=lambda one: (one.weight, sum(map(bool, one.understood))))
    return list(_taken(sheet, likeliest))


def _candidates(sheet: Sheet, reader: HeadingReader) -> Iterator[_Candidate]:
    top = [[_heading(cell) for cell in row] for row in islice(sheet.rows, _DEEPEST + 1)]
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
    who = [place for place, column in above.columns.items() if column.path in _WHO]
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
    return text if len(text) <= _LONGEST_HEADING or len(_NOTE.sub("", text)) <= _LONGEST_HEADING else ""


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
    above = next(islice(sheet.rows, candidate.first_row - 1, None), [])
    too_long = HeadingRead(None, say("heading.too_long"))
    for place, (heading, read) in enumerate(zip(candidate.headings, candidate.understood, strict=True)):
        long = text_of(above[place]) if read is None and place < len(above) else ""
        one = too_long if long else read
        if one is not None:
            column = one.column
            path, name = (column.path, column.name) if column else (None, "")
            cells = tuple(text_of(row[place])[:_LONGEST_HEADING] for row in rows if place < len(row))
            said = long[:_LONGEST_HEADING] or str(heading)
            yield ColumnTaken(sheet.name, column_letters(place), said, path, name, one.why, cells)
