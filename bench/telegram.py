"""``python -m bench.telegram``: whole durable turns on Telegram beside bare bots of others, over loopback HTTP.

The peers echo, and keep nothing. So does the bare bot on our client: nothing of ours can be faster.
Pacing and the limit of each person are off, for they are all that one would measure.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.crowd import ROOT, Figures, crowd, greeting
from bot.settings import Settings
from bot.store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PTB = (sys.executable, "-m", "bench.echo_bot", "URL", "TOKEN")
PTB_ON_AIOHTTP = (*PTB, "--client", "plain aiohttp", "--concurrent")
AIOGRAM = (str(ROOT / ".venv-peers/bin/python"), "-m", "bench.aiogram_echo", "URL", "TOKEN")
BARE = (*PTB, "--client", "ours", "--concurrent")
DURABLE = (sys.executable, "-m", "bench.durable_echo")
SERVE = (sys.executable, "-m", "bot", "serve")
ALIKE = ("/start", "是", "网络与系统安全", "硕士", "8年", "没有", "没有", "不清楚", "为什么", "重来", "是")
DIRECTIONS = ("网络与系统安全", "信息内容安全", "数据安全", "业务安全")
EDUCATIONS = ("博士", "硕士", "本科", "大专", "技校", "中专")
TITLES = ("助理工程师", "工程师", "高级工程师")
WORK = "2012年到2013年在研究所负责网络安全运维和等级保护测评，"
FLOODS = {
    "short": ("硕士，从事网络安全八年", "硕士几年能评中级？", "为什么", "重来"),
    "nearly long": (WORK * 9,),
    "long": (WORK * 60,),
}
"""What is long is read by a process of its own (:mod:`bot.turns.long_turns`)."""
ROUNDS = 2
NO_STALL = 1.0
"""Seconds."""
STORED, TOGETHER = 100_000, 5_000
SESSION = (
    '{"version":1,"policy":"echo","revision":12,"state":"listening","answers":{"heard":"%s"},"scratch":{}}'
)


def alike(place: int) -> tuple[str, ...]:
    """Everybody has the same to say: what the conversation answers is remembered."""
    del place
    return ALIKE


def unlike(place: int) -> list[str]:
    """No two are alike: since when they work, and since when they have a title, is each one's own."""
    random = Random(place)
    said = ["/start"]
    for _ in range(50):
        year = random.randint(2005, 2020)
        said += ["是", random.choice(DIRECTIONS), random.choice(EDUCATIONS)]
        said += [f"{year}年{random.randint(1, 12)}月", random.choice(TITLES), "是"]
        said += [
            f"{year + random.randint(1, 6)}年{random.randint(1, 12)}月",
            "没有",
            "没有",
            "为什么",
            "不清楚",
        ]
        said += ["看结论", "重来", "是"]
    return said


class Bot(NamedTuple):
    """What runs it, and what is said to it by one at their place."""

    command: tuple[str, ...]
    said: Callable[[int], Sequence[str]] = greeting


OURS = {
    "durable turns, echo": Bot(DURABLE),
    "conversation, all alike": Bot(SERVE, alike),
    "conversation, nobody alike": Bot(SERVE, unlike),
}
BOTS = {
    "PTB echo": Bot(PTB),
    "PTB echo on aiohttp": Bot(PTB_ON_AIOHTTP),
    "aiogram with states": Bot(AIOGRAM),
    "bare echo on our client": Bot(BARE),
    **OURS,
}


async def measured(name: str, command: tuple[str, ...], **how: Any) -> Figures:
    with tempfile.TemporaryDirectory() as data:
        return _told(name, await crowd(command, Path(data), **how))


def _told(name: str, figures: Figures) -> Figures:
    print(f"  {name:36} {figures.line()}", flush=True)
    return figures


