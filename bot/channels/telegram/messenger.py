"""What is made beside the chats, brought by Telegram: durably by the outbox, and how far it is at once."""

from __future__ import annotations

import asyncio
import math
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.call import SEND_ACTION, Call, large_upload
from bot.channels.telegram.connection import demanded
from bot.channels.telegram.download import fetch
from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.refused_call import UNCHANGED
from bot.channels.telegram.render import edited, filed, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from pydantic import JsonValue

    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.outbox import Outbox
    from bot.features.messenger import Recipient, StoredFile
    from bot.features.request import Shown
    from bot.ops.metrics import Metrics
    from bot.store import Message, Unsent
    from bot.store.rosters import Roster
    from dialogs.rendering.wording import Markdown
    from dialogs.reply import Reply

EVERY: Final = 3.0
"""Seconds between two edits of a message: the person's own conversation has the rest of the chat's pace."""

LARGEST_UPLOAD: Final = 50_000_000
"""Bytes that Telegram takes from a bot."""


@dataclass(slots=True)
class ProgressBoard:
    """Edits go straight to Telegram: after a restart, what they would have said is said anew."""

    outbox: Outbox
    metrics: Metrics
    _next_at: dict[int, float] = field(default_factory=dict)

    async def show(self, number: int, chat: str, call: Call) -> None:
        """Make the edit ``call`` for this roster, if it is time for it."""
        now = asyncio.get_running_loop().time()
        if now < self._next_at.get(number, 0.0):
            return
        pause = EVERY
        try:
            pause = EVERY if await self.outbox.show(call, chat) else 0.0
        except RetryAfter as flood:
            self.metrics.retries.labels("flood").inc()
            pause = max(EVERY, demanded(flood))
        except (Forbidden, BadRequest) as refusal:
            # What cannot be edited any more, because it was deleted, is left alone; the result comes by itself.
            is_there = isinstance(refusal, BadRequest) and UNCHANGED in refusal.message.lower()
            pause = EVERY if is_there else math.inf
        except TelegramError:
            pass
        self._next_at[number] = now + pause

    def forget(self, kept: Collection[int]) -> None:
        """Forget all but these."""
        self._next_at = {number: moment for number, moment in self._next_at.items() if number in kept}


class TelegramMessenger:
    """A :class:`~bot.features.messenger.Messenger`."""

    largest_file = LARGEST_UPLOAD
    asks_columns = False

    def __init__(self, bot: BotApi, outbox: Outbox, metrics: Metrics) -> None:
        self._bot = bot
        self._outbox = outbox
        self._board = ProgressBoard(outbox, metrics)

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """As calls of the Bot API."""
        return told(to, shown, place=place)

    def file(self, to: Recipient, file: StoredFile, caption: Markdown) -> Message:
        """A document that is read when it is sent."""
        return filed(to, large_upload("document", file.name, file.media_type, file.place), caption)

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """By the outbox."""
        self._outbox.post(posted)

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """By an edit, not too often."""
        chat = ChatPlace.read(roster.wanted.chat).chat
        await self._board.show(roster.number, str(chat), edited(chat, reply, place))

    def forget_progress(self, kept: Collection[int]) -> None:
        """Let go of what was shown last."""
        self._board.forget(kept)

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
