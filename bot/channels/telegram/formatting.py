"""Markdown as Telegram shows it: text and entities, in pieces that it accepts."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, Final, NamedTuple

from telegram.constants import MessageEntityType, MessageLimit
from telegramify_markdown import MessageEntity, RenderConfig, convert, split_entities, utf16_len

from bot.channels.telegram.tables import without_tables

TEXT_LIMIT: Final = int(MessageLimit.MAX_TEXT_LENGTH)
CAPTION_LIMIT: Final = int(MessageLimit.CAPTION_LENGTH)

LINE: Final = 20
"""Characters of Chinese in a line of a phone."""

UNFOLDED: Final = 4
"""Lines of a phone up to which a quote is shown whole; of a longer one, Telegram shows three until it is touched."""

REMEMBERED: Final = 500
"""So many texts, the latest, are not taken apart again."""


def _plain_style() -> RenderConfig:
    """Headings and links without the pictures that the library puts before them."""
    style = RenderConfig.isolated()
    style.cite_expandable = False  # by another rule
    symbols = style.markdown_symbol
    symbols.heading_level_1 = symbols.heading_level_2 = symbols.heading_level_3 = ""
    symbols.heading_level_4 = symbols.link = symbols.image = ""
    symbols.unordered_list_item = "•"
    return style


_STYLE: Final = _plain_style()


class Formatted(NamedTuple):
    """A text and its entities, which count in UTF-16 code units."""

    text: str
    entities: tuple[MessageEntity, ...] = ()

    def below(self, line: str) -> Formatted:
        """The same under ``line``, which stands alone."""
        head = f"{line}\n\n"
        moved = (entity.copy_with(offset=entity.offset + utf16_len(head)) for entity in self.entities)
        return Formatted(head + self.text, tuple(moved))

    def pieces(self, limit: int = TEXT_LIMIT) -> list[Formatted]:
        """In parts of at most ``limit`` code units, cut at line ends where possible."""
        return [
            Formatted(text, tuple(entities))
            for text, entities in split_entities(self.text, list(self.entities), limit)
        ]

    def fields(self, text: str = "text", entities: str = "entities") -> dict[str, Any]:
        """As arguments of a Bot API method under these names."""
        marked = {entities: [entity.to_dict() for entity in self.entities]} if self.entities else {}
        return {text: self.text, **marked}


@lru_cache(maxsize=REMEMBERED)
def formatted(markdown: str) -> Formatted:
    """``markdown`` as text and entities; most of what is said is said often."""
    text, entities = convert(without_tables(markdown), latex_escape=False, config=_STYLE)
    return Formatted(text, tuple(_folded(entity, text) for entity in entities))


def _folded(entity: MessageEntity, text: str) -> MessageEntity:
    """A quote of many lines unfolds when it is wanted."""
    if entity.type != MessageEntityType.BLOCKQUOTE:
        return entity
    units = text.encode("utf-16-le")
    quote = units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
    if sum(math.ceil(len(line) / LINE) for line in quote.split("\n")) <= UNFOLDED:
        return entity
    return entity.copy_with(type=MessageEntityType.EXPANDABLE_BLOCKQUOTE.value)
