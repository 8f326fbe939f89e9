"""``parse_mode=HTML``, with Telegram's refusals."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from .text import FormattedText, utf16_length
from .wire import Json, RefusalError, bad_request

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[^\s<>/]*)(?P<attributes>[^<>]*)(?P<end>>?)|&(?:#\w+|\w+);|[^<&]+|.", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCES = {"&lt;", "&gt;", "&amp;", "&quot;"}


class _Open(NamedTuple):
    tag: str
    offset: int
    attributes: dict[str, str]


def parsed_html(source: str) -> FormattedText:
    """The text and entities of ``source``.

    Raises:
        RefusalError: an unknown tag, a tag not closed or closed in the wrong order.
    """
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    stack: list[_Open] = []
    for token in _TOKEN.finditer(source):
        byte = len(source[: token.start()].encode())
        if not token.group().startswith("<"):
            piece = _character(token.group())
            out.append(piece)
            length += utf16_length(piece)
        elif token["close"]:
            entities += _closed(token, stack, length, byte)
        else:
            stack.append(_opened(token, length, byte))
    if stack:
        raise _refused(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return FormattedText("".join(out), entities)


def _refused(reason: str) -> RefusalError:
    return bad_request(f"can't parse entities: {reason}")


def _character(token: str) -> str:
    if token in _REFERENCES or re.fullmatch(r"&#(?:\d+|x[0-9a-fA-F]+);", token):
        return html.unescape(token)
    return token


def _opened(token: re.Match[str], offset: int, byte: int) -> _Open:
    tag = token["name"].lower()
    if not token["end"]:
        raise _refused(f"Unclosed start tag at byte offset {byte}")
    if tag not in _TAGS:
        raise _refused(f'Unsupported start tag "{tag}" at byte offset {byte}')
    attributes = {
        name.lower(): html.unescape(next((value for value in values if value), ""))
        for name, *values in _ATTRIBUTE.findall(token["attributes"])
    }
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    return _Open(tag, offset, attributes)


def _closed(token: re.Match[str], stack: list[_Open], length: int, byte: int) -> list[Json]:
    name = token["name"].lower()
    if not stack:
        raise _refused(f"Unexpected end tag at byte offset {byte}")
    opened = stack.pop()
    if name and name != opened.tag:
        raise _refused(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{name}>"'
        )
    if length == opened.offset:
        return []
    entity: Json = {"type": _TAGS[opened.tag], "offset": opened.offset, "length": length - opened.offset}
    return [entity] if _completed(entity, opened) else []


def _completed(entity: Json, opened: _Open) -> bool:
    """Add what the tag's attributes say; a link without an address is plain text."""
    if opened.tag == "a":
        entity["url"] = opened.attributes.get("href", "")
        return bool(entity["url"])
    if opened.tag == "tg-emoji":
        entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    language = opened.attributes.get("class", "")
    if opened.tag in {"pre", "code"} and language.startswith("language-"):
        entity["language"] = language.removeprefix("language-")
    return True
