"""Conversations at the page that have come some way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bot.channels.web.site_in_process import Visit

CONCLUDED = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有", "是", "是", "结论")


async def begun(visit: Visit, *said: str) -> None:
    await visit.get("/")
    await visit.press("开始", say="")
    for each in said:
        await visit.say(each)
