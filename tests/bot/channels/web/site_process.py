"""The web page, served by a process of its own."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.bot.channels.telegram.bot_process import SHIPPED, environment
from tests.bot.forked import Streams, forked
from tests.bot.until import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from multiprocessing.context import ForkServerProcess
    from pathlib import Path


@asynccontextmanager
async def served(folder: Path, port: int, **settings: str) -> AsyncIterator[ForkServerProcess]:
    """The site in a process of its own, killed after the block."""
    streams = Streams(folder / "typed", folder / "shown", folder / "errors")
    for stream in streams:
        stream.touch()
    given = environment(folder / "data", WEB_PORT=str(port), **settings)
    process = forked(SHIPPED, folder=folder, environment=given, streams=streams)

    def is_open() -> bool:
        assert process.is_alive(), streams.errors.read_text(encoding="utf-8")
        with socket.socket() as calling:
            return calling.connect_ex(("127.0.0.1", port)) == 0

    await until(is_open)
    try:
        yield process
    finally:
        process.kill()
        await asyncio.to_thread(process.join)
