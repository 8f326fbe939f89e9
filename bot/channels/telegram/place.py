"""Where something is said on Telegram. Everybody else keeps a place as the text that it is written as."""

from __future__ import annotations

from typing import NamedTuple


class ChatPlace(NamedTuple):
    """A chat, and the topic in it, where it has topics; 0 for none.

    ``case``: the one in whose own topic it is meant to be, should that be open by then.
    """

    chat: int
    topic: int = 0
    case: int = 0

    @classmethod
    def read(cls, written: str) -> ChatPlace:
        """The place that was written as this."""
        where, _, case = written.partition("#")
        chat, _, topic = where.partition("/")
        return cls(int(chat), int(topic or 0), int(case or 0))

    def __str__(self) -> str:
        topic = f"/{self.topic}" if self.topic else ""
        return f"{self.chat}{topic}" + (f"#{self.case}" if self.case else "")
