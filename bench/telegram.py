"""``python -m bench.telegram``: whole durable turns on Telegram beside bare echo bots, over loopback HTTP.

Pacing and the limit of each person are off, for they are all that one would measure.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from bench.crowd import Figures, crowd, greeting
from bot.settings import Settings
from bot.store import SqliteStore

ECHO = ("-m", "bench.echo_bot", "URL", "TOKEN")
OWN_CLIENT = (*ECHO, "--own-client")
CONCURRENT = (*ECHO, "--own-client", "--concurrent")
DURABLE = ("-m", "bench.durable_echo")
SERVE = ("-m", "bot", "serve")
ALIKE = ("/start", "是", "网络与系统安全", "硕士", "8年", "没有", "没有", "不清楚", "为什么", "重来", "是")
DIRECTIONS = ("网络与系统安全", "数据安全", "算法安全", "应用安全")
EDUCATIONS = ("博士", "硕士", "本科", "大专", "技校", "中专")
TITLES = ("助理工程师", "工程师", "高级工程师")
WORK = "2012年到2013年在研究所负责网络安全运维和等级保护测评，"
FLOODS = {
    "short": ("硕士，从事网络安全八年", "硕士几年能评中级？", "为什么", "重来"),
    "nearly long": (WORK * 9,),
    "long": (WORK * 60,),
}
"""What is long is read by a process of its own (:mod:`bot.turns.long_turns`)."""
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


async def measured(name: str, command: tuple[str, ...], **how: Any) -> Figures:
    with tempfile.TemporaryDirectory() as data:
        return await _measured_in(Path(data), name, command, **how)


async def _measured_in(data: Path, name: str, command: tuple[str, ...], **how: Any) -> Figures:
    figures = await crowd(command, data, **how)
    print(f"  {name:48} {figures.line()}", flush=True)
    return figures


async def at_50_chats(seconds: float) -> None:
    print("50 chats, closed loop")
    default = await measured("bare echo, default client", ECHO, chats=50, seconds=seconds)
    own = await measured("bare echo, our client", OWN_CLIENT, chats=50, seconds=seconds)
    concurrent = await measured("bare echo, our client, concurrent", CONCURRENT, chats=50, seconds=seconds)
    durable = await measured("durable turns, echo", DURABLE, chats=50, seconds=seconds)
    same = await measured("whole conversation, all alike", SERVE, said=alike, chats=50, seconds=seconds)
    other = await measured("whole conversation, no two alike", SERVE, said=unlike, chats=50, seconds=seconds)
    best = max(own.rate, concurrent.rate)
    for name, ours in (("echo", durable), ("all alike", same), ("no two alike", other)):
        print(
            f"  {name}: {ours.rate / default.rate:.1f} x the default echo bot (>= 3),"
            f" {ours.rate / best:.2f} x the better one on our client (>= 0.6),"
            f" p99 {ours.percentile(99) / default.percentile(99):.2f} x the default's (<= 0.5)"
        )


async def with_delay(seconds: float) -> None:
    print("50 chats, 50 ms of delay on every call")
    concurrent = await measured(
        "bare echo, our client, concurrent", CONCURRENT, chats=50, seconds=seconds, delay=0.05
    )
    for name, command, said in (
        ("durable turns, echo", DURABLE, greeting),
        ("whole conversation, all alike", SERVE, alike),
        ("whole conversation, no two alike", SERVE, unlike),
    ):
        ours = await measured(name, command, said=said, chats=50, seconds=seconds, delay=0.05)
        print(f"  {name}: {ours.rate / concurrent.rate:.2f} x (>= 0.8)")


async def beside_a_flood(seconds: float) -> None:
    """Nobody's limit is set: all that the flood is held by is that people take turns."""
    print("20 chats, no two alike, beside one that writes 200 messages a second")
    quiet = await measured("by themselves", SERVE, said=unlike, chats=20, seconds=seconds)
    for name, flood in FLOODS.items():
        ours = await measured(
            f"beside a flood of {name} messages", SERVE, said=unlike, chats=20, seconds=seconds, flood=flood
        )
        print(f"  p99 {ours.percentile(99) / quiet.percentile(99):.2f} x their quiet one (<= 2)")


async def at_1_and_1000_chats(seconds: float) -> None:
    print("1 chat and 1,000 chats")
    for chats in (1, 1000):
        for name, command in (("bare echo, default client", ECHO), ("durable turns, echo", DURABLE)):
            await measured(f"{chats:4} chats: {name}", command, chats=chats, seconds=seconds)
    name = "1000 chats: whole conversation, no two alike"
    await measured(name, SERVE, said=unlike, chats=1000, seconds=seconds)


async def with_stored_sessions(seconds: float) -> None:
    print(f"Resident memory with none and with {STORED:,} stored sessions, after the same load")
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        fill(Path(full))
        none = await _measured_in(Path(empty), "none", DURABLE, chats=50, seconds=seconds)
        many = await _measured_in(Path(full), f"{STORED:,}", DURABLE, chats=50, seconds=seconds)
    print(f"  {many.memory / none.memory - 1:+.1%} memory (<= +10 %)")


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
    parser.add_argument("--seconds", type=float, default=8.0, help="of each measurement")
    seconds = parser.parse_args().seconds
    for part in (at_50_chats, with_delay, beside_a_flood, at_1_and_1000_chats, with_stored_sessions):
        asyncio.run(part(seconds))


if __name__ == "__main__":
    main()
