"""What the calendar brings: reminders on their day, and data that nobody has come back for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.features.jobs.job_queue import JobContext
from bot.features.messenger import Recipient
from bot.features.notice import PolicyNotice
from bot.features.renewals import reminded
from bot.ops.metrics import Metrics
from bot.store import Unsent

INTERVAL: Final = 60.0
"""Seconds between two looks at the calendar."""

SOONER: Final = timedelta(days=1)
"""So long before its time goes a case that has a place of its own, to take that along."""
SOONER_SHARE: Final = 1 / 24
"""Of its time at most, where that is short."""


@dataclass(frozen=True, slots=True)
class DailyJobs:
    """Looks at the calendar of the channel of ``place``."""

    place: JobContext
    metrics: Metrics
    retention: timedelta
    notice: PolicyNotice

    async def run(self) -> None:
        """Look for ever. Raises StoreRefused."""
        while True:
            self.place.messenger.deliver(await self.place.store.aside(self._posted))
            await asyncio.sleep(INTERVAL)

    def _posted(self) -> list[Unsent]:
        """What is due, also what became due while the bot was down, is to be sent; what has expired is erased.

        A reminder is forgotten by the commit that posts it, and so goes out once.
        """
        channel, messenger, now = self.place.channel, self.place.messenger, self.place.clock()
        posted: list[Unsent] = []
        with self.place.store.transaction() as transaction:
            if transaction.clock_jump() is not None:
                return []  # health is bad by it; the start has told why
            before = now - self.retention
            # Sooner than all else, for whoever erases it after them erases where their places are.
            for owner, number, place in transaction.placed(
                channel, before + min(SOONER, self.retention * SOONER_SHARE)
            ):
                transaction.cases(channel, owner).erase(number)
                posted += transaction.post_each(channel, messenger.leave(Recipient(place, owner)))
            transaction.expire(before)
            for to, reminder in reminded(transaction, channel, now, self.notice):
                posted += transaction.post_each(channel, messenger.messages(to, [reminder]))
                self.metrics.reminders.inc()
        return posted
