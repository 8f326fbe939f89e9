"""Texts with entities, checked and tidied as Telegram does. Offsets and lengths are UTF-16 code units."""

from __future__ import annotations

import re
from typing import NamedTuple

from .wire import Json, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
"""Telegram keeps the first hundred entities of a text and drops the rest without a word."""

GIVEN_TYPES = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
FOUND_TYPES = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"])
"""Telegram finds these itself; given ones are passed over."""

_FINDABLE = re.compile(
    r"(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"，。；：！？、（）《》“”]+)"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{2,31})"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


class FormattedText(NamedTuple):
    """A text and its entities, in Telegram's JSON."""

    text: str
    entities: list[Json]


def utf16_length(text: str) -> int:
    """The length of ``text`` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_entities(text: str) -> list[Json]:
    """The commands, links, addresses, mentions and hashtags that Telegram marks by itself."""
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _FINDABLE.finditer(text)
    ]


def tidied(text: str, entities: list[Json]) -> FormattedText:
    """The text as Telegram keeps it: entities checked, surrounding white space gone, entities moved along.

    Raises:
        RefusalError: an entity of an unknown type, out of the text, cutting a character, or crossing another.
    """
    clean = text.replace("\r", "")
    _check(clean, entities)
    stripped = clean.strip()
    lead = utf16_length(clean[: len(clean) - len(clean.lstrip())])
    end = utf16_length(stripped)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if entity["type"] in GIVEN_TYPES and stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return FormattedText(stripped, moved[:ENTITY_LIMIT])


def _check(text: str, entities: list[Json]) -> None:
    if not entities:
        return
    boundaries = _boundaries(text)
    open_ends: list[tuple[int, int]] = []
    for entity in sorted(entities, key=_place):
        offset, length = _place(entity)[0], -_place(entity)[1]
        _check_type(entity)
        _check_span(offset, length, boundaries)
        while open_ends and open_ends[-1][1] <= offset:
            open_ends.pop()
        if open_ends and offset + length > open_ends[-1][1]:
            # Telegram splits crossing entities into pieces; what a reader then sees is not what was meant.
            raise bad_request(
                f"can't parse entities: entity beginning at UTF-16 offset {offset} crosses the end of the"
                f" entity beginning at UTF-16 offset {open_ends[-1][0]}"
            )
        open_ends.append((offset, offset + length))


def _place(entity: Json) -> tuple[int, int]:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("offset", "length"):
        if not isinstance(entity.get(name), int):
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return entity["offset"], -entity["length"]


def _check_type(entity: Json) -> None:
    kind = entity.get("type")
    if kind not in GIVEN_TYPES | FOUND_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link":
        url = str(entity.get("url", ""))
        if not re.match(r"(?i)(?:(?:https?|tg|ton)://)?[^\s/]+\.?[^\s]*$", url):
            raise bad_request(f"entity URL '{url}' is invalid: Wrong HTTP URL")


def _check_span(offset: int, length: int, boundaries: dict[int, int]) -> None:
    end = max(boundaries)
    if not 0 <= offset <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not 0 <= length <= 1_000_000:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if offset > end or (offset == end and length):
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > end:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
            f" at UTF-16 offset {offset + length}"
        )
    if offset not in boundaries:
        raise bad_request(
            f"entity begins in a middle of a UTF-16 symbol at byte offset {boundaries[offset + 1]}"
        )
    if offset + length not in boundaries:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
            f" at byte offset {boundaries[offset + length + 1]}"
        )


def _boundaries(text: str) -> dict[int, int]:
    """The UTF-16 offsets at which a character begins or the text ends, with their byte offsets.

    Where every offset is one, as in nearly all texts, nobody asks for the bytes.
    """
    if utf16_length(text) == len(text):
        return dict.fromkeys(range(len(text) + 1), 0)
    boundaries = {0: 0}
    units = octets = 0
    for character in text:
        units += 2 if character > "\uffff" else 1
        octets += len(character.encode("utf-8", "surrogatepass"))
        boundaries[units] = octets
    return boundaries
