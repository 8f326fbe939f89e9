"""Somebody at the page who sends what they have filled in until its answer comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from aiohttp import ClientError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.bot.channels.web.site_in_process import Looked, Visit

SAID: Final = ("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论")
UNAVAILABLE: Final = frozenset({500, 502, 503, 504})


async def insisted(again: Callable[[], Awaitable[Looked]]) -> Looked:
    """As somebody does who sees that the page did not come: they send the same form again."""
    while True:
        with suppress(ClientError, ConnectionError):
            looked = await again()
            if looked.status not in UNAVAILABLE:
                return looked
        await asyncio.sleep(0.02)


async def answered(visit: Visit) -> int:
    """From the first page to the conclusion, each form sent until its answer comes; the first question's revision."""
    await insisted(lambda: visit.get("/"))
    form = visit.page.form_for("say")
    page = await insisted(lambda: visit.send(form, {"say": ""}))
    # Also where only the cookie had come of the answer before.
    assert (page.status, page.url.path) == (200, "/talk")
    revision = int(page.form_for("say").fields["revision"])
    for said in SAID:
        while True:
            form = visit.page.form_for("say")
            page = await insisted(lambda form=form, said=said: visit.send(form, {"say": said}))  # type: ignore[misc]
            if "已经不是最新的" not in page.words:
                break
            # Its answer was lost with the process, and it counted: that is all there is to say.
            await insisted(lambda: visit.get("/talk"))
            break
    return revision
