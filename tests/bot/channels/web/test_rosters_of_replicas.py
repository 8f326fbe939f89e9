"""A roster that was sent to one replica is worked on, and handed out, by another; they share no disk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.postgresql.store import PostgresStore
from tests.bot.channels.web.invitations import LOOK_AGAIN, invitation
from tests.bot.channels.web.site_in_process import Visit, free_port
from tests.bot.channels.web.site_process import served
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgresql.server import PostgresServer

pytestmark = pytest.mark.slow

HEADINGS = "工号,姓名,学历,工作年限\n"


async def result_at(visit: Visit) -> str:
    """The address of the workbook, once the page has it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            page = await visit.get("/roster")
            for link in page.links:
                if link.startswith("/file/"):
                    return link
            await asyncio.sleep(LOOK_AGAIN)


@pytest.mark.parametrize(
    ("rows", "is_done", "seconds"),
    [(3, False, 0.0), (3000, False, 0.0), (3000, False, 3.0), (3, True, 0.0)],
    ids=["as soon as it is sent", "a long one", "a long one that is begun", "when the result stands there"],
)
async def test_a_replica_is_killed_that_had_a_roster(
    tmp_path: Path, postgresql: PostgresServer, rows: int, seconds: float, *, is_done: bool
) -> None:
    content = HEADINGS + "".join(f"{number},甲{number},硕士,9年\n" for number in range(rows))
    ports = free_port(), free_port()
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        folder.mkdir()
    with PostgresStore(address := postgresql.new_database()) as store:
        one = Visit(f"http://127.0.0.1:{ports[0]}")
        other = Visit(f"http://127.0.0.1:{ports[1]}", one.session.cookie_jar)
        try:
            async with served(folders[0], ports[0], DATABASE_URL=address):
                await one.get(invitation(store))
                await one.press("登录")
                page = await one.get("/roster")
                await one.send(page.form_for("token"), {}, ("名单.csv", content.encode()))
                await asyncio.sleep(seconds)
                if is_done:
                    await result_at(one)
            async with served(folders[1], ports[1], DATABASE_URL=address):
                link = await result_at(other)
                _, workbook = await other.fetch(link)
                assert workbook[:2] == b"PK"
        finally:
            await one.session.close()
            await other.session.close()
        with store.bare() as statements:
            kinds = statements.rows("SELECT DISTINCT kind FROM files ORDER BY kind")
            assert kinds == [("notes.json",), ("result.xlsx",), ("upload",)]
            assert statements.rows("SELECT count(*) FROM rosters") == [(1,)]
