"""A bot in a process of its own, as an operator starts it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.settings import Settings
from tests.bot.channels.telegram import shipped_serve, toy_serve
from tests.bot.forked import Streams, forked
from tests.bot.until import until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from multiprocessing.context import ForkServerProcess

    from tests.botapi import BotApi

ROOT = Path(__file__).parents[4]
TOY = toy_serve.main
SHIPPED = shipped_serve.main


def environment(data: Path, **settings: str) -> dict[str, str]:
    """This one, with no settings but these."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    quiet = {"DATA_DIR": str(data), "METRICS_PORT": "0", "WEB_PORT": "0"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **quiet, **settings}


def settings_for(api: BotApi) -> dict[str, str]:
    """What leads a bot to ``api``."""
    return {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_BASE_URL": api.url, "TELEGRAM_USER_LIMIT": "0"}


class Process(Protocol):
    """As asyncio has them."""

    @property
    def pid(self) -> int: ...

    @property
    def returncode(self) -> int | None: ...

    def send_signal(self, signal: int) -> None: ...

    async def wait(self) -> int: ...


class ForkedProcess:
    """A process that was forked, as asyncio has them."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        self._over = asyncio.create_task(asyncio.to_thread(process.join))
        assert process.pid is not None
        self.pid = process.pid

    @property
    def returncode(self) -> int | None:
        # Not before: how it has ended can be read once.
        return self._process.exitcode if self._over.done() else None

    def send_signal(self, signal: int) -> None:
        if self.returncode is None:
            with suppress(ProcessLookupError):  # it has ended this instant
                os.kill(self.pid, signal)

    async def wait(self) -> int:
        await asyncio.shield(self._over)
        assert self.returncode is not None
        return self.returncode


@dataclass(eq=False)
class Running:
    """A process that serves. ``log`` collects its standard error; ``fate`` tells how it has ended."""

    process: Process
    log: Path
    fate: asyncio.Future[str]
    api: BotApi | None

    def kill(self) -> None:
        """As a power cut would."""
        self._let_go()
        self.process.send_signal(signal.SIGKILL)

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


@asynccontextmanager
async def running(
    api: BotApi | None, data: Path, main: Callable[[], int] | None = TOY, /, *arguments: str, **settings: str
) -> AsyncIterator[Running]:
    """A bot that is led to ``api``, with these settings; it is killed at the end, unless it has ended before.

    ``main`` is what it runs, None the command line as an operator does.
    """
    log = _log_in(data)
    reached = {} if api is None else settings_for(api)
    its_environment = environment(data, **{**reached, **settings})
    process: Process
    if main is None:
        process = await _commanded(data, its_environment, log)
    else:
        streams = Streams(Path(os.devnull), log, log)
        process = ForkedProcess(
            forked(main, *arguments, folder=data, environment=its_environment, streams=streams)
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


def _log_in(data: Path) -> Path:
    data.mkdir(parents=True, exist_ok=True)
    log = data / "stderr.log"
    log.touch()
    return log


async def _commanded(data: Path, its_environment: dict[str, str], log: Path) -> asyncio.subprocess.Process:
    with log.open("ab") as sink:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            env=its_environment,
            cwd=data,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
        )


async def _fate(process: Process, log: Path) -> str:
    return f"the bot has ended with {await process.wait()}: {_last_words(log)}"


def _last_words(log: Path) -> str:
    return log.read_text(encoding="utf-8")[-2000:]
