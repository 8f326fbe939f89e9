"""People who write as soon as they are answered, and what a bot's process costs meanwhile."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from pathlib import Path
from statistics import quantiles
from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.bot.channels.telegram.bot_process import environment, settings_for
from tests.botapi import BotApi, serving
from tests.botapi.world import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence

    from tests.botapi.person import Person

ROOT = Path(__file__).parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


FLOOD_PAUSE = 0.005
"""Seconds between two messages of somebody who floods."""


def greeting(place: int) -> Sequence[str]:
    """What everybody says to an echo."""
    del place
    return ("你好，这是一条普通的消息。",)


@dataclass(frozen=True)
class Figures:
    """``latencies`` in seconds; ``cpu`` seconds of the bot's process; ``memory`` in MiB.

    ``stall``: how many seconds nobody at all was answered, at the longest.
    """

    seconds: float
    latencies: list[float]
    cpu: float
    memory: float
    stall: float

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, percent: int) -> float:
        return quantiles(self.latencies, n=100)[percent - 1] * 1000

    @property
    def cpu_per_thousand(self) -> float:
        return self.cpu / len(self.latencies) * 1000

    def line(self) -> str:
        return (
            f"{self.rate:7.0f} turns/s   p50 {self.percentile(50):6.1f} ms   p99 {self.percentile(99):7.1f} ms"
            f"   {self.cpu_per_thousand:5.2f} s CPU / 1000   {self.memory:5.0f} MiB"
        )


@dataclass(frozen=True)
class Process:
    """A bot's process as the kernel sees it."""

    number: int

    @property
    def cpu(self) -> float:
        fields = Path(f"/proc/{self.number}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self) -> float:
        pages = int(Path(f"/proc/{self.number}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@asynccontextmanager
async def bot_of(
    api: BotApi, data: Path, command: Sequence[str], given: Mapping[str, str]
) -> AsyncIterator[Process]:
    """A bot's process with the settings ``given``; ``URL`` and ``TOKEN`` in ``command`` are filled in."""
    places = {"URL": api.url, "TOKEN": api.token}
    settings = {"TELEGRAM_PACING": "false", "PTB_TIMEDELTA": "1"}
    process = await asyncio.create_subprocess_exec(
        *(places.get(word, word) for word in command),
        env=environment(data, **settings_for(api), **settings, **given),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        await api.until(polled=True)
        yield Process(process.pid)
    finally:
        process.terminate()
        await process.wait()


@contextmanager
def whole_garbage_left() -> Iterator[None]:
    """Telegram and the people are in this process: were it to stop and tidy up, whoever is measured would wait."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass
class _Crowd:
    """``people`` who each say the next of what is ``said`` by one at their place, and when they were answered."""

    people: Sequence[Person]
    said: Callable[[int], Sequence[str]]
    latencies: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    async def talk(self, until: float) -> None:
        """All of them, each as soon as they are answered."""
        await asyncio.gather(*(self._talk(place, until) for place in range(len(self.people))))

    async def _talk(self, place: int, until: float) -> None:
        person, words, turn = self.people[place], self.said(place), 0
        while time.perf_counter() < until:
            began = time.perf_counter()
            await person.say(words[turn % len(words)])
            await person.next_message()
            self.ends.append(time.perf_counter())
            self.latencies.append(self.ends[-1] - began)
            turn += 1


async def _pour(person: Person, flood: Sequence[str], until: float) -> None:
    for text in cycle(flood):
        if time.perf_counter() > until:
            return
        await person.say(text)
        await asyncio.sleep(FLOOD_PAUSE)


async def crowd(
    command: Sequence[str],
    data: Path,
    *,
    chats: int,
    seconds: float,
    delay: float = 0.0,
    said: Callable[[int], Sequence[str]] = greeting,
    flood: Sequence[str] = (),
    given: Mapping[str, str] = MappingProxyType({}),
) -> Figures:
    """``chats`` people, each of whom says the next of what is ``said`` by one at their place, for ``seconds``.

    One more says what ``flood`` has, and waits for no answer; they are not counted.

    Raises:
        NothingCameError: somebody was never answered.
    """
    async with serving(Settings(keep_calls=100)) as api, bot_of(api, data, command, given) as process:
        await api.delay(delay)
        people = [api.person(number, f"第{number}人") for number in range(1, chats + 1)]
        await _Crowd(people, said).talk(time.perf_counter() + min(1.0, seconds / 4))  # to be warm
        measured = _Crowd(people, said)
        with whole_garbage_left():
            cpu, began = process.cpu, time.perf_counter()
            end = began + seconds
            await asyncio.gather(measured.talk(end), _pour(api.person(chats + 1, "又一人"), flood, end))
            spent, took = process.cpu - cpu, time.perf_counter() - began
            stall = max(after - before for before, after in pairwise((began, *measured.ends)))
            return Figures(took, measured.latencies, spent, process.memory, stall)
