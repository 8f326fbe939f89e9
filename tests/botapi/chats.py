"""Accounts, chats, their messages, and the journal of what can be seen in a chat."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .bell import Bell
from .wire import Json, RefusalError, bad_request

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@dataclass(eq=False)
class Journal:
    """What happened in a chat, in order, for those who wait for it.

    An entry is ``{"kind": "sent" | "edited" | "deleted" | "action", …}``.
    """

    entries: list[Json] = field(default_factory=list)
    _bell: Bell = field(default_factory=Bell)

    def append(self, entry: Json) -> None:
        """Add an entry and wake all who wait."""
        self.entries.append(entry)
        self._bell.ring()

    async def following(self, after: int, kinds: Collection[str]) -> tuple[int, Json]:
        """The first entry of one of ``kinds`` at or behind place ``after``, with the place behind it."""

        def look() -> tuple[int, Json] | None:
            for place in range(after, len(self.entries)):
                if self.entries[place]["kind"] in kinds:
                    return place + 1, self.entries[place]
            return None

        return await self._bell.until(look)


@dataclass(eq=False)
class Chat:
    """A chat as the bot's account sees it.

    ``reached``: the person has written (private) or the bot is a member. ``shut``: why the bot may not write,
    as Telegram's 403 says it, or empty. ``own``: the numbers of the bot's messages. ``privacy``: in a group
    the bot sees only what is meant for it. ``topics``: the names of its topics, by their numbers;
    ``manages_topics``: the bot may open some in this group.
    Messages are never changed in place: an edit puts a new object in the old one's place.
    """

    id: int
    kind: str
    description: Json
    numbers: Iterator[int]
    reached: bool = False
    shut: str = ""
    privacy: bool = True
    migrated_to: int | None = None
    own: set[int] = field(default_factory=set)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    manages_topics: bool = False
    journal: Journal = field(default_factory=Journal)

    def keep(self, sender: Json | None, content: Json) -> Json:
        """Store a new message with ``content`` and return it as the Bot API shows it."""
        message: Json = {
            "message_id": next(self.numbers),
            "date": int(time.time()),
            "chat": self.description,
            **({"from": sender} if sender else {}),
            **content,
        }
        self.messages[message["message_id"]] = message
        return message

    def topic(self, number: int) -> Json:
        """What a message in this topic has beside its content; outside of topics it has nothing.

        Raises:
            RefusalError: there is no such topic.
        """
        if not number:
            return {}
        if number not in self.topics:
            raise bad_request("message thread not found")
        return {"message_thread_id": number, "is_topic_message": True}

    def end_topic(self, number: int) -> None:
        """The topic goes with all that stands in it."""
        del self.topics[number]
        for place, message in list(self.messages.items()):
            if message.get("message_thread_id") == number:
                del self.messages[place]
                self.journal.append({"kind": "deleted", "message": message})

    def replace(self, message: Json, **changes: object) -> Json:
        """Put an edited copy in the message's place; a change to None takes the field away."""
        edited = {**message, **changes, "edit_date": int(time.time())}
        edited = {name: value for name, value in edited.items() if value is not None}
        self.messages[edited["message_id"]] = edited
        return edited


class Chats:
    """All chats, by id. Private chats and basic groups number their messages together, as Telegram does."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._numbers = itertools.count(1)

    def known(self, chat_id: int) -> Chat | None:
        """The chat, when there is one."""
        return self._chats.get(chat_id)

    def opened(self, description: Json, *, privacy: bool = True) -> Chat:
        """The chat of this description, made when it is new."""
        chat = self._chats.get(description["id"])
        if chat is None:
            shared = description["type"] in {"private", "group"}
            chat = Chat(
                id=description["id"],
                kind=description["type"],
                description=description,
                numbers=self._numbers if shared else itertools.count(1),
                privacy=privacy,
            )
            self._chats[chat.id] = chat
        return chat

    def readable(self, chat_id: int) -> Chat:
        """The chat the bot names.

        Raises:
            RefusalError: it has never met it, or the group has become a supergroup.
        """
        chat = self._chats.get(chat_id)
        if chat is None or not chat.reached:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise RefusalError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.migrated_to},
            )
        return chat

    def writable(self, chat_id: int) -> Chat:
        """The chat the bot writes to.

        Raises:
            RefusalError: as :meth:`readable`, or the bot is blocked, removed or never addressed.
        """
        chat = self.readable(chat_id)
        if chat.shut:
            raise RefusalError(403, f"Forbidden: {chat.shut}")
        return chat
