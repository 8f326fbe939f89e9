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

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.botapi import BotApi

ROOT = Path(__file__).parents[4]
TOY = ("-m", "tests.bot.channels.telegram.toy_serve")
PATIENCE = 20.0
_LOOK = 0.05


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This one, with no settings but these."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    quiet = {"DATA_DIR": str(data), "METRICS_PORT": "0"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **quiet, **settings}


def settings_for(api: BotApi, **settings: str) -> dict[str, str]:
    """What leads a bot to ``api``."""
    reached = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.url, "TELEGRAM_USER_LIMIT": "0"}
    return {**reached, **settings}


@dataclass(eq=False)
class Running:
    """A process that serves. ``log`` collects its standard error."""

    process: asyncio.subprocess.Process
    log: Path

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()

    def end(self) -> None:
        """As an operator would."""
        self.process.send_signal(signal.SIGTERM)

    async def ended(self, within: float = PATIENCE) -> int:
        """Its exit code, once it has one.

        Raises:
            TimeoutError: it has none within so many seconds.
        """
        async with asyncio.timeout(within):
            return await self.process.wait()

    def logged(self) -> str:
        """What it has written to standard error."""
        return self.log.read_text(encoding="utf-8")

    async def until_logged(self, words: str) -> None:
        """Wait for a line with these words."""
        for _ in range(int(PATIENCE / _LOOK)):
            if words in self.logged():
                return
            await asyncio.sleep(_LOOK)
        raise AssertionError(f"no {words!r} in {self.logged()!r}")


def _log_in(data: Path) -> tuple[Path, BinaryIO]:
    data.mkdir(parents=True, exist_ok=True)
    log = data / "stderr.log"
    return log, log.open("ab")


@asynccontextmanager
async def running(data: Path, *command: str, **settings: str) -> AsyncIterator[Running]:
    """A bot with these settings; it is killed at the end, unless it has ended before."""
    log, sink = _log_in(data)
    with sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(command or TOY),
            env=environment(data, **settings),
            cwd=data,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
        )
    bot = Running(process, log)
    try:
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
