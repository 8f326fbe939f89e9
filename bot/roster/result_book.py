"""A workbook that is handed back: written row by row in constant memory, as text that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bot.roster.sheet import Cell, text_of
from bot.wording import say

GREEN, RED, AMBER, GREY = ("#C6EFCE", "#FFC7CE", "#FFEB9C", "#EDEDED")
LINE: Final = 15.0
"""Points of a line of text."""
_A4: Final = 9
_MARGINS: Final = (0.4, 0.4, 0.5, 0.5)
"""Left, right, top, bottom, in inches."""
_LONGEST_CELL: Final = 32_000
"""Excel holds 32,767 characters in a cell."""
_RUNS_IN_EXCEL: Final = ("=", "+", "-", "@", "\t", "\r")
_LINE_OF_SEVERAL: Final = 16.5
"""The same where a row has several lines: of some fonts they are higher."""
_MOST_LINES: Final = 12
"""Lines of text that a row shows; one can always make it higher."""
_WIDE, _NARROW = 2.15, 1.1
"""Of a Chinese character and of others, in the unit of the columns' widths."""
HEAD: Final = {
    "bold": True,
    "bg_color": "#1F4E78",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
}
_WRAPPED: Final = {"text_wrap": True, "valign": "top"}


class ResultBook:
    """Its sheets are landscape on A4, as wide as the page, with their headings on each."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False})
        self.head = self.book.add_format(HEAD)
        self.bold = self.book.add_format({"bold": True})
        self.plain = self.book.add_format({"valign": "top"})
        self._styles: dict[tuple[str | None, str], Format] = {}

    def sheet(self, name: str, columns: Sequence[Sequence[Any]], frozen_columns: int = 0) -> Worksheet:
        """A sheet with a heading and a width for each column."""
        sheet = self.page(say(f"workbook.sheets.{name}"), 1)
        sheet.freeze_panes(1, frozen_columns)
        sheet.set_row(0, 2 * LINE)
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, self.head)
        return sheet

    def page(self, name: str, headings: int) -> Worksheet:
        """An empty sheet of which the first so many rows are headings."""
        sheet = self.book.add_worksheet(name)
        set_page(sheet, headings)
        return sheet

    def write(
        self, sheet: Worksheet, row: int, values: Sequence[Cell | None], style: Format | None = None
    ) -> None:
        """A row from its first column; what is empty is left out."""
        for place, value in enumerate(values):
            if value is not None and value != "":
                self.write_cell(sheet, row, place, value, style)

    def write_whole(
        self, sheet: Worksheet, row: int, columns: Sequence[Sequence[Any]], values: Sequence[Cell | None]
    ) -> None:
        """A row that is as high as its texts are long."""
        sheet.set_row(row, height([width for _, width in columns], values))
        self.write(sheet, row, values)

    def write_cell(  # noqa: PLR0913 - a place is three, and what stands there three more
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        value: Cell,
        style: Format | None = None,
        *,
        colour: str | None = None,
    ) -> None:
        """One cell as what it is: a number stays one, and a day."""
        if isinstance(value, date) and (not isinstance(value, datetime) or value.time() == time()):
            sheet.write_datetime(row, place, value, self._style("day", colour))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, place, value, style or self._style("text", colour))
        elif text := text_of(value)[:_LONGEST_CELL]:
            kind = "harmless" if text.startswith(_RUNS_IN_EXCEL) else "text"
            kept = style if style and kind == "text" else self._style(kind, colour)
            sheet.write_string(row, place, text, kept)
        elif colour:
            sheet.write_blank(row, place, None, self._style("text", colour))

    def _style(self, kind: str, colour: str | None) -> Format:
        found = self._styles.get((colour, kind))
        if found is None:
            extra: dict[str, Any] = {"day": {"num_format": "yyyy-mm-dd", "align": "left"}}.get(kind, {})
            if kind == "harmless":
                extra["quote_prefix"] = True
            if colour:
                extra["bg_color"] = colour
            found = self._styles[colour, kind] = self.book.add_format(_WRAPPED | extra)
        return found

    def shade(
        self, sheet: Worksheet, place: tuple[int, int, int, int], criteria: dict[str, str], colour: str
    ) -> None:
        """Colour the cells of a place that meet the criteria."""
        fill: Format = self.book.add_format({"bg_color": colour})
        sheet.conditional_format(*place, {**criteria, "format": fill})


def set_page(sheet: Worksheet, headings: int, wide: int = 1) -> None:
    """Landscape on A4, so many pages wide, with the last row of the headings on each, and who a row is about."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(wide, 0)
    sheet.set_margins(*_MARGINS)
    if headings:
        sheet.repeat_rows(headings - 1)
    if wide > 1:
        sheet.repeat_columns(0, 1)


def height(widths: Sequence[float], told: Sequence[Cell | None]) -> float:
    """That of a row which shows the whole of its cells: not every program sees to it."""
    lines = [
        sum(1 + int(_width(line) / width) for line in text.splitlines())
        for width, text in zip(widths, told, strict=False)
        if isinstance(text, str)
    ]
    most = min(max(lines, default=1), _MOST_LINES)
    return LINE if most <= 1 else _LINE_OF_SEVERAL * most


def _width(text: str) -> float:
    return sum(_NARROW if character.isascii() else _WIDE for character in text)


_LONGEST_LIST: Final = 255
"""Characters of a drop-down that Excel takes in a cell."""


class ChoiceLists:
    """The longer lists, which stand in a sheet from a column on and are not shown."""

    def __init__(self, sheet: str, first_column: int = 0) -> None:
        self._sheet = sheet
        self._first = first_column
        self._places: dict[tuple[str, ...], str] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._places)

    def source(self, choices: Sequence[str]) -> list[str] | str:
        """What a drop-down offers: the choices themselves, or the cells that hold them."""
        if len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices):
            return list(choices)
        letters = xl_col_to_name(self._first + len(self._places), col_abs=True)
        return self._places.setdefault(
            tuple(choices), f"='{self._sheet}'!{letters}$1:{letters}${len(choices)}"
        )

    def write(self, sheet: Worksheet) -> None:
        """Write those that were asked for, row by row."""
        for number, row in enumerate(zip_longest(*self._places, fillvalue="")):
            for place, choice in enumerate(row, start=self._first):
                sheet.write_string(number, place, choice)
        if self._places:
            last = self._first + len(self._places) - 1
            sheet.set_column(self._first, last, None, None, {"hidden": True})
