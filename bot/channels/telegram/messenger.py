"""What is made beside the chats, brought by Telegram: durably by the outbox, and how far it is at once."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import JsonValue
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.call import SEND_ACTION, Call, upload
from bot.channels.telegram.case_topics import ended
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import demanded
from bot.channels.telegram.delivery import UNCHANGED
from bot.channels.telegram.download import fetch
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.render import edited, filed, told
from bot.features.messenger import Messenger, Recipient, StoredFile
from bot.features.request import Shown
from bot.ops.metrics import Metrics
from bot.store import Message, Unsent
from bot.store.rosters import Roster
from dialogs.reply import Reply

EVERY: Final = 3.0
"""Seconds between two edits of a message: the person's own conversation has the rest of the chat's pace."""

LARGEST_UPLOAD: Final = 50_000_000
"""Bytes that Telegram takes from a bot."""


class TelegramMessenger(Messenger):
    """Progress goes straight to Telegram: after a restart, what it would have said is said anew."""

    largest_file = LARGEST_UPLOAD
    is_page = False

    def __init__(self, bot: BotApi, outbox: Outbox, metrics: Metrics) -> None:
        self._bot = bot
        self._outbox = outbox
        self._metrics = metrics
        self._next_at: dict[int, float] = {}

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """As calls of the Bot API."""
        return told(to, shown, place=place)

    def file(self, to: Recipient, file: StoredFile, told: Reply, place: int | None = None) -> Message:
        """A document that is read when it is sent."""
        del place
        return filed(to, upload("document", file.name, file.media_type, place=file.place), told.text)

    def leave(self, place: Recipient) -> list[Message]:
        """Its topic goes."""
        return [ended(place)]

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """By the outbox."""
        self._outbox.post(posted)

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """By an edit, not too often."""
        now = asyncio.get_running_loop().time()
        if now >= self._next_at.get(roster.number, 0.0):
            chat = ChatPlace.read(roster.wanted.chat).chat
            self._next_at[roster.number] = now + await self._made(edited(chat, reply, place), str(chat))

    async def _made(self, edit: Call, chat: str) -> float:
        """Make an edit, unless something else is on its way; the seconds until the next."""
        try:
            return EVERY if await self._outbox.show(edit, chat) else 0.0
        except RetryAfter as flood:
            self._metrics.retries.labels("flood").inc()
            return max(EVERY, demanded(flood))
        except (Forbidden, BadRequest) as refusal:
            # What cannot be edited any more, because it was deleted, is left alone; the result comes by itself.
            return EVERY if UNCHANGED in refusal.message.lower() else math.inf
        except TelegramError:
            return EVERY

    async def announce_file(self, to: Recipient) -> None:
        """Below the bot's name."""
        place = ChatPlace.read(to.chat)
        arguments: dict[str, JsonValue] = {"chat_id": place.chat, "action": "upload_document"}
        call = Call(method=SEND_ACTION, arguments=arguments, topic=place.topic)
        with suppress(TelegramError):
            await self._bot.perform(call.method, {**call.arguments, **call.where})

    async def fetch(self, file: str, to: Path, most: int) -> None:
        """Download it."""
        await fetch(self._bot, file, to, most)
