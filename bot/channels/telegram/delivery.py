"""One message on its way, until Telegram has taken it or refuses it for good."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from cachetools import LRUCache
from pydantic import ValidationError
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.api_answer import BentAnswer
from bot.channels.telegram.call import (
    ANSWER_PRESS,
    EDIT_TEXT,
    EDITS,
    SEND_ACTION,
    SEND_DOCUMENT,
    SEND_PICTURE,
    Call,
)
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import Backoff
from bot.channels.telegram.pacing import Pace
from bot.channels.telegram.stored_messages import Delivered, Note, StoredMessages
from bot.ops.metrics import Metrics
from bot.store import StoreRefused, Unsent

EDITED: Final = 5_000
"""Messages, the latest, of which it is known what an edit has made of them."""

BENT: Final = 5
"""So often a message is sent that Telegram has taken by its own word, while nothing else of the answer arrives."""

# python-telegram-bot changes the case of Telegram's words; they are compared in lower case.
UNCHANGED: Final = "not modified"
_GONE: Final = (
    "can't be edited",
    "message to edit not found",
    "message_id_invalid",
    "no text in the message",
)

_TOPIC_GONE: Final = ("message thread not found", "topic_deleted", "topic_id_invalid")

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
                call = _instead(call, str(forbidden).lower(), self.metrics)
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
                return call.telling(chat_id=error.new_chat_id)
            case BadRequest():
                why = str(error).lower()
                if _is_topic_gone(call, why):
                    attempts.notes = (self.stored.without(call, unsent.message.owner),)
                return _instead(call, why, self.metrics)
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
        made = hash(call.model_dump_json()) if call.method in EDITS else 0
        if made and self._edited.get(edited) == made:
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
        if made:
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
            await self.stored.done(lambda transaction, _: transaction.postpone(unsent.sequence, until))
        except StoreRefused as refused:
            _log.warning("%s", refused)
        await _until(until)


def _is_topic_gone(call: Call, refusal: str) -> bool:
    """Whether it is refused because there is no such topic. ``refusal`` in lower case."""
    return bool(call.topic) and any(sign in refusal for sign in _TOPIC_GONE)


def _instead(call: Call, refusal: str, metrics: Metrics) -> Call | None:
    """What to do instead of a call that was refused; None for nothing. ``refusal`` in lower case."""
    if call.method in EDITS and UNCHANGED in refusal:
        return None
    if call.method == EDIT_TEXT and any(sign in refusal for sign in _GONE):
        return call.sent_anew()
    if _is_topic_gone(call, refusal):
        return call.model_copy(update={"topic": 0})
    if call.is_about_topics:
        _log.info("A topic is refused", extra={"method": call.method, "reason": refusal})
        return None
    simpler = call.plainer()
    if simpler is not None:
        return simpler
    if call.method == ANSWER_PRESS:
        # The press is too old; that is all there is to a late answer.
        _log.info("A press was answered too late")
    else:
        _log.error("A call is refused for good", extra={"method": call.method, "reason": refusal})
    metrics.dropped.labels("refused").inc()
    return call.without_file()


async def _until(moment: datetime | None) -> None:
    wait = 0.0 if moment is None else (moment - datetime.now(UTC)).total_seconds()
    if wait > 0:
        await asyncio.sleep(wait)
