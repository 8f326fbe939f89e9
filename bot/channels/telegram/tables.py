"""Tables within Markdown: as blocks of a rich message, which has them; and as lists, where there are none."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import JsonValue
from telegramify_markdown import utf16_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.channels.telegram.formatting import Formatted

MOST_COLUMNS: Final = 20
"""Of a table in a rich message."""

_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_BETWEEN: Final = re.compile(r"(?<!\\)\|")
_STYLES: Final = frozenset({"bold", "italic", "underline", "strikethrough", "code"})

RichText = JsonValue
"""A text, or texts that are marked, as Telegram takes them."""


class MarkdownTable(NamedTuple):
    """The cells of a table, as Markdown; ``heading`` is above the ``rows``."""

    heading: list[str]
    rows: list[list[str]]

    def listed(self) -> list[str]:
        """The same as lines: what is in two columns as a list, of more columns a list for each row."""
        if len(self.heading) <= len(("name", "value")):
            return [f"- {'：'.join(row)}" for row in self.rows]
        lines = []
        for name, *cells in self.rows:
            told = [f"- {head}：{cell}" for head, cell in zip(self.heading[1:], cells, strict=False) if cell]
            lines += ["", f"**{name}**", "", *told]
        return lines


def without_tables(markdown: str) -> str:
    """The same with lists in place of tables."""
    if "|" not in markdown:
        return markdown
    parts = (part.listed() if isinstance(part, MarkdownTable) else part for part in _parts(markdown))
    return "\n".join(line for part in parts for line in part)


def blocks(markdown: str, formatted: Callable[[str], Formatted]) -> list[JsonValue] | None:
    """``markdown`` as blocks of a rich message, its texts ``formatted``; None where it has no table."""
    parts = list(_parts(markdown)) if "|" in markdown else []
    tables = [part for part in parts if isinstance(part, MarkdownTable)]
    if not tables or any(len(table.heading) > MOST_COLUMNS for table in tables):
        return None
    made: list[JsonValue] = []
    for part in parts:
        if isinstance(part, MarkdownTable):
            made.append(_block(part, formatted))
        else:
            made += [{"type": "paragraph", "text": text} for text in _lines(formatted("\n".join(part)))]
    return made


def _parts(markdown: str) -> Iterator[list[str] | MarkdownTable]:
    """Lines that are of a table, and others, in turns."""
    for is_table, found in groupby(markdown.split("\n"), key=lambda line: line.startswith("|")):
        lines = list(found)
        if is_table and len(lines) > 1 and _RULE.fullmatch(lines[1]):
            heading, _, *rows = (_cells(line) for line in lines)
            yield MarkdownTable(heading, rows)
        else:
            yield lines


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BETWEEN.split(line.strip())[1:-1]]


def _block(table: MarkdownTable, formatted: Callable[[str], Formatted]) -> JsonValue:
    """A row for each line; one that is short is filled up."""
    width = len(table.heading)
    cells: list[JsonValue] = []
    for place, row in enumerate((table.heading, *table.rows)):
        line: list[JsonValue] = []
        for cell in [*row, *[""] * width][:width]:
            marks: dict[str, JsonValue] = {"is_header": True} if place == 0 else {}
            text: RichText = next(iter(_lines(formatted(cell))), "")
            line.append({"text": text, "align": "left", "valign": "top", **marks})
        cells.append(line)
    return {"type": "table", "cells": cells, "is_bordered": True}


def _lines(text: Formatted) -> Iterator[RichText]:
    """The lines that are not empty, with what is marked in them."""
    begin = 0
    for line in text.text.split("\n"):
        end = begin + utf16_len(line)
        if line.strip():
            yield _marked(line, begin, text)
        begin = end + 1


def _marked(line: str, begin: int, text: Formatted) -> RichText:
    units, done = line.encode("utf-16-le"), 0
    found: list[JsonValue] = []
    for entity in sorted(text.entities, key=lambda one: one.offset):
        start, end = entity.offset - begin, entity.offset - begin + entity.length
        if entity.type not in _STYLES or start < done or 2 * end > len(units):
            continue
        found += [units[2 * done : 2 * start].decode("utf-16-le")] if start > done else []
        found.append({"type": str(entity.type), "text": units[2 * start : 2 * end].decode("utf-16-le")})
        done = end
    rest = units[2 * done :].decode("utf-16-le")
    return [*found, *([rest] if rest else [])] if found else rest
