"""The cells of one row while they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic import JsonValue

from bot.roster.columns import Column
from bot.roster.free_text import write_like
from bot.roster.outcome_columns import outcomes_of
from bot.roster.problem import BLANK, CellReading, Problem, Severity, wrong
from bot.roster.sheet import Cell, identity_of, text_of
from bot.roster.table import Table
from bot.roster.use import is_left_open
from bot.roster.vocabulary import words
from bot.wording import say

_LONGEST_SHOWN = 120


class CellSaid(NamedTuple):
    """What one cell of a row says."""

    row: Row
    place: int
    column: Column
    cell: Cell
    reading: CellReading
    as_of: date

    @property
    def right(self) -> tuple[str, ...]:
        """How the cell may be written instead: what is proposed is accepted as it stands."""
        read = self.column.read
        return tuple(
            one
            for one in self.reading.right
            if read and read(one, self.as_of).severity in {None, Severity.NOTE}
        )

    def of_some(self) -> CellSaid:
        """The same beside a cell that says that there is one: none is not proposed."""
        reading, read = self.reading, self.column.read
        right = tuple(
            one
            for one in reading.right or self.column.choices
            if read is None or read(one, self.as_of).value != []
        )
        message = reading.message.replace(write_like(reading.right), write_like(right))
        return self._replace(reading=reading._replace(right=right, message=message))

    def tell(self) -> None:
        """Note what is wrong or open: either leaves this fact unknown, and nothing else of the person."""
        severity = self.reading.severity
        if severity is not None:
            self.row.add(
                Severity.UNSURE if severity is Severity.REFUSED else severity,
                self.place,
                self.cell,
                say("cells.of_column", name=self.column.name, message=self.reading.message),
                self.right,
            )


class Row:
    """The cells of one row while they are read, and the problems found so far."""

    def __init__(self, table: Table, number: int, cells: list[Cell], longest: int) -> None:
        self.table = table
        self.number = number
        self.cells = cells
        self._longest = longest
        self.label = ""
        self.problems: list[Problem] = []

    @property
    def place_of_row(self) -> str:
        """Its sheet and number, as people say it."""
        return f"{self.table.sheet.name}!{self.number + 1}"

    @property
    def by_column(self) -> Iterator[tuple[int, Column, Cell]]:
        """Each known column's place, column and cell; cells beyond the row's end are empty."""
        for place, column in self.table.columns.items():
            yield place, column, self.cells[place] if place < len(self.cells) else ""

    def text(self, path: str) -> str:
        """What the cell of a column shows, the first that shows something."""
        width = len(self.cells)
        for place, column in self.table.columns.items():
            if column.path == path and place < width and (text := text_of(self.cells[place])):
                return text
        return ""

    def identity(self, path: str) -> str:
        """A code or a name, without the dress in which a spreadsheet keeps it."""
        return identity_of(self.text(path))

    def said(self, as_of: date) -> Iterator[CellSaid]:
        """What each readable cell that is not blank says; what stands in a group, together."""
        group: list[CellSaid] = []
        for place, column, cell in self.by_column:
            if group and not _goes_on(group, column):
                yield from outcomes_of(group)
                group = []
            if column.part is not None:
                reading = self._reading(place, column.part, cell, as_of)
                group.append(CellSaid(self, place, column, cell, reading, as_of))
            elif column.read is not None:
                reading = self._reading(place, column, cell, as_of)
                if reading != BLANK:
                    yield CellSaid(self, place, column, cell, reading, as_of)
        yield from outcomes_of(group)

    def _reading(self, place: int, column: Column, cell: Cell, as_of: date) -> CellReading:
        if isinstance(cell, str) and len(cell) > self._longest:
            return wrong(say("cells.too_long", most=self._longest))
        if cell == "" and (self.number, place) in self.table.sheet.formulas:
            return wrong(say("cells.formula"))
        return column.read(cell, as_of) if column.read else BLANK

    def read(self, as_of: date) -> dict[str, JsonValue]:
        """What each cell says, by path; blank ones are left out, wrong ones become problems."""
        told: dict[str, JsonValue] = {}
        for one in self.said(as_of):
            one.tell()
            if one.reading.value is not None:
                told.setdefault(one.column.path, one.reading.value)
        return told

    def add(
        self,
        severity: Severity,
        place: int | None,
        cell: Cell,
        message: str,
        right: tuple[str, ...] = (),
    ) -> None:
        """Note a problem at a column's place; what the column offers is right where nothing better is known."""
        column = None if place is None else self.table.columns.get(place)
        offered = column.choices if column else ()
        value = text_of(cell)
        shown = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
        self.problems.append(
            Problem(
                severity,
                self.table.sheet.name,
                self.number,
                place,
                shown,
                message,
                self.label,
                right or offered,
            )
        )

    def place(self, path: str) -> int | None:
        """Where the column of ``path`` is."""
        return self.table.place(path)

    def doubts(self, fact: str) -> bool:
        """Whether a cell tells of a fact and could not be read."""
        return any(
            problem.severity is not Severity.NOTE
            and problem.column is not None
            and problem.column in self.table.columns
            and problem.sheet == self.table.sheet.name
            and self.table.columns[problem.column].fact == fact
            for problem in self.problems
        )


def _goes_on(group: list[CellSaid], column: Column) -> bool:
    """Whether a column belongs to the outcome that the columns left of it tell of."""
    parts = [one.column.part for one in group if one.column.part]
    return column.part is not None and column.group == group[0].column.group and column.part not in parts


def tell_open_use(row: Row) -> bool:
    """Whether a description, or remarks that no fact is read from, speaks of use; each that does is told."""
    columns, is_open = row.table.columns, False
    for place, cell in enumerate(row.cells):
        is_read = place in columns and columns[place].path != "text"
        if not is_read and isinstance(cell, str) and cell and is_left_open(cell):
            row.add(Severity.UNSURE, place, cell, say("cells.use_open", said=text_of(cell)))
            is_open = True
    return is_open


def is_example(label: str) -> bool:
    """Whether a row only shows how the template is filled in."""
    return re.fullmatch(words("values")["nobody"]["example"], label) is not None
