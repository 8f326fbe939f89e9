"""``python -m tests.botapi --port 0``: serve the loopback Bot API and print its port."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from .server import LoopbackServer
from .world import TOKEN, Settings


def _settings(arguments: argparse.Namespace) -> Settings:
    return Settings(
        token=arguments.token,
        second=arguments.second,
        keep_calls=arguments.keep_calls,
        delay=arguments.delay,
    )


async def _serve(settings: Settings, port: int) -> None:
    server = LoopbackServer(settings)
    await server.start(port)
    sys.stdout.write(f"{server.url.rpartition(':')[2]}\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()
    await server.stop()


def main() -> None:
    """Read the options and serve until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 for any free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--second", type=float, default=0.01, help="length of a webhook back-off's second")
    parser.add_argument("--keep-calls", type=int, default=None, help="how many calls the log keeps (all)")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds added to every call")
    arguments = parser.parse_args()
    asyncio.run(_serve(_settings(arguments), arguments.port))


if __name__ == "__main__":
    main()
