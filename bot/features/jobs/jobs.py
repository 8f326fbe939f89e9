"""All work beside the chats, put together."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bot.features.jobs.files import JobFiles
from bot.features.jobs.report_job import FOLDER as REPORTS
from bot.features.jobs.report_job import ReportJob
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_job import FOLDER as ROSTERS
from bot.features.jobs.roster_job import RosterJob
from bot.features.jobs.threads import in_thread
from bot.features.request import Shown
from bot.ops.supervision import stopped
from bot.store.rosters import UNDER_WAY
from bot.wording import words
from dialogs.reply import Reply
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.features.messenger import Messenger
    from bot.features.roster_limits import RosterTerms
    from bot.ops.supervision import Supervisor
    from bot.store import Store, Transaction


def _uncounted(what: str) -> None:
    del what


class JobContext(NamedTuple):
    """Where the work comes from and goes to: the store and messenger of ``channel``; ``clock`` is Beijing's.

    Files lie in ``folder``, which no other channel uses. ``supervisor`` keeps the work going; ``tally`` is told what
    became of each roster.
    """

    store: Store
    channel: str
    messenger: Messenger
    folder: Path
    terms: RosterTerms
    clock: Callable[[], datetime]
    supervisor: Supervisor
    tally: Callable[[str], None] = _uncounted


class Jobs:
    """Both kinds of work, side by side."""

    def __init__(self, place: JobContext) -> None:
        self._place = place
        store, channel, messenger, folder, terms, clock, supervisor, tally = place
        rosters, reports = JobFiles(folder, ROSTERS), JobFiles(folder, REPORTS)
        self._rosters = RosterJob(store, channel, messenger, rosters, terms, clock, supervisor, tally)
        self._reports = ReportJob(store, channel, messenger, reports, clock)

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
            template(load_policies().in_force(self._place.clock().date()).id)
