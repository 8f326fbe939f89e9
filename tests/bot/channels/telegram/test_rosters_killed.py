"""A bot that is killed or stopped while it works on a roster goes on where it was, and delivers once."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import signal
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.store import SqliteStore
from tests.bot.channels.telegram.bot_process import SHIPPED, running
from tests.bot.channels.telegram.sent_rosters import (
    Delivered,
    resumed,
    roster,
    until_delivered,
    until_gone,
)
from tests.bot.until import until

if TYPE_CHECKING:
    from tests.botapi import BotApi, Person

pytestmark = pytest.mark.slow

NAME = "名单.xlsx"
LONG = 1000
KILLS = 6


SETTINGS = {"HR_USER_IDS": "1,2", "TELEGRAM_PACING": "false"}


@pytest.fixture
def officer(api: BotApi) -> Person:
    return api.person(1, "人事")


async def seen_by(officer: Person) -> Counter[str]:
    """How often each kind of message was sent."""
    kinds = Counter[str]()
    for message in await officer.messages():
        kinds["workbook" if message.file_name else "chart" if "photo" in message.raw else "progress"] += 1
    return kinds


def assert_complete(done: Delivered) -> None:
    assert done.people == [f"E{n}" for n in range(LONG)]
    assert f"评估了 {LONG} 人" in done.summary.text


async def until_kept(data: Path, rows: int) -> None:
    """Wait until so many rows of the first roster are done and on disk."""
    await until(lambda: rows_kept(data / "rosters" / "1" / "done") >= rows)


def rows_kept(done: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{done}?mode=ro", uri=True)) as kept:
        ((rows,),) = kept.execute("SELECT count(*) FROM done").fetchall()
        return int(rows)
    return 0


async def edits(officer: Person) -> list[str]:
    return [
        what.text for kind, what in await officer.journal() if kind == "edited" and not isinstance(what, str)
    ]


async def test_killed_in_the_midst_it_does_no_row_again_and_delivers_once(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(LONG))
        shown = await officer.next_message()
        await until_kept(tmp_path, 300)
        bot.kill()
        await bot.ended()
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        done = await until_delivered(api, officer)
        await until_gone(tmp_path / "rosters")
        bot.end()
        assert await bot.ended() == 0
    assert_complete(done)
    assert resumed(await edits(officer)) >= 300
    assert {message.id for message in done.messages[:-2]} == {shown.id}
    assert await seen_by(officer) == {"progress": 1, "chart": 1, "workbook": 1}
    assert len(await api.calls("getFile")) == 1


async def test_stopped_in_the_midst_it_leaves_in_time_and_goes_on_at_the_next_start(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(LONG))
        await until_kept(tmp_path, 300)
        bot.end()
        assert await bot.ended() == 0
        assert bot.logged() == ""
    async with running(api, tmp_path, SHIPPED, **SETTINGS):
        assert_complete(await until_delivered(api, officer))
    assert resumed(await edits(officer)) >= 300


async def test_stopped_while_a_file_is_coming_it_leaves_in_time(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    await api.fail("download", delay=3600.0)
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(LONG))
        await officer.next_message()
        await api.until(faults_hit=1)
        bot.end()
        assert await bot.ended() == 0
    async with running(api, tmp_path, SHIPPED, **SETTINGS):
        assert_complete(await until_delivered(api, officer))


async def test_what_is_cancelled_while_the_bot_is_down_does_not_go_on(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(LONG))
        await until_kept(tmp_path, 200)
        bot.kill()
        await bot.ended()
    await officer.press("取消")
    async with running(api, tmp_path, SHIPPED, **SETTINGS):
        while "已取消" not in (await officer.next_edit()).text:
            pass
        await until_gone(tmp_path / "rosters")
    assert await seen_by(officer) == {"progress": 1}


async def test_killed_before_the_result_is_sent_it_is_sent_at_the_next_start(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    await api.fail("sendPhoto", status=500, times=None)
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(20))
        await officer.next_message()
        await api.until_called("sendPhoto")
        bot.kill()
        await bot.ended()
    await api.clear_faults()
    async with running(api, tmp_path, SHIPPED, **SETTINGS):
        assert (await until_delivered(api, officer)).people == [f"E{n}" for n in range(20)]
        await until_gone(tmp_path / "rosters")
    assert await seen_by(officer) == {"progress": 1, "chart": 1, "workbook": 1}


async def test_killed_again_and_again_nothing_is_lost_and_little_is_sent_twice(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    """Two officers; kills at any instant, in the download, in work and in the sending."""
    chance = random.Random(20261123)
    other = api.person(2, "另一位人事")
    await officer.send_document(NAME, roster(LONG))
    await other.send_document(NAME, roster(300, first=LONG))
    for _ in range(KILLS):
        async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
            await api.until_called(None, times=len(await api.calls()) + chance.randint(4, 10))
            await asyncio.sleep(chance.uniform(0, 0.2))
            bot.kill()
            await bot.ended()
    async with running(api, tmp_path, SHIPPED, **SETTINGS):
        assert_complete(await until_delivered(api, officer))
        assert (await until_delivered(api, other)).people == [f"E{n}" for n in range(LONG, LONG + 300)]
        await until_gone(tmp_path / "rosters")
    for one in (officer, other):
        kinds = await seen_by(one)
        assert kinds.keys() == {"progress", "chart", "workbook"}
        assert kinds.total() - len(kinds) <= KILLS
    with SqliteStore(Settings(data_dir=tmp_path).database) as store, store.transaction() as transaction:
        assert transaction.rosters.every("telegram") == []
        assert transaction.tally("telegram").unsent == 0


@pytest.mark.parametrize(
    "content", [b"a,b\n" * 250_000, roster(3000)], ids=["for the file", "for the result"]
)
async def test_where_the_disk_is_full_it_says_so_and_serves_on(
    api: BotApi, officer: Person, tmp_path: Path, content: bytes
) -> None:
    """No file may grow beyond 400 kB; the store needs less."""
    room = 400_000
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.say("/help")
        await officer.next_message()
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (room, room))
        await officer.send_document("名单.csv", content)
        await officer.next_message()
        assert "磁盘满了" in (await officer.next_message()).text
        await until_gone(tmp_path / "rosters")
        await officer.say("/help")
        assert (await officer.next_message()).text


async def test_a_worker_that_dies_is_a_sentence_and_the_bot_serves_on(
    api: BotApi, officer: Person, tmp_path: Path
) -> None:
    async with running(api, tmp_path, SHIPPED, **SETTINGS) as bot:
        await officer.send_document(NAME, roster(LONG))
        await until_kept(tmp_path, 100)
        for worker in workers_of(bot.process.pid):
            os.kill(worker, signal.SIGKILL)
        while "没有评估：" not in (told := await officer.next_message()).text:
            pass
        assert told.text.count("。") >= 2
        await officer.send_document(NAME, roster(2))
        assert (await until_delivered(api, officer)).people == ["E0", "E1"]


def workers_of(bot: int) -> list[int]:
    """The processes that work on its rosters."""
    # Each was started by one of its threads.
    children = [
        int(child)
        for thread in Path(f"/proc/{bot}/task").iterdir()
        for child in (thread / "children").read_text(encoding="ascii").split()
    ]
    return [
        child for child in children if "worker" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8")
    ]
