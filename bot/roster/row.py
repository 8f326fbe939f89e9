"""The cells of one row while they are read, and which rows of a table there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.roster.problem import Problem, Severity
from bot.roster.sheet import is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pydantic import JsonValue

    from bot.roster.columns import Column
    from bot.roster.sheet import Cell
    from bot.roster.table import Table

_LONGEST_SHOWN = 120
_EXAMPLE = "示例"
"""Begins the code of a row of the template that shows how to fill it in."""


class Row:
    """The cells of one row while they are read, and the problems found so far."""

    def __init__(self, table: Table, number: int, cells: list[Cell], longest: int) -> None:
        self.table = table
        self.number = number
        self._cells = cells
        self._longest = longest
        self.label = ""
        self.problems: list[Problem] = []

    @property
    def by_path(self) -> Iterator[tuple[int, Column, Cell]]:
        """Each known column's place, column and cell; cells beyond the row's end are empty."""
        for place, column in self.table.columns.items():
            yield place, column, self._cells[place] if place < len(self._cells) else ""

    def text(self, path: str) -> str:
        """What the cell of a column shows; nothing when there is no such column."""
        return next((text_of(cell) for _, column, cell in self.by_path if column.path == path), "")

    def read(self, as_of: date) -> dict[str, JsonValue]:
        """What each readable cell says, by path; blank ones are left out, wrong ones become problems."""
        told: dict[str, JsonValue] = {}
        for place, column, cell in self.by_path:
            if column.read is None:
                continue
            if isinstance(cell, str) and len(cell) > self._longest:
                self.add(Severity.REFUSED, place, cell, f"内容太长，最多 {self._longest} 个字。")
                continue
            reading = column.read(cell, as_of)
            if (self.number, place) in self.table.sheet.formulas and cell == "":
                self.add(
                    Severity.REFUSED, place, "", "这一格是公式，没有保存结果。公式不会计算；请粘贴为数值。"
                )
            elif reading.severity is not None:
                self.add(reading.severity, place, cell, f"{column.name}：{reading.message}")
            if reading.value is not None:
                told[column.path] = reading.value
        return told

    def add(self, severity: Severity, place: int | None, cell: Cell, message: str) -> None:
        """Note a problem at a column's place."""
        value = text_of(cell)
        shown = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…"
        self.problems.append(
            Problem(severity, self.table.sheet.name, self.number, place, shown, message, self.label)
        )

    def place(self, path: str) -> int | None:
        """Where the column of ``path`` is."""
        return next((place for place, column in self.table.columns.items() if column.path == path), None)


def is_example(label: str) -> bool:
    """Whether a row only shows how the template is filled in."""
    return label.startswith(_EXAMPLE)


def rows_of(table: Table, longest: int) -> Iterator[Row]:
    """The rows with something in them, below the headings."""
    for number, cells in enumerate(table.sheet.rows):
        if number >= table.first_row and not is_blank(cells):
            yield Row(table, number, cells, longest)
