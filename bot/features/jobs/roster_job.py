"""Works rosters off beside the chats, some side by side, and goes by what the store says: it remembers nothing."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import Final

from bot.features.jobs import roster_messages as telling
from bot.features.jobs.job_queue import JobContext, JobQueue
from bot.features.jobs.process import last_event, working_on
from bot.features.jobs.roster_order import ahead, in_turn
from bot.features.messenger import Recipient, StoredFile
from bot.features.request import Shown
from bot.features.roster_limits import kept
from bot.ops.supervision import stopped
from bot.roster.messages import Order, RosterProgress
from bot.roster.problem import RosterRefused
from bot.roster.summary_text import said_of
from bot.roster.tally import Summary
from bot.roster.worker import Refused
from bot.store import Message, Transaction, Unsent
from bot.store.rosters import Roster, RosterState
from bot.store.sql.rosters import Rosters
from bot.wording import in_channel, say, words
from dialogs.rendering.wording import Markdown
from dialogs.reply import Picture, Reply

UPLOAD_FILE: Final = "upload"
"""In the folder of a roster: the file as it was sent."""
LAST_FILE: Final = "last"
"""An earlier roster of the same staff, where the channel brings one along."""
RESULT_FILE: Final = "result.xlsx"
NOTES_FILE: Final = "notes.json"
"""What an officer looks at beside the workbook."""

ATTEMPTS: Final = 10
"""So often work on a roster is begun; one that ends the whole bot each time must not do so for ever."""

_log = logging.getLogger(__name__)


class _Estimate:
    """How long the rest of a roster takes, by how long the rows took that were not done before."""

    def __init__(self) -> None:
        self._first: tuple[int, float] | None = None

    def left(self, progress: RosterProgress, now: float) -> float | None:
        """Seconds from ``now``; None before there is something to go by. Rows done before cost nothing."""
        fresh = progress.done - progress.resumed
        if self._first is None:
            self._first = (fresh, now)
            return None
        done, since = self._first
        if fresh <= done:
            return None
        return (progress.total - progress.done) * (now - since) / (fresh - done)


class RosterJob(JobQueue["Roster"]):
    """As many rosters are in work as the terms say; the others are told how many go before them."""

    name = "rosters"

    def __init__(self, place: JobContext) -> None:
        super().__init__(place)
        self._terms = place.terms
        self._telling: asyncio.Task[None] | None = None

    @property
    def workers(self) -> int:
        """As the terms say."""
        return self._terms.workers

    def kept(self, transaction: Transaction) -> Rosters:
        """The rosters."""
        return transaction.rosters

    def in_turn(self) -> list[Roster]:
        """Officers in turn."""
        return in_turn(self.asked.values())

    async def run(self) -> None:
        """Work for ever, and tell those who wait."""
        try:
            await super().run()
        finally:
            await stopped(self._telling)

    def looked(self, waiting: Sequence[Roster]) -> None:
        """Tell those who wait."""
        if waiting and (self._telling is None or self._telling.done()):
            self._telling = self.place.supervisor.begin("telling places", self._tell_places(waiting))

    def read(self) -> None:
        """What there is. What has arrived is done; what was kept long enough is forgotten. Raises StoreRefused."""
        super().read()
        for roster in tuple(self.asked.values()):
            is_there = roster.state is RosterState.SENDING and not roster.is_on_its_way
            if is_there and self._terms.keep:
                with self.store.transaction() as transaction:
                    transaction.rosters.end(roster.number)
            is_kept_enough = (
                roster.done_at is not None and roster.done_at + self._terms.keep <= self.place.clock()
            )
            if (is_there and not self._terms.keep) or is_kept_enough:
                with self.store.transaction() as transaction:
                    transaction.rosters.drop(roster.number)
                del self.asked[roster.number]

    async def _tell_places(self, waiting: Sequence[Roster]) -> None:
        places = [(one, ahead(self.asked.values(), one.number, self._terms.workers)) for one in waiting]
        for roster, before in places:
            await self._show(roster, telling.waiting(roster.wanted.name, before, self.channel))

    async def work_on(self, asked: Roster) -> None:
        """From the file to the posted result, or to a sentence that says why there is none."""
        try:
            order = await self._fetched(asked)
            summary, resumed = await self._assessed(asked, order)
            chart, size = order.chart.read_bytes(), order.out.stat().st_size
            await self.messenger.keep(asked, [order.out, order.source.with_name(NOTES_FILE)])
        except RosterRefused as refused:
            await self._refuse(asked, str(refused))
        except OSError as error:
            _log.error("A roster could not be worked on: %s", os.strerror(error.errno or 0))
            await self._refuse(asked, say(in_channel("roster.not_written", self.channel)))
        else:
            await self._send(asked, summary, telling.assessed(asked.wanted.name, resumed), chart, size)

    async def _fetched(self, roster: Roster) -> Order:
        """The order with its file on disk; it is fetched once, also over restarts. Raises RosterRefused, OSError."""
        if roster.attempts >= ATTEMPTS:
            raise RosterRefused(say("roster.given_up"))
        folder = self.files.folder(roster.number)
        order = Order(
            folder / UPLOAD_FILE,
            folder / RESULT_FILE,
            folder / "summary.png",
            folder / "done",
            roster.wanted.as_of,
            roster.wanted.notice or None,
            limits=self._terms.limits,
            columns=roster.columns,
            notes=folder / NOTES_FILE,
        )
        if not order.source.exists():
            await self._show(roster, words("roster.fetching", name=roster.wanted.name))
            await self.messenger.fetch(roster.wanted.file, order.source, order.limits.file_bytes)
        last = folder / LAST_FILE
        return replace(order, last=last) if last.exists() else order

    async def _assessed(self, roster: Roster, order: Order) -> tuple[Summary, int]:
        """What came of it, once the result lies there, and how many rows had been done before an interruption.

        Raises RosterRefused.
        """
        resumed = 0
        text = words("roster.reading", name=roster.wanted.name)
        estimate = _Estimate()

        async def told(progress: RosterProgress | None) -> None:
            nonlocal resumed, text
            if progress is not None:
                resumed = progress.resumed
                left = estimate.left(progress, monotonic())
                text = telling.working(roster.wanted.name, progress, left)
            await self._show(roster, text)

        await self._show(roster, text)
        async with working_on(order) as work:
            event = await last_event(work, told)
        if isinstance(event, Summary):
            return event, resumed
        raise RosterRefused(event.sentence if isinstance(event, Refused) else say("roster.given_up"))

    async def _show(self, roster: Roster, text: Markdown) -> None:
        roster = self.asked.get(roster.number, roster)
        if roster.shown_in is not None:
            await self.messenger.progress(roster, roster.shown_in, telling.progress(roster.number, text))

    async def _send(
        self, roster: Roster, summary: Summary, last_words: Markdown, chart: bytes, size: int
    ) -> None:
        """Post all of the result by one commit: it goes out, and goes out once. ``size`` is the workbook's."""
        picture = Picture(chart, said_of(summary))

        def result(now: Roster) -> list[Message]:
            to = _recipient(now)
            if self.messenger.is_page:
                return [self._workbook(now, size, picture)]
            return [
                *self.messenger.messages(to, [Shown(Reply("", picture=picture))]),
                self._workbook(now, size),
            ]

        if await self._post(roster, last_words, result):
            self.place.tally("assessed")

    def _workbook(self, roster: Roster, size: int, picture: Picture | None = None) -> Message:
        name, to = roster.wanted.name, _recipient(roster)
        if size > self.messenger.largest_file:
            told = words(in_channel("roster.result_too_big", self.channel), name=name)
            (message,) = self.messenger.messages(to, [Shown(Reply(told))])
            return message
        place = self.files.place(roster.number, RESULT_FILE)
        workbook = StoredFile(telling.result_name(name), telling.XLSX, place)
        caption = words(
            in_channel("roster.result", self.channel),
            name=name,
            sheets=say("workbook.sheets_told"),
            kept=kept(self._terms.keep.days),
        )
        return self.messenger.file(to, workbook, Reply(caption, picture=picture), roster.shown_in)

    async def _refuse(self, roster: Roster, why: str) -> None:
        told = words(in_channel("roster.refused", self.channel), name=roster.wanted.name, why=why)
        notes = self.files.folder(roster.number) / NOTES_FILE
        if asks := self.messenger.is_page and notes.exists():
            # The file stays, to be read by what its columns are said to be.
            await self.messenger.keep(roster, [notes])

        def refused(now: Roster) -> list[Message]:
            to, reply = _recipient(now), Reply(told, edits_last=self.messenger.is_page)
            if not asks:
                return self.messenger.messages(to, [Shown(reply)], now.shown_in)
            upload = StoredFile(
                now.wanted.name, "application/octet-stream", self.files.place(now.number, UPLOAD_FILE)
            )
            return [self.messenger.file(to, upload, reply, now.shown_in)]

        last_words = words("roster.not_assessed", name=roster.wanted.name)
        if await self._post(roster, last_words, refused, is_over=not asks):
            self.place.tally("refused")

    async def _post(
        self,
        roster: Roster,
        last_words: Markdown,
        made: Callable[[Roster], list[Message]],
        *,
        is_over: bool = False,
    ) -> bool:
        """Post what there is to send after all, and let the progress say so; on a page, that stands in its place.

        False when the roster is gone: cancelled, forgotten, expired. ``is_over``: no file of it is needed any more.
        """

        def stored() -> list[Unsent]:
            with self.store.transaction() as transaction:
                now = transaction.rosters.find(roster.number)
                if now is None or now.is_elsewhere:
                    return []
                messages = made(now)
                if now.shown_in is not None and not self.messenger.is_page:
                    # With nothing to cancel any more.
                    last = [Shown(Reply(last_words, edits_last=True))]
                    messages = [*self.messenger.messages(_recipient(now), last, now.shown_in), *messages]
                posted = transaction.post_each(self.channel, messages)
                if is_over:
                    transaction.rosters.drop(roster.number)
                else:
                    transaction.rosters.send(roster.number, posted[-1].sequence)
            return posted

        posted = await self.stored(stored)
        self.messenger.deliver(posted)
        return bool(posted)


def _recipient(roster: Roster) -> Recipient:
    return Recipient(roster.wanted.chat, roster.wanted.owner)
