"""All work beside the chats, put together."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bot.channels.telegram.progress_message import ProgressBoard
from bot.features.jobs.files import Cabinet
from bot.features.jobs.limits import terms_of
from bot.features.jobs.report_job import CABINET as REPORTS
from bot.features.jobs.report_job import ReportClerk
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_job import CABINET as ROSTERS
from bot.features.jobs.roster_job import RosterClerk
from bot.features.jobs.tasks import in_thread
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.outbox import Outbox
    from bot.ops.metrics import Metrics
    from bot.settings import Settings
    from bot.store import Store


class JobContext(NamedTuple):
    """Where the work comes from and goes to: the store and outbox of ``channel``; ``clock`` is Beijing's."""

    store: Store
    channel: str
    bot: BotApi
    outbox: Outbox
    metrics: Metrics
    clock: Callable[[], datetime]


class Office:
    """The clerks at work; a roster and a report are made side by side."""

    def __init__(self, settings: Settings, place: JobContext) -> None:
        self._clock = place.clock
        self._rosters = RosterClerk(
            place.store,
            place.channel,
            place.bot,
            place.outbox,
            ProgressBoard(place.outbox, place.metrics),
            Cabinet(settings.data_dir, ROSTERS),
            terms_of(settings),
            place.metrics,
            place.clock,
        )
        self._reports = ReportClerk(
            place.store,
            place.channel,
            place.bot,
            place.outbox,
            Cabinet(settings.data_dir, REPORTS),
            place.clock,
        )

    async def run(self) -> None:
        """Work for ever."""
        async with asyncio.TaskGroup() as clerks:
            clerks.create_task(self._rosters.run())
            clerks.create_task(self._reports.run())
            await in_thread(self._make_template)

    def _make_template(self) -> None:
        """Before anybody asks for it, and has everybody wait."""
        with suppress(ProfileRefused):
            template(load_policies().in_force(self._clock().date()).id)
