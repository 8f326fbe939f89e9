"""Has reports made beside the chats, one after another, as the store asks for them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.features.jobs.files import JobFiles, removed
from bot.features.jobs.process import working_on
from bot.features.jobs.threads import in_thread
from bot.features.messenger import Recipient
from bot.features.request import Shown
from bot.ops.supervision import until_stored
from bot.roster.report import ReportOrder, ReportWritten
from bot.roster.worker import Refused
from bot.wording import say, words
from dialogs.reply import Document, Reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.features.messenger import Messenger
    from bot.roster.worker import WorkerProcess
    from bot.store import Store
    from bot.store.rosters import Report

FOLDER: Final = "reports"
LOOK: Final = 0.5
"""Seconds between two looks at the store."""

ATTEMPTS: Final = 5
"""So often making a report is begun."""

_log = logging.getLogger(__name__)


@dataclass
class ReportJob:
    """Makes one report at a time; a dropped one is not posted."""

    store: Store
    channel: str
    messenger: Messenger
    files: JobFiles
    clock: Callable[[], datetime]
    _reports: list[Report] = field(default_factory=list, init=False)

    async def run(self) -> None:
        """Work for ever; a report that is being made when this is cancelled is made at the next start."""
        while True:
            await until_stored(self._read_rows)
            await self._make_all()
            await asyncio.sleep(LOOK)

    async def work_off(self) -> None:
        """Make what has been asked for by now. Raises StoreRefused."""
        self._read_rows()
        await self._make_all()

    def _read_rows(self) -> None:
        with self.store.transaction() as transaction:
            self._reports = transaction.reports.every(self.channel)

    async def _make_all(self) -> None:
        if abandoned := self.files.abandoned([report.number for report in self._reports]):
            await in_thread(removed, abandoned)
        for report in self._reports:
            await until_stored(partial(self._begin, report))
            pdf = None if report.attempts >= ATTEMPTS else await self._made(report)
            await until_stored(partial(self._post, report, pdf))
            await in_thread(removed, self.files.abandoned(()))

    def _begin(self, report: Report) -> None:
        with self.store.transaction() as transaction:
            transaction.reports.begin(report.number)

    async def _made(self, report: Report) -> bytes | None:
        """The document, or None when it cannot be made."""
        wanted = report.wanted
        await self.messenger.announce_file(Recipient(wanted.chat, wanted.owner))
        try:
            out = self.files.folder(report.number) / "report.pdf"
            order = ReportOrder(wanted.profile, wanted.label, self.clock().date(), out)
            async with working_on(order) as work:
                event = await _ended(work)
            return out.read_bytes() if isinstance(event, ReportWritten) else None
        except OSError as error:
            _log.error("A report could not be made: %s", type(error).__name__)
            return None

    def _post(self, report: Report, pdf: bytes | None) -> None:
        """Post it by the commit that forgets that it was asked for. Raises StoreRefused."""
        reply = Reply(words("report.failed")) if pdf is None else _document(report, pdf)
        to = Recipient(report.wanted.chat, report.wanted.owner)
        with self.store.transaction() as transaction:
            if not transaction.reports.drop(report.number):
                return
            messages = self.messenger.messages(to, [Shown(reply)])
            posted = [transaction.post(self.channel, message) for message in messages]
        self.messenger.deliver(posted)


async def _ended(work: WorkerProcess) -> ReportWritten | Refused:
    while True:
        event = await in_thread(work.poll, LOOK)
        if isinstance(event, ReportWritten | Refused):
            return event


def _document(report: Report, pdf: bytes) -> Reply:
    label = report.wanted.label
    name = say("report.labelled_file", label=label) if label else say("report.file")
    return Reply(words("report.caption"), document=Document(name, "application/pdf", pdf))
