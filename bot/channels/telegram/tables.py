"""Tables within Markdown: as blocks of a rich message, which has them; and as lists, where there are none."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import JsonValue

from rules.wording.markdown import Markdown, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_COLUMNS: Final = 20
"""Of a table in a rich message."""

_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_BETWEEN: Final = re.compile(r"(?<!\\)\|")
_BOLD: Final = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
_ITEM: Final = re.compile(r"^\s*- ")

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


def blocks(markdown: str) -> list[JsonValue] | None:
    """``markdown`` as blocks of a rich message; None where it has no table."""
    parts = list(_parts(markdown)) if "|" in markdown else []
    tables = [part for part in parts if isinstance(part, MarkdownTable)]
    if not tables or any(len(table.heading) > MOST_COLUMNS for table in tables):
        return None
    made: list[JsonValue] = []
    for part in parts:
        if isinstance(part, MarkdownTable):
            made.append(_block(part))
        else:
            lines = (_ITEM.sub("• ", line) for line in part if line.strip())
            made += [{"type": "paragraph", "text": _shown(line)} for line in lines]
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


def _block(table: MarkdownTable) -> JsonValue:
    """A row for each line; one that is short is filled up."""
    width = len(table.heading)
    cells: list[JsonValue] = []
    for place, row in enumerate((table.heading, *table.rows)):
        line: list[JsonValue] = []
        for cell in [*row, *[""] * width][:width]:
            marks: dict[str, JsonValue] = {"is_header": True} if place == 0 else {}
            line.append({"text": _shown(cell), "align": "left", "valign": "top", **marks})
        cells.append(line)
    return {"type": "table", "cells": cells, "is_bordered": True}


def _shown(line: str) -> RichText:
    """A line of Markdown, with what is bold in it."""
    texts: list[JsonValue] = []
    for place, part in enumerate(_BOLD.split(line)):
        text = plain_text(Markdown(part))
        if text:
            texts.append({"type": "bold", "text": text} if place % 2 else text)
    return texts[0] if len(texts) == 1 and isinstance(texts[0], str) else [*texts] or ""
