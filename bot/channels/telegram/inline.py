"""Inline queries: answered at once or not at all, from the notice alone. Nothing of them is kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.telegram import inline_results
from bot.channels.telegram.call import plainer
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.update import InlineQuery
from bot.features.notice import PolicyNotice
from bot.ops.metrics import Metrics
from bot.ops.supervision import Supervisor
from bot.turns.rate_limit import Allowed, RateLimit
from bot.turns.sanitize import clean
from bot.wording import say

ANSWER_INLINE: Final = "answerInlineQuery"

CACHE_SECONDS: Final = 600
"""For so long Telegram gives everybody the same answer to the same words without asking us."""

WORTHLESS_AFTER: Final = 20.0
"""Seconds. Telegram forgets an inline query after 30, and whoever typed it has typed on long before."""

IN_FLIGHT: Final = 200
"""So many may be under way; what comes beyond would be answered too late."""

_UNREAD: Final = "can't parse"
"""So Telegram refuses what it does not know."""

_ANSWERING: Final = "inline"
"""What the task of a query is called."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InlineAnswers:
    """Answers inline queries by ``notice``, for everybody alike, as fast as ``rate_limit`` lets one ask."""

    bot: BotApi
    notice: PolicyNotice
    rate_limit: RateLimit
    metrics: Metrics
    clock: Callable[[], datetime]
    supervisor: Supervisor
    _composing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def take(self, raw: Any) -> None:
        """Begin to answer a query, unless it cannot be read, its asker is too fast, or there are too many."""
        try:
            query = InlineQuery.model_validate(raw)
        except ValidationError:
            return
        allowed = self.rate_limit.spend(str(query.sender.id), query.id, self.clock())
        if allowed is not Allowed.YES or self.supervisor.under_way(_ANSWERING) >= IN_FLIGHT:
            self.metrics.rate_limited.inc()
            return
        self.supervisor.begin(_ANSWERING, self._answer(query))

    async def done(self) -> None:
        """Return once none is under way."""
        await self.supervisor.done(_ANSWERING)

    async def stop(self) -> None:
        """Break off what is under way."""
        await self.supervisor.stop(_ANSWERING)

    async def _answer(self, query: InlineQuery) -> None:
        try:
            async with asyncio.timeout(WORTHLESS_AFTER):
                # One at a time, so that whatever else happens goes on between two.
                async with self._composing:
                    arguments = self._arguments(query)
                await self._send(arguments)
        except TimeoutError:
            self.metrics.dropped.labels("late").inc()

    def _arguments(self, query: InlineQuery) -> dict[str, Any]:
        start = {"text": say("inline.start"), "start_parameter": "assess"}
        told = {"inline_query_id": query.id, "results": self._results(query)}
        return {**told, "cache_time": CACHE_SECONDS, "button": start}

    def _results(self, query: InlineQuery) -> list[dict[str, Any]]:
        today = self.clock().date()
        notice = self.notice.meant(query.query, today)
        answers = self.notice.answers(today, notice)
        if answers is None or query.offset:
            return []
        answer = answers.ask(clean(query.query), today)
        if query.query.strip():
            self.metrics.question(answer.status, "inline")
        return inline_results.results(answers, answer, self.notice.number(today, notice))

    async def _send(self, arguments: dict[str, Any]) -> None:
        """A broken connection is tried once more, and so is a refusal of what is new in it."""
        try:
            try:
                await self.bot.perform(ANSWER_INLINE, arguments)
            except BadRequest as refusal:
                # To python-telegram-bot a kind of network error; but of itself it will never get better.
                plain = plainer(arguments)
                if plain == arguments or _UNREAD not in refusal.message.lower():
                    raise
                await self.bot.perform(ANSWER_INLINE, plain)
            except NetworkError:
                self.metrics.retries.labels("server").inc()
                await self.bot.perform(ANSWER_INLINE, arguments)
        except TelegramError as refusal:
            _log.info("An inline query could not be answered", extra={"reason": refusal.message})
            self.metrics.dropped.labels("refused").inc()
        else:
            self.metrics.sent.labels(ANSWER_INLINE).inc()
