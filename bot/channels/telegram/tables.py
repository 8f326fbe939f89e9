"""Tables within Markdown: as blocks of a rich message, which has them; and as lists, where there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import JsonValue

MOST_COLUMNS: Final = 20
"""Of a table in a rich message."""

RichText = JsonValue
"""A text, or texts that are marked, as Telegram takes them."""

_READER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


class MarkdownTable(NamedTuple):
    """A table on these ``lines`` of a text; its ``rows``, of which the first is above the others, are of one length."""

    lines: slice
    rows: list[list[Token]]

    def listed(self) -> list[str]:
        """The same as lines: what is in two columns as a list, of more columns a list for each row."""
        heading, *rows = ([cell.content.replace("|", r"\|") for cell in row] for row in self.rows)
        if len(heading) <= len(("name", "value")):
            return [f"- {'：'.join(row)}" for row in rows]
        lines = []
        for name, *cells in rows:
            told = [f"- {head}：{cell}" for head, cell in zip(heading[1:], cells, strict=True) if cell]
            lines += ["", f"**{name}**", "", *told]
        return lines

    def block(self) -> JsonValue:
        """The same as a block of a rich message."""
        cells: list[JsonValue] = []
        for row in self.rows:
            marks: dict[str, JsonValue] = {} if cells else {"is_header": True}
            told = [{"text": _shown(cell), "align": "left", "valign": "top", **marks} for cell in row]
            cells.append([*told])
        return {"type": "table", "cells": cells, "is_bordered": True}


def without_tables(markdown: str) -> str:
    """The same with lists in place of tables."""
    lines = markdown.split("\n")
    for part in reversed(_parts(markdown)):
        if isinstance(part, MarkdownTable):
            lines[part.lines] = part.listed()
    return "\n".join(lines)


def blocks(markdown: str) -> list[JsonValue] | None:
    """``markdown`` as blocks of a rich message; None where it has no table."""
    parts = _parts(markdown)
    widths = [len(part.rows[0]) for part in parts if isinstance(part, MarkdownTable)]
    if not widths or max(widths) > MOST_COLUMNS:
        return None
    return [
        part.block() if isinstance(part, MarkdownTable) else {"type": "paragraph", "text": part}
        for part in parts
    ]


def _parts(markdown: str) -> Sequence[RichText | MarkdownTable]:
    """Its tables and, where there is one, its other lines."""
    return list(_read(markdown)) if "|" in markdown else []


def _read(markdown: str) -> Iterator[RichText | MarkdownTable]:
    table, bullet = None, ""
    for token in _READER.parse(markdown):
        if token.type == "table_open" and token.map is not None:
            table = MarkdownTable(slice(*token.map), [])
        elif token.type == "tr_open" and table is not None:
            table.rows.append([])
        elif token.type == "table_close" and table is not None:
            yield table
            table = None
        elif token.type == "list_item_open":
            bullet = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "inline" and table is not None:
            table.rows[-1].append(token)
        elif token.type == "inline":
            yield _shown(token, bullet)
            bullet = ""


def _shown(line: Token, before: str = "") -> RichText:
    """What stands in ``line`` after what stands ``before`` it, with what is bold in it."""
    texts: list[JsonValue] = [before] if before else []
    is_bold = False
    for part in line.children or ():
        if part.tag == "strong":
            is_bold = part.nesting > 0
        text = "\n" if part.type.endswith("break") else part.content
        if text and is_bold:
            texts.append({"type": "bold", "text": text})
        elif text and texts and isinstance(texts[-1], str):
            texts[-1] += text
        elif text:
            texts.append(text)
    return texts[0] if len(texts) == 1 and isinstance(texts[0], str) else texts or ""
