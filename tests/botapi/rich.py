"""Rich messages of paragraphs and tables, checked by the rules that the Bot API has for them."""

from __future__ import annotations

from typing import Any

from .wire import Json, Query, RefusalError, bad_request

TEXT_LIMIT = 32_768
BLOCK_LIMIT = 500
COLUMN_LIMIT = 20
DEPTH_LIMIT = 16
_SOURCES = ("html", "markdown", "blocks")
_MARKS = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "code", "marked"})


def rich_message(query: Query) -> Json:
    """The rich message of a query as the message will show it.

    Raises:
        RefusalError: Telegram would refuse it.
    """
    given = query.decoded("rich_message", "rich message")
    if not isinstance(given, dict) or sum(name in given for name in _SOURCES) != 1:
        raise bad_request("rich message must be non-empty")
    if "blocks" not in given:
        raise bad_request("only blocks are understood here")
    blocks = given["blocks"]
    if not isinstance(blocks, list) or not blocks:
        raise bad_request("rich message must be non-empty")
    texts = [text for block in blocks for text in _checked(block)]
    if sum(map(len, texts)) > TEXT_LIMIT:
        raise bad_request("RICH_MESSAGE_TEXT_TOO_LONG")
    if sum(1 + len(block.get("cells", ())) for block in blocks) > BLOCK_LIMIT:
        raise bad_request("RICH_MESSAGE_TOO_MANY_BLOCKS")
    return {"blocks": blocks}


def shown(message: Json) -> str:
    """The words of a rich message, line by line; cells with a bar between them."""
    lines = []
    for block in message["blocks"]:
        if block["type"] == "table":
            lines += [" | ".join(flat(cell.get("text", "")) for cell in row) for row in block["cells"]]
        else:
            lines.append(flat(block["text"]))
    return "\n".join(lines)


def tables(message: Json) -> list[list[list[str]]]:
    """The texts of each table's cells."""
    found = [block["cells"] for block in message["blocks"] if block["type"] == "table"]
    return [[[flat(cell.get("text", "")) for cell in row] for row in cells] for cells in found]


def flat(text: Any, depth: int = 0) -> str:
    """A RichText without its marks.

    Raises:
        RefusalError: it is none.
    """
    if depth > DEPTH_LIMIT:
        raise bad_request("RICH_MESSAGE_TOO_DEEP")
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(flat(each, depth + 1) for each in text)
    if isinstance(text, dict) and text.get("type") in _MARKS:
        return flat(text.get("text"), depth + 1)
    raise _unread("RichText")


def _checked(block: Any) -> list[str]:
    if not isinstance(block, dict):
        raise _unread("InputRichBlock")
    if block.get("type") == "paragraph":
        text = flat(block.get("text"))
        if not text.strip():
            raise bad_request("RICH_MESSAGE_PARAGRAPH_EMPTY")
        return [text]
    if block.get("type") != "table":
        raise _unread("InputRichBlock")
    rows = block.get("cells")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) and row for row in rows):
        raise _unread("cells")
    if any(len(row) > COLUMN_LIMIT for row in rows):
        raise bad_request("RICH_MESSAGE_TABLE_TOO_WIDE")
    return [_cell(cell) for row in rows for cell in row]


def _cell(cell: Any) -> str:
    if not isinstance(cell, dict):
        raise _unread("RichBlockTableCell")
    if cell.get("align") not in {"left", "center", "right"} or cell.get("valign") not in {
        "top",
        "middle",
        "bottom",
    }:
        raise _unread("RichBlockTableCell")
    return flat(cell.get("text", ""))


def _unread(what: str) -> RefusalError:
    return bad_request(f"can't parse {what}")
