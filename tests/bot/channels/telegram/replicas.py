"""Several bots that serve together out of one PostgreSQL, while they are killed and it is struck in every way."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import psycopg

from bot.store.postgresql.store import PostgresStore
from tests.bot.channels.telegram.bot_process import running, settings_for
from tests.bot.channels.telegram.endurance import UNWELL, UNWELL_WEBHOOK, Toll, Trial, free_port
from tests.bot.until import until
from tests.botapi import serving
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.bot.channels.telegram.replica_crowds import Crowd
    from tests.botapi import BotApi
    from tests.postgresql.server import PostgresServer

FAST: Final = "restarted fast"
IMMEDIATE: Final = "restarted immediately"
CUT: Final = "connections cut"
HELD: Final = "all connections held up"
FAILOVER: Final = "failed over to its standby"
STRIKES: Final = (FAST, IMMEDIATE, CUT, HELD, FAILOVER)
"""What happens to the database."""

HELD_SECONDS: Final = 6.0
"""Longer than anybody waits for a connection."""

LULL: Final = 15.0
"""Seconds without a call after which it is time to strike all the same."""


async def replicas_endured(
    trial: Trial,
    data: Path,
    crowd_of: Callable[[Trial, BotApi], Crowd],
    *,
    replicas: int,
    strikes: tuple[str, ...],
) -> Toll:
    """Put ``replicas`` bots through ``trial``, and their database through ``strikes``.

    Raises:
        AssertionError: an update was lost, taken twice or out of order, or a reply never came.
    """
    toll = Toll()
    async with serving() as api:
        # On disk at each commit: an immediate stop is a power cut to it.
        with postgres_server(fsync="on", full_page_writes="on") as server:
            crowd = crowd_of(trial, api)
            database = _Database(server, strikes)
            ordeal = _Ordeal(trial, api, data, crowd.program, toll)
            async with _harassed(ordeal, database, replicas) as page:
                await crowd.write(page)
            with PostgresStore(database.address) as store:
                await crowd.check(store, toll)
    return toll


class _Database:
    """A database on ``server`` that is to be struck; it has a standby where it will be needed."""

    def __init__(self, server: PostgresServer, strikes: tuple[str, ...]) -> None:
        self.strikes = strikes
        self._server = server
        self._standby = server.standby() if FAILOVER in strikes else None
        self.address = server.new_database()
        if self._standby is not None:
            places = f"{server.place},{self._standby.place}"
            self.address = f"{self.address.replace(server.place, places)}?target_session_attrs=read-write"

    def strike(self, how: str, chance: random.Random) -> None:
        """Strike it once."""
        if how == CUT:
            self._run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'zhicheng-bot'"
            )
        elif how == HELD:
            self._run(f"BEGIN; LOCK TABLE sessions, inbox, outbox; SELECT pg_sleep({HELD_SECONDS}); COMMIT")
        elif how == FAILOVER:
            assert self._standby is not None
            self._server.stop(signal.SIGQUIT)
            self._server = self._standby
            self._server.run("SELECT pg_promote()")
        else:
            self._server.stop(signal.SIGINT if how == FAST else signal.SIGQUIT)
            time.sleep(chance.uniform(0, 1))
            self._server.begin()

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement.encode())


@dataclass
class _Ordeal:
    """What strikes the bots until ``finished``."""

    trial: Trial
    api: BotApi
    data: Path
    program: Callable[[], int]
    toll: Toll
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    async def kept_up(self, number: int, kills: int, settings: dict[str, str]) -> None:
        """A bot that is begun again whenever it has ended: by being killed, or for having no database."""
        chance = random.Random(f"{self.trial.seed}/{number}")
        while True:
            async with running(None, self.data / str(number), self.program, **settings) as bot:
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

    async def struck(self, database: _Database) -> None:
        """The database is struck in every way that it is to be."""
        chance = random.Random(self.trial.seed)
        await self.api.until_called(None, times=self.trial.chats)  # they are at work
        for how in database.strikes:
            await self._called_some(chance)
            await asyncio.to_thread(database.strike, how, chance)

    async def _called_some(self, chance: random.Random) -> None:
        """Return after some calls, or when nobody calls."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LULL):
                some = chance.randint(0, self.trial.updates // self.trial.kills)
                await self.api.until_called(None, times=len(await self.api.calls()) + some)
        await asyncio.sleep(chance.uniform(0, 0.5))


@asynccontextmanager
async def _harassed(ordeal: _Ordeal, database: _Database, replicas: int) -> AsyncIterator[str]:
    """The address at which the page is, of whichever bot."""
    trial, api = ordeal.trial, ordeal.api
    await api.fail(seed=trial.seed, times=None, **UNWELL[0])
    for fault in UNWELL[1:]:
        await api.fail(times=None, **fault)
    for fault in UNWELL_WEBHOOK if trial.webhook else ():
        await api.fail("webhook", times=None, **fault)
    ports, pages = ([free_port() for _ in range(replicas)] for _ in range(2))
    async with _balanced(ports) as url, _balanced(pages) as page:
        by_webhook = {"WEBHOOK_URL": f"{url}/hook"} if trial.webhook else {}
        shared = {"DATABASE_URL": database.address, "WEB_TRUSTED_PROXIES": "127.0.0.1"}
        settings = {**settings_for(api), **shared, **by_webhook}
        tasks = [asyncio.create_task(ordeal.struck(database))]
        for number in range(replicas):
            kills = trial.kills // replicas + (number < trial.kills % replicas)
            own = {"WEBHOOK_PORT": str(ports[number]), "WEB_PORT": str(pages[number])}
            tasks.append(asyncio.create_task(ordeal.kept_up(number, kills, {**settings, **own})))
        try:
            yield page
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
