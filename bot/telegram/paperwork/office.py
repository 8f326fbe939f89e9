"""All work beside the chats, put together."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bot.telegram.paperwork.cabinet import Cabinet
from bot.telegram.paperwork.progress_board import ProgressBoard
from bot.telegram.paperwork.report_clerk import CABINET as REPORTS
from bot.telegram.paperwork.report_clerk import ReportClerk
from bot.telegram.paperwork.roster_clerk import CABINET as ROSTERS
from bot.telegram.paperwork.roster_clerk import RosterClerk
from bot.telegram.paperwork.rosters import template
from bot.telegram.paperwork.tasks import in_thread
from bot.telegram.paperwork.terms import terms_of
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.metrics import Metrics
    from bot.settings import Settings
    from bot.store import Store
    from bot.telegram.client import BotApi
    from bot.telegram.outbox import Outbox


class Place(NamedTuple):
    """Where the work comes from and goes to: the store and outbox of ``channel``; ``clock`` is Beijing's."""

    store: Store
    channel: str
    bot: BotApi
    outbox: Outbox
    metrics: Metrics
    clock: Callable[[], datetime]


class Office:
    """The clerks at work; a roster and a report are made side by side."""

    def __init__(self, settings: Settings, place: Place) -> None:
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
