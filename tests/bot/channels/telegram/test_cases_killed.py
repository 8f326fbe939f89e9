"""A bot that is killed while an officer works on several cases loses nothing of any, and mixes nothing up."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest

from bot.store import SqliteStore
from bot.turns.stored_session import restored
from tests.bot.channels.telegram.bot_process import SHIPPED, running
from tests.botapi import spawned

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

ANSWERS = ("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论")
CASES = 5
KILLS = 5


def typed(chance: random.Random) -> list[tuple[str, str]]:
    """What is said to which case, each case's answers in order, the cases in turns at random."""
    left = {f"员工{case}": list(ANSWERS) for case in range(CASES)}
    lines = []
    while any(left.values()):
        label = chance.choice([label for label, answers in left.items() if answers])
        lines.append((label, left[label].pop(0)))
    return lines


def states(data: Path) -> dict[str, tuple[str, object]]:
    with SqliteStore(data / "zhicheng.sqlite3") as store, store.transaction() as transaction:
        cases = transaction.cases("telegram", "1").listed()
    sessions = {case.label: restored(case.state) for case in cases}
    return {label: (session.state, session.answers) for label, session in sessions.items() if session}


async def test_every_case_comes_to_what_it_comes_to_alone(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    chance = random.Random(seed)
    async with spawned() as api:
        hr = api.person(1, "人事王")
        settings = {"HR_USER_IDS": "1", "TELEGRAM_PACING": "false"}
        for label, text in typed(chance):
            await hr.say(f"/case {label}")
            await hr.say(text)
        for _ in range(KILLS):
            async with running(api, tmp_path, SHIPPED, **settings) as bot:
                await hr.next_reply()
                await asyncio.sleep(chance.random() / 5)
                bot.kill()
        await hr.say("/privacy")
        async with running(api, tmp_path, SHIPPED, **settings) as bot:
            while "保存什么" not in (await hr.next_reply()).text:
                pass
            bot.end()
            assert await bot.ended() == 0
    found = states(tmp_path)
    assert set(found) == {f"员工{case}" for case in range(CASES)}
    assert {state for state, _ in found.values()} == {"conclusion"}
    first, *others = (answers for _, answers in found.values())
    assert all(answers == first for answers in others)
    assert isinstance(first, dict)
    assert first["education"] == "master"
