"""CSV: its encoding, its separator, its rows."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.roster.problem import Problem, RosterRefused, Severity
from bot.roster.sheet import Sheet, Workbook
from bot.wording import say

if TYPE_CHECKING:
    from bot.roster.limits import Limits
    from bot.roster.sheet import Cell

NAME: Final = "CSV"
"""What its only sheet is called."""
_SEPARATORS: Final = (",", "\t", ";", "，", "|")
_LINES_TRIED: Final = 20
_NOT_TEXT: Final = frozenset(range(9)) | frozenset(range(14, 32)) - {27}


class _Decoded(NamedTuple):
    text: str
    odd_lines: list[int]


def read_separated(raw: bytes, limits: Limits) -> Workbook:
    """A CSV file as a workbook of one sheet. Raises RosterRefused when it is no text or over the limits."""
    decoded = _decoded(raw)
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


def _decoded(raw: bytes) -> _Decoded:
    """By its mark; else UTF-8; else GB18030; else each line by what it is. Nothing is guessed by frequencies."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return _Decoded(raw.decode("utf-16"), [])
        except UnicodeDecodeError:
            raise _no_text() from None
    raw = raw.removeprefix(BOM_UTF8)
    if _NOT_TEXT.intersection(raw[:4096]):
        raise _no_text()
    try:
        return _Decoded(raw.decode("utf-8"), [])
    except UnicodeDecodeError:
        return _by_lines(raw)


def _by_lines(raw: bytes) -> _Decoded:
    lines: list[str] = []
    utf8: list[int] = []
    gb18030: list[int] = []
    for number, line in enumerate(raw.splitlines(keepends=True)):
        if line.isascii():
            lines.append(line.decode("ascii"))
            continue
        try:
            lines.append(_surely_utf8(line))
            utf8.append(number)
        except UnicodeDecodeError:
            gb18030.append(number)
            try:
                lines.append(line.decode("gb18030"))
            except UnicodeDecodeError:
                raise RosterRefused(say("opening.no_encoding", n=number + 1)) from None
    return _Decoded("".join(lines), min(utf8, gb18030, key=len))


def _surely_utf8(line: bytes) -> str:
    """A GB18030 line may be valid UTF-8 by chance, but then of Latin or Greek letters, never of Chinese."""
    text = line.decode("utf-8")
    if not any(character >= "\u2e80" for character in text):
        raise UnicodeDecodeError("utf-8", line, 0, 1, "not Chinese")
    return text


def _no_text() -> RosterRefused:
    return RosterRefused(say("opening.no_text"))


def _separator(text: str) -> str:
    """The separator that stands in most of the first lines, most often."""
    lines = text.splitlines()[:_LINES_TRIED]
    return max(_SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), text[:4096].count(mark)))
