"""How a bot is tried: people write without a pause, it is killed again and again, and Telegram is unwell."""

from __future__ import annotations

import asyncio
import os
import random
import socket
from collections import Counter
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from tests.bot.channels.telegram.bot_process import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.botapi import BotApi

UNWELL: Final[tuple[dict[str, Any], ...]] = (
    {"status": 429, "retry_after": 1, "share": 0.02},
    {"status": 500, "share": 0.03},
    {"status": 502, "share": 0.02},
    {"drop": True, "share": 0.03},
)
"""What the bot's calls meet; none of it after the call has taken effect."""

UNWELL_WEBHOOK: Final[tuple[dict[str, Any], ...]] = (
    {"status": 500, "share": 0.05},
    {"drop": True, "share": 0.05},
)


@dataclass(frozen=True)
class Trial:
    """``updates`` in all, from ``chats`` people; ``kills`` at instants drawn with ``seed``."""

    updates: int
    chats: int
    kills: int
    webhook: bool
    seed: int

    @property
    def updates_of_each(self) -> int:
        return self.updates // self.chats


@dataclass
class Toll:
    """What the trial cost: kills, and every reply that was seen more than once."""

    kills: int = 0
    repeated: Counter[str] = field(default_factory=Counter)
    faults: int = 0

    def see(self, chat: int, texts: list[str]) -> None:
        """Count the repetitions among all that was said in a chat, each reply there being unlike the others."""
        for text, times in Counter(texts).items():
            if times > 1:
                self.repeated[f"{chat}: {text}"] += times - 1


_WORKER: Final = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8
_PORTS: Final = cycle(random.SystemRandom().sample(range(20_000 + _WORKER, 32_000, 8), 1_500))
"""No two tests that run at once have one in common, also while the process that has it is started anew."""


def free_port() -> int:
    """One that no connection is given by chance meanwhile, as those from 32768 on are."""
    while True:
        port = next(_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def settings_of(trial: Trial) -> dict[str, str]:
    if not trial.webhook:
        return {}
    port = free_port()
    return {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}


@asynccontextmanager
async def harassed(
    trial: Trial, api: BotApi, data: Path, main: Callable[[], int], toll: Toll
) -> AsyncIterator[None]:
    """A bot that is killed and started again until the trial's kills are spent, and serves on then.

    At the end of the block it is stopped as an operator stops it, and must leave in order.
    """
    chance = random.Random(trial.seed)
    await api.fail(seed=trial.seed, times=None, **UNWELL[0])
    for fault in UNWELL[1:]:
        await api.fail(times=None, **fault)
    for fault in UNWELL_WEBHOOK if trial.webhook else ():
        await api.fail("webhook", times=None, **fault)
    settings = settings_of(trial)
    finished = asyncio.Event()

    async def harass() -> None:
        while True:
            async with running(api, data, main, **settings) as bot:
                if toll.kills == trial.kills:
                    await finished.wait()
                    await api.clear_faults()
                    bot.end()
                    assert await bot.ended() == 0, bot.logged()
                    return
                some = chance.randint(0, trial.updates // trial.kills)
                await api.until_called(None, times=len(await api.calls()) + some)
                await asyncio.sleep(chance.uniform(0, 0.2))
                bot.kill()
                toll.kills += 1

    harassing = asyncio.create_task(harass())
    try:
        yield
    finally:
        toll.faults = (await api.state())["faults_hit"]
        finished.set()
        await harassing
