"""Pasted records and tables as the lines that a person would have written: 学历:本科,网安年限:8."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELLS: Final = re.compile(r"[|\t]")
_RULE: Final = re.compile(r"[\s|:+-]+")
"""The line below the heading of a table."""


def as_lines(text: str) -> str:
    """``text`` with a JSON object and a table with a heading written as ``key:value`` with commas between."""
    if text.lstrip().startswith(("{", "[")):
        try:
            return "\n".join(_record(json.loads(text)))
        except (ValueError, RecursionError):
            return text
    lines = [line for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    rows = [_cells(line) for line in takewhile(_CELLS.search, lines)]
    heading = rows[0] if rows else []
    if len(rows) == len(lines) > 1 and len(heading) > 1 and all(len(row) == len(heading) for row in rows):
        return "\n".join(",".join(map(":".join, zip(heading, row, strict=True))) for row in rows[1:])
    return text


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line.strip().strip("|\t"))]


def _record(value: object) -> Iterator[str]:
    """Each object of a document on a line of its own."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield ",".join(f"{key}:{_said(inner)}" for key, inner in one.items())
        else:
            yield str(one)


def _said(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
