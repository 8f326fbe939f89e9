"""Several bots that serve together out of one PostgreSQL, while they are killed and it is restarted."""

from __future__ import annotations

import asyncio
import random
import signal
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from bot.store.postgresql.store import PostgresStore
from tests.bot.channels.telegram.bot_process import TOY, running
from tests.bot.channels.telegram.bursts import check, write
from tests.bot.channels.telegram.endurance import UNWELL, UNWELL_WEBHOOK, Toll, Trial, free_port
from tests.botapi import serving
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.botapi import BotApi
    from tests.postgresql.server import PostgresServer

STOPS: Final = (signal.SIGINT, signal.SIGQUIT)
"""Fast and immediate, in turns."""


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
            async with _harassed(trial, api, data, server, address, replicas, restarts, toll):
                haste = [random.Random(chance.random()) for _ in people]
                await asyncio.gather(
                    *(write(person, trial, own) for person, own in zip(people, haste, strict=True))
                )
            with PostgresStore(address) as store:
                for person in people:
                    check(person, trial, store, [message.text for message in await person.messages()], toll)
    return toll


@asynccontextmanager
async def _harassed(  # noqa: PLR0913, PLR0917 - whom and what it strikes
    trial: Trial,
    api: BotApi,
    data: Path,
    server: PostgresServer,
    address: str,
    replicas: int,
    restarts: int,
    toll: Toll,
) -> AsyncIterator[None]:
    await api.fail(seed=trial.seed, times=None, **UNWELL[0])
    for fault in UNWELL[1:]:
        await api.fail(times=None, **fault)
    for fault in UNWELL_WEBHOOK if trial.webhook else ():
        await api.fail("webhook", times=None, **fault)
    finished = asyncio.Event()
    ports = [free_port() for _ in range(replicas)]
    kills = [trial.kills // replicas + (number < trial.kills % replicas) for number in range(replicas)]
    every = trial.updates // max(1, trial.kills + restarts) * 2

    async def called_some(chance: random.Random) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await api.until_called(None, times=len(await api.calls()) + chance.randint(0, every))
        await asyncio.sleep(chance.uniform(0, 0.5))

    async def kept_up(number: int, settings: dict[str, str]) -> None:
        chance = random.Random(f"{trial.seed}/{number}")
        left = kills[number]
        while True:
            async with running(None, data / str(number), TOY, **settings) as bot:
                if not left:
                    while not finished.is_set() and not bot.fate.done():
                        await asyncio.sleep(0.1)
                    if not finished.is_set():
                        continue  # its database was down when it began: whoever runs it begins it again
                    bot.end()
                    assert await bot.ended() == 0, bot.logged()
                    return
                await called_some(chance)
                bot.kill()
                left -= 1
                toll.kills += 1

    async def restarted() -> None:
        chance = random.Random(trial.seed)
        for number in range(restarts):
            await called_some(chance)
            await asyncio.to_thread(server.stop, STOPS[number % 2])
            await asyncio.sleep(chance.uniform(0, 1))
            await asyncio.to_thread(server.begin)

    async with AsyncExitStack() as opened:
        url = await opened.enter_async_context(_balanced(ports))
        by_webhook = {"WEBHOOK_URL": f"{url}/hook"} if trial.webhook else {}
        reached = {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_API_BASE_URL": api.url,
            "TELEGRAM_USER_LIMIT": "0",
        }
        reached |= {"DATABASE_URL": address, **by_webhook}
        keeping = [
            asyncio.create_task(kept_up(number, {**reached, "WEBHOOK_PORT": str(port)}))
            for number, port in enumerate(ports)
        ]
        restarting = asyncio.create_task(restarted())
        try:
            yield
        finally:
            await restarting
            toll.faults = (await api.state())["faults_hit"]
            await api.clear_faults()
            finished.set()
            await asyncio.gather(*keeping)


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
