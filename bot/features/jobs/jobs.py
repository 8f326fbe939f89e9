"""All work beside the chats, put together."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.report_job import ReportJob
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_job import RosterJob
from bot.features.jobs.threads import in_thread
from bot.features.request import Shown
from bot.notices import notices
from bot.ops.supervision import stopped
from bot.store import Transaction
from bot.store.rosters import UNDER_WAY
from bot.wording import words
from dialogs.reply import Reply
from rules import ProfileRefused


class Jobs:
    """Both kinds of work, side by side."""

    def __init__(self, place: JobContext) -> None:
        self._place = place
        self._reports, self._rosters = ReportJob(place), RosterJob(place)

    async def run(self) -> None:
        """Work for ever."""
        supervisor = self._place.supervisor
        making = supervisor.begin("template", in_thread(self._make_template))
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(supervisor.keep("rosters", self._rosters.run))
                tasks.create_task(supervisor.keep("reports", self._reports.run))
        finally:
            await stopped(making)

    async def work_off(self) -> None:
        """Do what has been asked for by now. Raises StoreRefused."""
        await self._reports.work_off()
        await self._rosters.work_off()

    def has_work(self, transaction: Transaction) -> bool:
        """Whether there is something to do, or to clear away."""
        channel = self._place.channel
        return bool(transaction.reports.every(channel) or transaction.rosters.every(channel))

    def give_up(self, transaction: Transaction) -> list[Shown]:
        """Forget all that is still to be done; what to say of it."""
        said = []
        for report in transaction.reports.every(self._place.channel):
            transaction.reports.drop(report.number)
            said.append(words("report.cancelled"))
        for roster in transaction.rosters.every(self._place.channel):
            if roster.state in UNDER_WAY:
                transaction.rosters.drop(roster.number)
                said.append(words("roster.cancelled", name=roster.wanted.name))
        return [Shown(Reply(text)) for text in said]

    def _make_template(self) -> None:
        """Before anybody asks for it, and has everybody wait."""
        with suppress(ProfileRefused):
            template(notices().in_force(self._place.clock().date()).id)
