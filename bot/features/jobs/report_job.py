"""Has reports made beside the chats, one after another, as the store asks for them."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from bot.features.jobs.job_queue import JobQueue
from bot.features.jobs.process import last_event, working_on
from bot.features.messenger import Recipient
from bot.features.request import Shown
from bot.roster.messages import ReportOrder, ReportWritten
from bot.store import Transaction, Unsent
from bot.store.rosters import Report
from bot.store.sql.rosters import Reports
from bot.wording import say, words
from dialogs.reply import Document, Reply

ATTEMPTS: Final = 5
"""So often making a report is begun."""

_log = logging.getLogger(__name__)


class ReportJob(JobQueue["Report"]):
    """Makes one report at a time."""

    name = "reports"

    def kept(self, transaction: Transaction) -> Reports:
        """The reports."""
        return transaction.reports

    async def work_on(self, asked: Report) -> None:
        """Make it and post it."""
        pdf = None if asked.attempts >= ATTEMPTS else await self._made(asked)
        self.messenger.deliver(await self.stored(partial(self._posted, asked, pdf)))

    async def _made(self, report: Report) -> bytes | None:
        """The document, or None when it cannot be made."""
        wanted = report.wanted
        await self.messenger.announce_file(Recipient(wanted.chat, wanted.owner))
        try:
            out = self.files.folder(report.number) / "report.pdf"
            order = ReportOrder(
                wanted.profile, wanted.label, self.place.clock().date(), out, notice=wanted.notice or None
            )
            async with working_on(order) as work:
                event = await last_event(work)
            return out.read_bytes() if isinstance(event, ReportWritten) else None
        except OSError as error:
            _log.error("A report could not be made: %s", type(error).__name__)
            return None

    def _posted(self, report: Report, pdf: bytes | None) -> list[Unsent]:
        """Post it by the commit that forgets that it was asked for. Raises StoreRefused."""
        reply = Reply(words("report.failed")) if pdf is None else _document(report, pdf)
        to = Recipient(report.wanted.chat, report.wanted.owner)
        with self.store.transaction() as transaction:
            if not transaction.reports.drop(report.number):
                return []
            messages = self.messenger.messages(to, [Shown(reply)])
            return transaction.post_each(self.channel, messages)


def _document(report: Report, pdf: bytes) -> Reply:
    label = report.wanted.label
    name = say("report.labelled_file", label=label) if label else say("report.file")
    return Reply(words("report.caption"), document=Document(name, "application/pdf", pdf))
