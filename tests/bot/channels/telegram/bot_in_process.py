"""A bot in the process of the test, over real HTTP: quick to start, and its store can be looked into."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.clock import beijing_now
from bot.commands.serve import serve_channels
from bot.features.served import Served
from bot.settings import Settings
from bot.store import SqliteStore
from tests.bot.toy import TOY_PROGRAM, Toy
from tests.bot.toy_notice import ToyNotice
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from bot.features.notice import PolicyNotice
    from bot.turns.turn import Dialogue
    from tests.botapi import BotApi


@dataclass
class Calendar:
    """The time of now, moved on by whole days and hours when a test says so."""

    moved: timedelta = timedelta()

    def __call__(self) -> datetime:
        return beijing_now() + self.moved


@dataclass
class BotInProcess:
    """Where a bot keeps its data, how it is set, and what it talks about."""

    api: BotApi
    data: Path
    conversation: Dialogue = field(default_factory=Toy)
    notice: PolicyNotice = field(default_factory=ToyNotice)
    calendar: Calendar = field(default_factory=Calendar)
    program: str = TOY_PROGRAM

    def settings(self, **given: Any) -> Settings:
        chosen: dict[str, Any] = {
            "telegram_bot_token": self.api.token,
            "telegram_api_base_url": self.api.url,
            "telegram_user_limit": 0,
            "telegram_pacing": False,
            "metrics_port": 0,
            "web_port": 0,
            "data_dir": self.data,
            **given,
        }
        return Settings(**chosen)

    @asynccontextmanager
    async def open(self, **given: Any) -> AsyncIterator[SqliteStore]:
        """Serve in the block; the bot must end in order after it."""
        settings = self.settings(**given)
        ending = asyncio.Event()
        with SqliteStore(settings.database, self.calendar) as store:
            served = Served(store, self.conversation, self.notice, self.calendar, self.program)
            serving = asyncio.create_task(serve_channels(settings, served, ending))
            fate = asyncio.create_task(_fate(serving))
            self.api.watch(fate)
            try:
                yield store
            finally:
                self.api.let_go(fate)
                ending.set()
                async with asyncio.timeout(PATIENCE):
                    await fate
                    await serving

    def stood_still(self, days: float) -> None:
        """So many days pass from the first, and whoever runs the bot knows that the clock is right."""
        self.calendar.moved = timedelta(days=days)
        with (
            SqliteStore(self.settings().database, self.calendar) as store,
            store.transaction() as transaction,
        ):
            transaction.believe_clock()

    async def refused(self) -> list[str]:
        """What Telegram has refused the bot, but for polls that another poll has ended."""
        calls = await self.api.calls()
        return [f"{call.method}: {call.description}" for call in calls if call.status not in {200, 409}]

    def kept(self, person: int) -> dict[str, Any]:
        """All that is kept of somebody."""
        return self.kept_as("telegram", str(person))

    def kept_as(self, channel: str, owner: str) -> dict[str, Any]:
        """All that is kept of an owner in a channel."""
        settings = self.settings()
        with SqliteStore(settings.database, self.calendar) as store, store.transaction() as transaction:
            return dict(transaction.export(channel, owner))


async def _fate(serving: asyncio.Task[None]) -> str:
    await asyncio.wait([serving])
    return f"the bot has ended: {serving}"
