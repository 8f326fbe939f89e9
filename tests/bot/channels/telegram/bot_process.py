"""A bot in a process of its own, as an operator starts it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.settings import Settings
from tests.bot.until import until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.botapi import BotApi

ROOT = Path(__file__).parents[4]
TOY = ("-m", "tests.bot.channels.telegram.toy_serve")
SHIPPED = ("-m", "tests.bot.channels.telegram.shipped_serve")


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This one, with no settings but these."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    quiet = {"DATA_DIR": str(data), "METRICS_PORT": "0"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **quiet, **settings}


def settings_for(api: BotApi) -> dict[str, str]:
    """What leads a bot to ``api``."""
    return {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.url, "TELEGRAM_USER_LIMIT": "0"}


@dataclass(eq=False)
class Running:
    """A process that serves. ``log`` collects its standard error; ``fate`` tells how it has ended."""

    process: asyncio.subprocess.Process
    log: Path
    fate: asyncio.Future[str]
    api: BotApi | None

    def kill(self) -> None:
        """As a power cut would."""
        self._let_go()
        self.process.kill()

    def end(self) -> None:
        """As an operator would."""
        self._let_go()
        self.process.send_signal(signal.SIGTERM)

    async def ended(self) -> int:
        """Its exit code, once it has one."""
        self._let_go()
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    def logged(self) -> str:
        """What it has written to standard error."""
        return self.log.read_text(encoding="utf-8")

    async def until_logged(self, words: str) -> None:
        """Wait for a line with these words."""
        await until(lambda: words in self.logged() or self.fate.done())
        assert words in self.logged()

    def _let_go(self) -> None:
        if self.api is not None:
            self.api.let_go(self.fate)


def _log_in(data: Path) -> tuple[Path, BinaryIO]:
    data.mkdir(parents=True, exist_ok=True)
    log = data / "stderr.log"
    return log, log.open("ab")


@asynccontextmanager
async def running(api: BotApi | None, data: Path, *command: str, **settings: str) -> AsyncIterator[Running]:
    """A bot that is led to ``api``, with these settings; it is killed at the end, unless it has ended before."""
    reached = {} if api is None else settings_for(api)
    log, sink = _log_in(data)
    with sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(command or TOY),
            env=environment(data, **{**reached, **settings}),
            cwd=data,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
        )
    fate = asyncio.create_task(_fate(process, log))
    if api is not None:
        api.watch(fate)
    bot = Running(process, log, fate, api)
    try:
        yield bot
    finally:
        if process.returncode is None:
            bot.kill()
        await bot.ended()
        await fate


async def _fate(process: asyncio.subprocess.Process, log: Path) -> str:
    return f"the bot has ended with {await process.wait()}: {_last_words(log)}"


def _last_words(log: Path) -> str:
    return log.read_text(encoding="utf-8")[-2000:]
