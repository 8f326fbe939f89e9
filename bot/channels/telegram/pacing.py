"""How fast Telegram lets a bot speak: overall, in one chat, and in one group."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple

from cachetools import LRUCache

from bot.turns.rate_limit import alone


class Rate(NamedTuple):
    """At most ``messages`` in any ``seconds``."""

    messages: int
    seconds: float


class Rates(NamedTuple):
    """The limits in force; null for none."""

    overall: Rate | None
    chat: Rate | None
    group: Rate | None


TELEGRAM: Final = Rates(Rate(30, 1.0), Rate(1, 1.0), Rate(20, 60.0))
UNLIMITED: Final = Rates(None, None, None)

SPACING: Final = 0.01
"""Seconds between two messages. If the process dies, those in the air are sent twice: hardly ever two are."""

REMEMBERED: Final = 10_000
"""Chats whose last messages are remembered; more than ever are written to within a minute."""


class _Window:
    """The moments of the latest messages, in seconds of the loop's clock."""

    __slots__ = ("_rate", "_sent")

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._sent: deque[float] = deque(maxlen=rate.messages)

    def free_at(self, among: int = 1) -> float:
        """When one of so many processes that share the rate may go on."""
        share = max(1, self._rate.messages // among)
        return self._sent[-share] + self._rate.seconds if len(self._sent) >= share else 0.0

    def note(self, moment: float) -> None:
        self._sent.append(moment)


class Pace:
    """Lets messages go in time, as one of ``among`` processes that send. Of one chat, one message at a time asks."""

    def __init__(self, rates: Rates = TELEGRAM, among: Callable[[], int] = alone) -> None:
        self._among = among
        self._rates = rates
        self._overall = None if rates.overall is None else _Window(rates.overall)
        self._latest = 0.0
        self._chats: LRUCache[str, list[_Window]] = LRUCache(REMEMBERED)

    async def room(self, chat: str) -> None:
        """Wait until ``chat`` may be written to, and then in line for its turn among all chats."""
        loop = asyncio.get_running_loop()
        free = max((window.free_at() for window in self._chats.get(chat, ())), default=0.0)
        await _until(free, loop)
        if self._overall is not None:
            moment = max(loop.time(), self._overall.free_at(self._among()), self._latest + SPACING)
            self._overall.note(moment)
            self._latest = moment
            await _until(moment, loop)

    def note(self, chat: str) -> None:
        """A message has reached ``chat``: the distance to the next counts from its arrival."""
        now = asyncio.get_running_loop().time()
        for window in self._chats.setdefault(chat, self._windows(chat)):
            window.note(now)

    def _windows(self, chat: str) -> list[_Window]:
        is_group = chat.startswith("-")
        rates = (self._rates.chat, self._rates.group if is_group else None)
        return [_Window(rate) for rate in rates if rate is not None]


async def _until(moment: float, loop: asyncio.AbstractEventLoop) -> None:
    wait = moment - loop.time()
    if wait > 0:
        await asyncio.sleep(wait)
