"""Shows how far each roster is, in the one message that was sent for it: not too often, and never in the way."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Final, NamedTuple

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.backoff import demanded

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.channels.telegram.call import Call
    from bot.channels.telegram.outbox import Outbox
    from bot.ops.metrics import Metrics

EVERY: Final = 3.0
"""Seconds between two edits of a message: the person's own conversation has the rest of the chat's pace."""

_UNCHANGED: Final = "not modified"


class _Shown(NamedTuple):
    call: Call | None
    next_at: float


_NOTHING: Final = _Shown(None, 0.0)


class ProgressBoard:
    """Edits go straight to Telegram: after a restart, what they would have said is said anew."""

    def __init__(self, outbox: Outbox, metrics: Metrics) -> None:
        self._outbox = outbox
        self._metrics = metrics
        self._shown: dict[int, _Shown] = {}

    async def show(self, number: int, chat: str, call: Call) -> None:
        """Make the edit ``call`` for this roster, if it says something new and it is time for it."""
        now = asyncio.get_running_loop().time()
        shown = self._shown.get(number, _NOTHING)
        if shown.call == call or now < shown.next_at:
            return
        self._shown[number] = await self._edited(call, chat, shown, now)

    def forget(self, kept: Collection[int]) -> None:
        """Forget all but these."""
        self._shown = {number: shown for number, shown in self._shown.items() if number in kept}

    async def _edited(self, call: Call, chat: str, shown: _Shown, now: float) -> _Shown:
        try:
            is_done = await self._outbox.show(call, chat)
        except RetryAfter as flood:
            self._metrics.retries.labels("flood").inc()
            return shown._replace(next_at=now + max(EVERY, demanded(flood)))
        except Forbidden:
            return shown._replace(next_at=math.inf)
        except BadRequest as refusal:
            # What cannot be edited any more, because it was deleted, is left alone; the result comes by itself.
            is_there = _UNCHANGED in refusal.message.lower()
            return _Shown(call, now + EVERY if is_there else math.inf)
        except TelegramError:
            return shown._replace(next_at=now + EVERY)
        return _Shown(call, now + EVERY) if is_done else shown
