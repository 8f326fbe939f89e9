"""Pasted records and tables as the lines that a person would have written: 学历:本科,网安年限:8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from dialogs.language.text.phrases import phrase

_CELLS: Final = re.compile(r"[|\t]")
_COMMA: Final = ","
_RULE: Final = re.compile(r"[\s|:+-]+")
"""The line below the heading of a table."""
_DECODER: Final = json.JSONDecoder()


def as_lines(text: str) -> str:
    """``text`` with a JSON document at its beginning, and every table with a heading, as lines of ``key:value``."""
    bare = text.lstrip()
    if bare.startswith(("{", "[")):
        try:
            document, end = _DECODER.raw_decode(bare)
        except (ValueError, RecursionError):
            return text
        return "\n".join([*_record(document), bare[end:]])
    if "\n" not in text or (_CELLS.search(text) is None and _COMMA not in text):
        return text
    lines = [line for line in _with_commas(text.splitlines()) if not _RULE.fullmatch(line)]
    groups = groupby(lines, key=lambda line: len(_cells(line)))
    return "\n".join(line for width, rows in groups for line in _table(width, list(rows)))


def _with_commas(lines: Sequence[str]) -> Iterator[str]:
    """Lines below names of columns, all with commas between (学历,年限,职称), as rows of a table."""
    width = 0
    for line in lines:
        cells = line.split(_COMMA)
        if len(cells) > 1 and all(phrase("columns", "name").fullmatch(cell.strip()) for cell in cells):
            width = len(cells)
        elif len(cells) != width:
            width = 0
        yield line.replace(_COMMA, "|") if width else line


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]


def _table(width: int, rows: Sequence[str]) -> Sequence[str]:
    """Rows of one width below a heading, each cell with its column's name; other lines as they are."""
    heading = _cells(rows[0])
    if width == 1 or len(rows) == 1 or any(char.isdigit() for char in rows[0]):
        return rows
    return [",".join(map(":".join, zip(heading, _cells(row), strict=True))) for row in rows[1:]]


def _record(value: object) -> Iterator[str]:
    """Each object of a document on a line of its own."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield ",".join(f"{key}:{said}" for key, inner in one.items() for said in _said(inner) or ("",))
        else:
            yield str(one)


def _said(value: object) -> Sequence[str]:
    """What a key says: each of several by itself; null is said, so that the key alone is no fact."""
    if value is None:
        return ("null",)
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one is not None]
