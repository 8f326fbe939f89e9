"""CSV: its separator, its rows."""

from __future__ import annotations

import csv
import io
from typing import Final

from bot.roster.decoded_text import decoded_text
from bot.roster.limits import Limits
from bot.roster.problem import Problem, RosterRefused, Severity
from bot.roster.sheet import Cell, Sheet, Workbook
from bot.wording import say

NAME: Final = "CSV"
"""What its only sheet is called."""
_SEPARATORS: Final = (",", "\t", ";", "，", "|")
_LINES_TRIED: Final = 20


def read_separated(raw: bytes, limits: Limits) -> Workbook:
    """A CSV file as a workbook of one sheet. Raises RosterRefused when it is no text or over the limits."""
    decoded = decoded_text(raw)
    csv.field_size_limit(limits.unpacked_bytes)
    reader = csv.reader(
        io.StringIO(decoded.text, newline=""), delimiter=_separator(decoded.text), strict=True
    )
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if len(rows) >= limits.rows or len(row) > limits.columns or cells > limits.cells:
                raise RosterRefused(say("opening.csv_too_big", rows=limits.rows, columns=limits.columns))
            rows.append(list(row))
    except csv.Error:
        raise RosterRefused(say("opening.quotes")) from None
    remarks = [
        Problem(Severity.NOTE, NAME, line, None, "", say("opening.odd_line"))
        for line in decoded.odd_lines[: limits.problems]
    ]
    return Workbook((Sheet(NAME, rows, len(rows)),), remarks)


def _separator(text: str) -> str:
    """The separator that stands in most of the first lines, most often."""
    lines = text.splitlines()[:_LINES_TRIED]
    return max(_SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), text[:4096].count(mark)))
