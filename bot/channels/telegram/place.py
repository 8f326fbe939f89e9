"""Where something is said on Telegram. Everybody else keeps a place as the text that it is written as."""

from __future__ import annotations

from typing import NamedTuple


class ChatPlace(NamedTuple):
    """A chat, and the topic in it, where it has topics; 0 for none."""

    chat: int
    topic: int = 0

    @classmethod
    def read(cls, written: str) -> ChatPlace:
        """The place that was written as this."""
        chat, _, topic = written.partition("/")
        return cls(int(chat), int(topic or 0))

    def __str__(self) -> str:
        return f"{self.chat}/{self.topic}" if self.topic else str(self.chat)
