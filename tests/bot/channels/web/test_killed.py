"""A page whose server is killed in the midst loses nothing and does nothing twice, however often one sends again."""

from __future__ import annotations

import asyncio
import random
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.pieces import NAME
from bot.store import SqliteStore
from bot.turns.stored_session import restored
from tests.bot.channels.web.insistence import answered, insisted
from tests.bot.channels.web.invitations import LOOK_AGAIN, invitation
from tests.bot.channels.web.site_in_process import Visit, free_port
from tests.bot.channels.web.site_process import served
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import Looked

pytestmark = pytest.mark.slow

PEOPLE = 6


def lifetime(chance: random.Random, kills: int) -> float:
    """Seconds until the next kill: somewhat longer each time, as a busy machine may get nothing done in one."""
    return chance.random() * (1 + kills / 10)


async def test_nothing_is_lost_and_nothing_counts_twice(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    chance, port = random.Random(seed), free_port()
    visits = [Visit(f"http://127.0.0.1:{port}") for _ in range(PEOPLE)]
    people = [asyncio.create_task(answered(visit)) for visit in visits]
    try:
        for kills in count():
            if all(person.done() for person in people):
                break
            async with served(tmp_path, port):
                await asyncio.wait(people, timeout=lifetime(chance, kills))
        await asyncio.gather(*people)
    finally:
        for visit in visits:
            await visit.session.close()
    with SqliteStore(tmp_path / "data" / "zhicheng.sqlite3") as store, store.transaction() as transaction:
        owners = {key.owner for key in transaction.keys.every("visit")}
        sessions = [restored(transaction.session(NAME, owner)) for owner in owners]
        assert transaction.pending(NAME) == []
    concluded = [session for session in sessions if session is not None and session.state == "conclusion"]
    assert len(concluded) == PEOPLE
    first = concluded[0].answers
    assert first["education"] == "master"
    assert all(session.answers == first for session in concluded)


LABELS = ("研发-01", "研发-02", "运维-03")
ROSTER = "工号,学历,工作年限,现有职称\n1,硕士,9年,中级\n2,本科,1年,无\n".encode()


async def opened_and_sent(officer: Visit) -> None:
    """Cases, and then a roster, each form sent until its answer comes."""
    for label in LABELS:
        await insisted(lambda: officer.get("/cases"))
        form = officer.page.form_for("label")
        await insisted(lambda form=form, label=label: officer.send(form, {"label": label}))  # type: ignore[misc]
    await insisted(lambda: officer.get("/roster"))
    form = officer.page.form_for("token")
    await insisted(lambda: officer.send(form, {}, ("名单.csv", ROSTER)))


def workbooks(page: Looked) -> list[str]:
    return [link for link in page.links if link.startswith("/file/")]


async def test_an_officers_cases_and_roster_are_there_once(tmp_path: Path) -> None:
    chance, port = random.Random(), free_port()
    (tmp_path / "data").mkdir()
    with SqliteStore(tmp_path / "data" / "zhicheng.sqlite3") as store:
        link = invitation(store)
    officer = Visit(f"http://127.0.0.1:{port}")
    try:
        async with served(tmp_path, port):
            await officer.get(link)
            await officer.press("登录")
        work = asyncio.create_task(opened_and_sent(officer))
        for kills in count():
            if work.done():
                break
            async with served(tmp_path, port):
                await asyncio.wait([work], timeout=lifetime(chance, kills))
        await work
        for _ in range(3):
            async with served(tmp_path, port):
                await asyncio.sleep(chance.random())
        async with served(tmp_path, port), asyncio.timeout(PATIENCE):
            while True:
                page = await insisted(lambda: officer.get("/roster"))
                if workbooks(page):
                    break
                await asyncio.sleep(LOOK_AGAIN)
            await asyncio.sleep(LOOK_AGAIN)
            assert len(workbooks(await officer.get("/roster"))) == 1
            page = await officer.get("/cases")
            assert f"案例（{len(LABELS)}）" in page.words
            assert all(label in page.words for label in LABELS)
    finally:
        await officer.session.close()
