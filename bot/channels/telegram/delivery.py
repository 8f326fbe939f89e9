"""One message on its way, until Telegram has taken it or refuses it for good."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from cachetools import LRUCache
from pydantic import ValidationError
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.api_answer import BentAnswer
from bot.channels.telegram.call import EDITS, SEND_ACTION, SEND_DOCUMENT, SEND_PICTURE, Call
from bot.channels.telegram.connection import Backoff
from bot.channels.telegram.refused_call import instead, is_topic_gone
from bot.channels.telegram.stored_messages import Delivered
from bot.store import StoreRefused

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.pacing import Pace
    from bot.channels.telegram.stored_messages import Note, StoredMessages
    from bot.ops.metrics import Metrics
    from bot.store import Unsent

EDITED: Final = 5_000
"""Messages, the latest, of which it is known what an edit has made of them."""

BENT: Final = 5
"""So often a message is sent that Telegram has taken by its own word, while nothing else of the answer arrives."""

_ACTIONS: Final = {SEND_DOCUMENT: "upload_document", SEND_PICTURE: "upload_photo"}

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Attempts:
    """What has come of the attempts to deliver a message; ``notes`` are kept once it is gone."""

    backoff: Backoff = field(default_factory=Backoff)
    bent: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Makes calls no faster than ``pace`` lets them go; ``folder`` holds the large files among them."""

    stored: StoredMessages
    bot: BotApi
    pace: Pace
    metrics: Metrics
    folder: Path
    _edited: LRUCache[tuple[object, object], int] = field(default_factory=lambda: LRUCache(EDITED))

    async def deliver(self, unsent: Unsent) -> Delivered | None:
        """Have it taken, or refused for good; None when nobody can be reached in its chat."""
        call, attempts = await self._call(unsent), _Attempts()
        await _until(unsent.not_before)
        while call is not None:
            try:
                result = await self.perform(call, unsent.message.chat)
            except Forbidden as forbidden:
                if not call.is_about_topics:
                    self.metrics.dropped.labels("unreachable").inc()
                    return None
                call = instead(call, str(forbidden).lower(), self.metrics)
            except FileNotFoundError:
                # Whoever was to have it has had everything deleted, or it expired.
                self.metrics.dropped.labels("erased").inc()
                call = call.without_file()
            except TelegramError as error:
                call = await self._after(error, call, unsent, attempts)
            else:
                self.metrics.sent.labels(call.method).inc()
                _log.info("A message was sent", extra={"method": call.method})
                attempts.notes += self.stored.notes(call, unsent.message.owner, result)
                break
        return Delivered(unsent.sequence, attempts.notes)

    async def _after(
        self, error: TelegramError, call: Call, unsent: Unsent, attempts: _Attempts
    ) -> Call | None:
        """What to do next, once it is time for it; None for nothing."""
        match error:
            case RetryAfter():
                await self._try_later(unsent, attempts.backoff.wait(error), "flood")
            case ChatMigrated():
                await self._try_later(unsent, attempts.backoff.wait(error), "moved")
                return call.moved_to(error.new_chat_id)
            case BadRequest():
                why = str(error).lower()
                if is_topic_gone(call, why):
                    attempts.notes = (self.stored.without(call, unsent.message.owner),)
                return instead(call, why, self.metrics)
            case _:
                attempts.bent += isinstance(error, BentAnswer)
                told = {"method": call.method, "reason": error.message}
                if attempts.bent == BENT:
                    _log.error("Answers come bent; a message counts as sent", extra=told)
                    self.metrics.dropped.labels("bent").inc()
                    return None
                _log.info("A call failed and is repeated", extra=told)
                await self._try_later(unsent, attempts.backoff.wait(error), "server")
        return call

    async def perform(self, call: Call, chat: str) -> Any:
        """The result of ``call``, made when there is room for it in ``chat``. Raises TelegramError.

        What an edit has made of a message, it is not made into again: two presses may ask for the same. What that was
        is known by a hash alone: what was said to people stays nowhere but in the store.
        """
        if not call.is_visible:
            return await self.bot.perform(call.method, dict(call.arguments))
        edited = call.arguments.get("chat_id"), call.arguments.get("message_id")
        made = hash(call.model_dump_json())
        if call.method in EDITS and self._edited.get(edited) == made:
            return True
        await self.pace.room(chat)
        if call.method in _ACTIONS:
            with suppress(TelegramError):
                action = {"chat_id": chat, "action": _ACTIONS[call.method], **call.where}
                await self.bot.perform(SEND_ACTION, action)
        began = perf_counter()
        try:
            with call.encoded(self.folder) as arguments:
                result = await self.bot.perform(call.method, arguments)
            self.metrics.sent_seconds.observe(perf_counter() - began)
        finally:
            self.pace.note(chat)
        if call.method in EDITS:
            self._edited[edited] = made
        return result

    async def _call(self, unsent: Unsent) -> Call | None:
        """What was posted, in the topic that its case has by now."""
        try:
            call = Call.model_validate_json(unsent.message.payload)
        except ValidationError:
            _log.error("A message is not of this version and is dropped")
            self.metrics.dropped.labels("unreadable").inc()
            return None
        place = await self.stored.place_of(unsent.message.owner, call.case) if call.case else None
        return call if place is None else call.at(place)

    async def _try_later(self, unsent: Unsent, seconds: float, reason: str) -> None:
        self.metrics.retries.labels(reason).inc()
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        try:
            await self.stored.postpone(unsent, until)
        except StoreRefused as refused:
            _log.warning("%s", refused)
        await _until(until)


async def _until(moment: datetime | None) -> None:
    wait = 0.0 if moment is None else (moment - datetime.now(UTC)).total_seconds()
    if wait > 0:
        await asyncio.sleep(wait)
