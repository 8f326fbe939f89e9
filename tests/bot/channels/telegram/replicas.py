"""Several bots that serve together out of one PostgreSQL, while they are killed and it is restarted."""

from __future__ import annotations

import asyncio
import random
import signal
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.store.postgresql.store import PostgresStore
from tests.bot.channels.telegram.bot_process import TOY, running, settings_for
from tests.bot.channels.telegram.bursts import check, write
from tests.bot.channels.telegram.endurance import UNWELL, UNWELL_WEBHOOK, Toll, Trial, free_port
from tests.bot.until import until
from tests.botapi import serving
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.botapi import BotApi
    from tests.postgresql.server import PostgresServer

STOPS: Final = (signal.SIGINT, signal.SIGQUIT)
"""Fast and immediate, in turns."""


LULL: Final = 5.0
"""Seconds without a call after which it is time to strike all the same."""


async def replicas_endured(trial: Trial, data: Path, *, replicas: int, restarts: int) -> Toll:
    """Put ``replicas`` bots through ``trial``, and their database through ``restarts``.

    Raises:
        AssertionError: an update was lost, taken twice or out of order, or a reply never came.
    """
    toll = Toll()
    chance = random.Random(trial.seed)
    async with serving() as api:
        # On disk at each commit: an immediate stop is a power cut to it.
        with postgres_server(fsync="on", full_page_writes="on") as server:
            address = server.new_database()
            people = [api.person(number, f"第{number}人") for number in range(1, trial.chats + 1)]
            ordeal = _Ordeal(trial, api, data, server, toll)
            async with _harassed(ordeal, address, replicas, restarts):
                haste = [random.Random(chance.random()) for _ in people]
                await asyncio.gather(
                    *(write(person, trial, own) for person, own in zip(people, haste, strict=True))
                )
            with PostgresStore(address) as store:
                for person in people:
                    check(person, trial, store, [message.text for message in await person.messages()], toll)
    return toll


@dataclass
class _Ordeal:
    """What strikes the bots and their database until ``finished``."""

    trial: Trial
    api: BotApi
    data: Path
    server: PostgresServer
    toll: Toll
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    async def kept_up(self, number: int, kills: int, settings: dict[str, str]) -> None:
        """A bot that is begun again whenever it has ended: by being killed, or for having no database."""
        chance = random.Random(f"{self.trial.seed}/{number}")
        while True:
            async with running(None, self.data / str(number), TOY, **settings) as bot:
                if kills:
                    await self._called_some(chance)
                    bot.kill()
                    kills -= 1
                    self.toll.kills += 1
                    continue
                await until(lambda: self.finished.is_set() or bot.fate.done())
                if self.finished.is_set():
                    bot.end()
                    assert await bot.ended() == 0, bot.logged()
                    return

    async def restarts(self, times: int) -> None:
        """The database is stopped and begun again."""
        chance = random.Random(self.trial.seed)
        for number in range(times):
            await self._called_some(chance)
            await asyncio.to_thread(self.server.stop, STOPS[number % 2])
            await asyncio.sleep(chance.uniform(0, 1))
            await asyncio.to_thread(self.server.begin)

    async def _called_some(self, chance: random.Random) -> None:
        """Return after some calls, or when nobody calls."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LULL):
                some = chance.randint(0, self.trial.updates // self.trial.kills)
                await self.api.until_called(None, times=len(await self.api.calls()) + some)
        await asyncio.sleep(chance.uniform(0, 0.5))


@asynccontextmanager
async def _harassed(ordeal: _Ordeal, address: str, replicas: int, restarts: int) -> AsyncIterator[None]:
    trial, api = ordeal.trial, ordeal.api
    await api.fail(seed=trial.seed, times=None, **UNWELL[0])
    for fault in UNWELL[1:]:
        await api.fail(times=None, **fault)
    for fault in UNWELL_WEBHOOK if trial.webhook else ():
        await api.fail("webhook", times=None, **fault)
    ports = [free_port() for _ in range(replicas)]
    async with _balanced(ports) as url:
        by_webhook = {"WEBHOOK_URL": f"{url}/hook"} if trial.webhook else {}
        settings = {**settings_for(api), "DATABASE_URL": address, **by_webhook}
        tasks = [asyncio.create_task(ordeal.restarts(restarts))]
        for number, port in enumerate(ports):
            kills = trial.kills // replicas + (number < trial.kills % replicas)
            kept_up = ordeal.kept_up(number, kills, {**settings, "WEBHOOK_PORT": str(port)})
            tasks.append(asyncio.create_task(kept_up))
        try:
            yield
            await tasks[0]
        finally:
            ordeal.toll.faults = (await api.state())["faults_hit"]
            await api.clear_faults()
            ordeal.finished.set()
            await asyncio.gather(*tasks)


@asynccontextmanager
async def _balanced(ports: list[int]) -> AsyncIterator[str]:
    """The address of a proxy before these ports of this machine; each connection goes to any that listens."""

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for port in random.sample(ports, len(ports)):
            with suppress(OSError):
                there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
                ways = [_piped(reader, there_writer), _piped(there_reader, writer)]
                await asyncio.gather(*ways, return_exceptions=True)
                return
        writer.close()

    proxy = await asyncio.start_server(pass_on, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
    finally:
        proxy.close()


async def _piped(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
