"""Conversations while 10,000 people of a roster are being assessed, beside the same without, in the same run.

``python -m bench.roster_beside_chats``: one bot serves both, over the loopback Bot API. From a roster's sending on,
seconds with it and seconds without take turns: in those without, its process is held by SIGSTOP, so that what else the
machine does meets both alike. It has no priority, so that nobody waits for its result on a busy machine: it is dropped
after ``--seconds``. BENCH_PEOPLE changes the number of people.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from bench.roster import PEOPLE, make_roster
from tests.bot.channels.telegram.bot_process import running
from tests.botapi import Person, serving
from tests.botapi.world import Settings

if TYPE_CHECKING:
    from tests.botapi import BotApi

ANSWERS = ("/start", "是", "网络与系统安全", "硕士", "8年", "没有", "没有", "不清楚", "为什么", "重来", "是")
OFFICER = 1
SECONDS = 60.0
"""With and without together, for every load."""
WINDOW = 2.0
"""Seconds with, and then without."""
MOST_TIMES = 2.0


class Load(NamedTuple):
    """So many people, each of whom thinks for ``pause`` seconds on the average before the next words."""

    name: str
    people: int
    pause: float


USUAL = (
    Load("one conversation, answered without a pause", 1, 0.0),
    Load("20 people who think for half a second", 20, 0.5),
)
SATURATED = Load("50 people without a pause: every processor is busy", 50, 0.0)


@dataclass
class Windows:
    """Times with the roster's process at work and times without, and how long the turns begun in each took."""

    bot: int
    is_beside: bool = False
    held: int = 0
    latencies: dict[bool, list[float]] = field(default_factory=lambda: {True: [], False: []})
    seconds: dict[bool, float] = field(default_factory=lambda: {True: 0.0, False: 0.0})

    async def alternate(self) -> None:
        """Hold the roster's process, and let it go on, in turns."""
        while True:
            for self.is_beside in (True, False):
                for worker in _workers(self.bot):
                    with suppress(ProcessLookupError):
                        os.kill(worker, signal.SIGCONT if self.is_beside else signal.SIGSTOP)
                        self.held += not self.is_beside
                began = time.perf_counter()
                await asyncio.sleep(WINDOW)
                self.seconds[self.is_beside] += time.perf_counter() - began

    def line(self, *, beside: bool) -> str:
        """The percentiles of one kind."""
        latencies = self.latencies[beside]
        told = "   ".join(f"p{one} {self.percentile(one, beside=beside):6.1f} ms" for one in (50, 95, 99))
        return f"{len(latencies) / self.seconds[beside]:5.0f} turns/s   {told}   worst {max(latencies) * 1000:.0f} ms"

    def percentile(self, percent: int, *, beside: bool) -> float:
        """In milliseconds."""
        return quantiles(self.latencies[beside], n=100)[percent - 1] * 1000


def _workers(bot: int) -> list[int]:
    """The processes that the bot has started to work on rosters."""
    found = []
    # Each was started by one of its threads.
    for thread in Path(f"/proc/{bot}/task").iterdir():
        for child in (thread / "children").read_text().split():
            with suppress(OSError):
                if "worker_process" in Path(f"/proc/{child}/cmdline").read_text():
                    found.append(int(child))
    return found


async def talk(person: Person, load: Load, windows: Windows) -> None:
    """Say the next of the answers when answered, for ever."""
    chance, turn = random.Random(person.id), 0
    await asyncio.sleep(chance.uniform(0, 2 * load.pause))
    while True:
        began, is_beside = time.perf_counter(), windows.is_beside
        await person.say(ANSWERS[turn % len(ANSWERS)])
        await person.next_message()
        windows.latencies[is_beside].append(time.perf_counter() - began)
        turn += 1
        await asyncio.sleep(chance.uniform(0, 2 * load.pause))


async def roster(officer: Person, content: bytes) -> None:
    """Send one and wait for its result."""
    await officer.catch_up()
    await officer.send_document("名单.xlsx", content)
    while (await officer.next_message()).file_name is None:
        pass


async def compared(api: BotApi, bot: int, load: Load, content: bytes, seconds: float) -> float:
    """How many times as long the 99th percentile is with a roster as without."""
    people = [api.person(10 + number, f"第{number}人") for number in range(load.people)]
    await asyncio.gather(*(person.catch_up() for person in people))
    windows = Windows(bot)
    talking = [asyncio.create_task(talk(person, load, windows)) for person in people]
    # What is done for the first time, and slower than ever after.
    await asyncio.sleep(len(ANSWERS) * (load.pause + 0.1))
    windows.latencies = {True: [], False: []}
    alternating = asyncio.create_task(windows.alternate())
    assessed = asyncio.create_task(roster(api.person(OFFICER, "人事"), content))
    await asyncio.wait((assessed, alternating), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in (assessed, alternating, *talking):
        task.cancel()
    await asyncio.gather(assessed, alternating, *talking, return_exceptions=True)
    if not windows.held:
        raise RuntimeError("the roster's process was not found")
    times = windows.percentile(99, beside=True) / windows.percentile(99, beside=False)
    print(f"{load.name}; the roster had {windows.seconds[True]:.0f} s")
    print(f"  without: {windows.line(beside=False)}")
    print(f"  beside:  {windows.line(beside=True)}")
    print(f"  p99 is {times:.2f} times as long (at most {MOST_TIMES:g})", flush=True)
    return times


async def measured(load: Load, content: bytes, seconds: float) -> float:
    """The ratio for one load, by a bot of its own."""
    with tempfile.TemporaryDirectory() as data:
        async with serving(Settings(keep_calls=100)) as api:
            settings = {"HR_USER_IDS": str(OFFICER), "TELEGRAM_PACING": "false"}
            async with running(api, Path(data), None, **settings) as bot:
                await api.until(polled=True)
                return await compared(api, bot.process.pid, load, content, seconds)


def main() -> None:
    """Print the figures; exit code 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saturated", action="store_true", help="also with every processor busy")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for every load")
    given = parser.parse_args()
    loads = (*USUAL, SATURATED) if given.saturated else USUAL
    with tempfile.TemporaryDirectory() as folder:
        make_roster(Path(folder, "roster.xlsx"))
        content = Path(folder, "roster.xlsx").read_bytes()
    print(f"{PEOPLE} people in {len(content) / 1e6:.1f} MB, {os.cpu_count()} processors")
    found = [asyncio.run(measured(load, content, given.seconds)) for load in loads]
    sys.exit(int(max(found) > MOST_TIMES))


if __name__ == "__main__":
    main()
