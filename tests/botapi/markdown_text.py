"""``parse_mode=MarkdownV2`` and the older ``Markdown``, with Telegram's refusals."""

from __future__ import annotations

import re
from typing import NamedTuple

from .text import FormattedText, utf16_length
from .wire import Json, RefusalError, bad_request

_RESERVED = "_*[]()~`>#+-=|{}.!"
_MARKS = {
    "```": "pre",
    "`": "code",
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
    "![": "custom_emoji",
    "[": "text_link",
}
_NAMES = {
    "pre": "Pre",
    "code": "Code",
    "underline": "Underline",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "custom_emoji": "CustomEmoji",
    "text_link": "TextUrl",
}
_OLD = re.compile(
    r"\\(?P<escaped>[_*`\[])|```(?P<language>\w*\n)?(?P<pre>.*?)```|`(?P<code>[^`]*)`|\*(?P<bold>[^*]*)\*"
    r"|_(?P<italic>[^_]*)_|\[(?P<label>[^\]]*)\]\((?P<url>[^)]*)\)|(?P<stray>[_*`\[])|(?P<plain>[^_*`\[\\]+|\\)",
    re.DOTALL,
)


def _refused(reason: str) -> RefusalError:
    return bad_request(f"can't parse entities: {reason}")


class _Open(NamedTuple):
    kind: str
    offset: int
    byte: int


class _Reader:
    """Reads MarkdownV2 from left to right, with a stack of the marks that are open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.out: list[str] = []
        self.length = 0
        self.entities: list[Json] = []
        self.stack: list[_Open] = []
        self.quote: int | None = None

    def read(self) -> FormattedText:
        while self.place < len(self.source):
            self._step()
        self._end_quote()
        if self.stack:
            last = self.stack[-1]
            raise _refused(f"Can't find end of {_NAMES[last.kind]} entity at byte offset {last.byte}")
        return FormattedText("".join(self.out), self.entities)

    def _step(self) -> None:
        rest = self.source[self.place : self.place + 3]
        inside = self.stack[-1].kind if self.stack else ""
        if rest[0] == "\\" and len(rest) > 1 and "\x01" <= rest[1] <= "\x7e":
            self.place += 1
            self._put(rest[1])
        elif inside in {"code", "pre"} and rest[0] != "`":
            self._put(rest[0])
        elif rest[0] == ">" and self._at_line_start():
            self.quote = self.length if self.quote is None else self.quote
            self.place += 1
        elif rest[0] == "\n":
            self._put("\n")
            if not self.source.startswith(">", self.place):
                self._end_quote()
        elif rest[0] in _RESERVED:
            self._mark(rest, inside)
        else:
            self._put(rest[0])

    def _put(self, character: str) -> None:
        self.out.append(character)
        self.length += utf16_length(character)
        self.place += 1

    def _at_line_start(self) -> bool:
        return self.place == 0 or self.source[self.place - 1] == "\n"

    def _mark(self, rest: str, inside: str) -> None:
        if inside in {"text_link", "custom_emoji"} and rest[0] == "]":
            self._close_link(inside)
            return
        mark = next((mark for mark in _MARKS if rest.startswith(mark)), "")
        if inside == "code":
            mark = "`"
        if inside == "pre" and mark != "```":
            self._put(rest[0])
            return
        if not mark:
            raise _refused(f"Character '{rest[0]}' is reserved and must be escaped with the preceding '\\'")
        kind = _MARKS[mark]
        byte = self._byte()
        self.place += len(mark)
        if inside == kind and kind != "text_link":
            self._close(kind, {})
        else:
            self.stack.append(_Open(kind, self.length, byte))

    def _close(self, kind: str, extra: Json) -> None:
        opened = self.stack.pop()
        if self.length > opened.offset:
            span = {"type": kind, "offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append({**span, **extra})

    def _close_link(self, kind: str) -> None:
        target = re.compile(r"\]\(((?:\\.|[^\\)])*)\)", re.DOTALL).match(self.source, self.place)
        if target is None:
            if kind == "text_link" and not self.source.startswith("](", self.place):
                self.place += 1
                self._close("", {})
                self.entities = [entity for entity in self.entities if entity["type"]]
                return
            raise _refused(f"Can't find end of a URL at byte offset {self._byte()}")
        self.place = target.end()
        address = re.sub(r"\\(.)", r"\1", target[1])
        if kind == "custom_emoji":
            self._close(kind, {"custom_emoji_id": address.rpartition("=")[2]})
        else:
            self._close(kind, {"url": address})

    def _end_quote(self) -> None:
        if self.quote is None:
            return
        end = self.length - (1 if self.out and self.out[-1] == "\n" else 0)
        self.entities.append({"type": "blockquote", "offset": self.quote, "length": end - self.quote})
        self.quote = None

    def _byte(self) -> int:
        return len(self.source[: self.place].encode())


def parsed_markdown_v2(source: str) -> FormattedText:
    """The text and entities of MarkdownV2.

    Raises:
        RefusalError: a reserved character not escaped, or a mark not closed.
    """
    return _Reader(source).read()


def parsed_old_markdown(source: str) -> FormattedText:
    """The text and entities of Telegram's older Markdown, which does not nest.

    Raises:
        RefusalError: a mark that is not closed.
    """
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    for token in _OLD.finditer(source):
        kind = str(token.lastgroup)
        if kind == "stray":
            byte = len(source[: token.start()].encode())
            raise _refused(f"Can't find end of the entity starting at byte offset {byte}")
        body = token["label"] if kind == "url" else token[kind] or ""
        if kind in {"bold", "italic", "code", "pre", "url"} and body:
            entity: Json = {"type": kind, "offset": length, "length": utf16_length(body)}
            if kind == "url":
                entity |= {"type": "text_link", "url": token["url"]}
            entities.append(entity)
        out.append(body)
        length += utf16_length(body)
    return FormattedText("".join(out), entities)