async def side_by_side(bots: Iterable[str], **how: Any) -> dict[str, Figures]:
    """The figures of each in its quicker round: they take turns, so that what else the machine does meets all."""
    found: dict[str, list[Figures]] = {name: [] for name in bots}
    for _ in range(ROUNDS):
        for name, figures in found.items():
            bot = BOTS[name]
            with tempfile.TemporaryDirectory() as data:
                figures.append(await crowd(bot.command, Path(data), said=bot.said, **how))
    return {name: _told(name, max(figures, key=_rate)) for name, figures in found.items()}


def _rate(figures: Figures) -> float:
    return figures.rate


async def at_50_chats(seconds: float) -> None:
    print("50 chats, closed loop")
    found = await side_by_side(BOTS, chats=50, seconds=seconds)
    echo, on_aiohttp = found["PTB echo"], found["PTB echo on aiohttp"]
    for name in OURS:
        ours = found[name]
        print(
            f"  {name}: {ours.rate / on_aiohttp.rate:.2f} x PTB echo on aiohttp (>= 1.0),"
            f" {ours.rate / found['aiogram with states'].rate:.2f} x aiogram (>= 1.8),"
            f" {ours.rate / found['bare echo on our client'].rate:.2f} x the bare echo;"
            f" p99 {ours.percentile(99) / echo.percentile(99):.2f} x PTB echo (<= 0.5);"
            f" {ours.cpu_per_thousand:.2f} s CPU / 1000 (<= 1.3)"
        )


async def at_1_chat(seconds: float) -> None:
    print("1 chat")
    found = await side_by_side(("PTB echo", *OURS), chats=1, seconds=seconds)
    for name in OURS:
        print(f"  {name}: {found[name].rate / found['PTB echo'].rate:.2f} x PTB echo (>= 1.2)")


async def with_delay(seconds: float) -> None:
    print("50 chats, 50 ms of delay on every call")
    peer = "PTB echo on aiohttp"
    found = await side_by_side((peer, *OURS), chats=50, seconds=seconds, delay=0.05)
    for name in OURS:
        print(f"  {name}: {found[name].rate / found[peer].rate:.2f} x {peer} (>= 0.9)")


async def at_1000_chats(seconds: float) -> None:
    print("1,000 chats")
    found = await side_by_side(("PTB echo", "PTB echo on aiohttp", *OURS), chats=1000, seconds=seconds)
    for name, figures in found.items():
        print(f"  {name}: nobody was answered for {figures.stall:.2f} s at the longest (<= {NO_STALL:g})")


async def beside_a_flood(seconds: float) -> None:
    """Nobody's limit is set: all that the flood is held by is that people take turns."""
    print("20 chats, nobody alike, beside one that writes 200 messages a second")
    quiet = await measured("by themselves", SERVE, said=unlike, chats=20, seconds=seconds)
    for name, flood in FLOODS.items():
        ours = await measured(
            f"beside a flood of {name} messages", SERVE, said=unlike, chats=20, seconds=seconds, flood=flood
        )
        print(f"    p99 {ours.percentile(99) / quiet.percentile(99):.2f} x their quiet one (<= 2)")


async def with_stored_sessions(seconds: float) -> None:
    print(f"Resident memory with none and with {STORED:,} stored sessions, after the same load")
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        fill(Path(full))
        none = _told("none", await crowd(DURABLE, Path(empty), chats=50, seconds=seconds))
        many = _told(f"{STORED:,}", await crowd(DURABLE, Path(full), chats=50, seconds=seconds))
    print(f"    {many.memory / none.memory - 1:+.1%} memory (<= +10 %)")


def fill(data: Path) -> None:
    """Store conversations of people who do not write any more."""
    people = iter(range(10**6, 10**6 + STORED))
    with SqliteStore(Settings(data_dir=data).database) as store:
        while some := list(islice(people, TOGETHER)):
            with store.transaction() as transaction:
                for number in some:
                    transaction.keep_session("telegram", str(number), SESSION % ("话" * 300))


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="of each measurement")
    seconds = parser.parse_args().seconds
    for part in (at_50_chats, at_1_chat, with_delay, at_1000_chats, beside_a_flood, with_stored_sessions):
        asyncio.run(part(seconds))


if __name__ == "__main__":
    main()
