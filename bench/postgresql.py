"""``python -m bench.postgresql``: whole durable turns out of PostgreSQL beside the same out of SQLite."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import crowd
from bench.telegram import SERVE, unlike
from bot.store import Arrival
from bot.store.postgresql.store import PostgresStore
from bot.turns.turns import Turns
from tests.bot.toy import Toy
from tests.bot.turns.post import Post
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.crowd import Figures
    from bot.store import Transaction

BATCHES = (1, 5, 25)


async def measured(name: str, given: Mapping[str, str], seconds: float) -> Figures:
    with tempfile.TemporaryDirectory() as data:
        figures = await crowd(SERVE, Path(data), chats=50, seconds=seconds, said=unlike, given=given)
    print(f"  {name:48} {figures.line()}", flush=True)
    return figures


async def one_replica(address: str, seconds: float) -> None:
    print("50 chats, closed loop, no two alike")
    sqlite = await measured("SQLite", {}, seconds)
    postgresql = await measured("PostgreSQL, 1 replica", {"DATABASE_URL": address}, seconds)
    print(f"  {postgresql.rate / sqlite.rate:.2f} x SQLite (>= 0.5)")


def by_themselves(address: str) -> None:
    """What the store alone costs: an echo's turns, received and answered."""
    print("Turns of an echo, without a channel")
    with PostgresStore(address) as store:
        turns = Turns(store, Toy(), Post())
        for batch in BATCHES:
            began, waited, done = time.perf_counter(), store.round_trips, 0
            sent: list[int] = []
            while time.perf_counter() - began < 2:
                arrivals = [Arrival(f"{batch}/{done + n}", f"owner {n}", "你好") for n in range(batch)]
                # What was sent meanwhile is forgotten by the commit of those who come next.
                posted = turns.answer(turns.receive(arrivals), partial(_forgotten, sent))
                sent = [one.sequence for one in posted or ()]
                done += batch
            seconds = time.perf_counter() - began
            print(
                f"  {batch:2} together: {seconds / done * 1000:.2f} ms a turn,"
                f" the network waited for {(store.round_trips - waited) / done:.2f} times a turn",
                flush=True,
            )


def _forgotten(sent: list[int], transaction: Transaction) -> None:
    transaction.sent(sent)


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8.0, help="of each measurement")
    seconds = parser.parse_args().seconds
    with postgres_server(fsync="on", full_page_writes="on", shared_buffers="128MB") as server:
        by_themselves(server.new_database())
        asyncio.run(one_replica(server.new_database(), seconds))


if __name__ == "__main__":
    main()
