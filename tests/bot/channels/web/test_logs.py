"""Log lines of the page: all of one turn carry one id, also where many are kept by one commit."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from bot.ops.logs import configure_logs

if TYPE_CHECKING:
    import io

    from tests.bot.channels.web.site_in_process import SiteInProcess


@pytest.fixture
def lines(written: io.StringIO) -> io.StringIO:
    configure_logs("INFO")
    return written


@pytest.mark.parametrize("people", [1, 8])
async def test_all_lines_of_a_turn_carry_one_id(lines: io.StringIO, site: SiteInProcess, people: int) -> None:
    async with AsyncExitStack() as opened:
        visits = [await opened.enter_async_context(site.visit()) for _ in range(people)]
        for visit in visits:
            await visit.get("/")
        for said in ("", "我的秘密话语 硕士"):
            await asyncio.gather(*(visit.say(said) for visit in visits))
        numbers = [key for visit in visits for key in visit.session.cookie_jar.filter_cookies(visit.page.url)]
        assert len(numbers) == people
    told = [json.loads(line) for line in lines.getvalue().splitlines()]
    turns = [line for line in told if line["event"] == "An update was answered"]
    requests = [line for line in told if line.get("method") == "POST"]
    assert len(turns) == len(requests) == 2 * people
    assert {line["update"] for line in turns} == {line["update"] for line in requests}
    of_request = {line["update"]: line["request"] for line in requests}
    assert len(set(of_request.values())) == 2 * people
    for line in turns:
        assert line.get("request", of_request[line["update"]]) == of_request[line["update"]]
    with site.store.transaction() as transaction:
        owners = {key.owner for key in transaction.keys.every("visit")}
    for secret in ("秘密", *owners):
        assert secret not in lines.getvalue()
