"""What the calendar brings: reminders on their day, and data that nobody has come back for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.features.messenger import Messenger, Recipient
from bot.features.notice import PolicyNotice
from bot.features.reminders import due
from bot.features.renewals import told_of_renewals
from bot.ops.metrics import Metrics
from bot.store import Store, Unsent

INTERVAL: Final = 60.0
"""Seconds between two looks at the calendar."""

SOONER: Final = timedelta(days=1)
"""So long before its time goes a case that has a place of its own, to take that along."""
SOONER_SHARE: Final = 1 / 24
"""Of its time at most, where that is short."""


@dataclass(frozen=True, slots=True)
class DailyJobs:
    """Looks at the calendar of ``channel``; ``clock`` tells Beijing's time."""

    store: Store
    channel: str
    messenger: Messenger
    metrics: Metrics
    retention: timedelta
    clock: Callable[[], datetime]
    notice: PolicyNotice

    async def run(self) -> None:
        """Look for ever. Raises StoreRefused."""
        while True:
            self.messenger.deliver(await self.store.aside(self._posted))
            await asyncio.sleep(INTERVAL)

    def _posted(self) -> list[Unsent]:
        """What is due, also what became due while the bot was down, is to be sent; what has expired is erased.

        A reminder is forgotten by the commit that posts it, and so goes out once.
        """
        now = self.clock()
        posted: list[Unsent] = []
        with self.store.transaction() as transaction:
            if transaction.clock_jump() is not None:
                return []  # health is bad by it; the start has told why
            before = now - self.retention
            # Sooner than all else, for whoever erases it after them erases where their places are.
            for owner, number, place in transaction.placed(
                self.channel, before + min(SOONER, self.retention * SOONER_SHARE)
            ):
                transaction.cases(self.channel, owner).erase(number)
                posted += transaction.post_each(self.channel, self.messenger.leave(Recipient(place, owner)))
            transaction.expire(before)
            told = told_of_renewals(transaction, self.channel, now, self.notice)
            for to, reminder in (*told, *due(transaction, self.channel, now)):
                posted += transaction.post_each(self.channel, self.messenger.messages(to, [reminder]))
                self.metrics.reminders.inc()
        return posted
