"""What is counted, and at the operator's wish kept, of questions about the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.bot.channels.telegram.bot_process import SHIPPED, running
from tests.bot.channels.telegram.endurance import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

pytestmark = pytest.mark.slow

FEES = "评职称要交多少钱？"


async def test_questions_are_counted_by_what_became_of_them(api: BotApi, tmp_path: Path) -> None:
    port = free_port()
    wang, group = api.person(1, "王工"), api.group(-100)
    async with (
        running(api, tmp_path, SHIPPED, METRICS_PORT=str(port), TELEGRAM_PACING="false"),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await wang.say("/start")
        for text in (FEES, "今天天气怎么样？", f"/ask {FEES}", "/ask 硕士几年能评中级"):
            await wang.next_message()
            await wang.say(text)
        await wang.next_message()
        await wang.say(f"/ask {FEES}", chat=group)
        await group.next_message()
        await wang.inline("技术成果转化")
        async with session.get("/metrics") as response:
            figures = await response.text()
    for status, way, count in (
        ("not_in_notice", "typed", 3),
        ("unclear", "typed", 1),
        ("answered", "typed", 1),
        ("ambiguous", "inline", 1),
    ):
        line = f'zhicheng_telegram_questions_total{{status="{status}",way="{way}"}} {count}.0'
        assert line in figures


async def test_their_text_is_kept_at_the_operators_wish_and_people_are_told(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open(keep_unanswered=True) as store:
        await wang.say(f"/ask {FEES}")
        await wang.next_message()
        await wang.say(f"/ask {FEES}", chat=group)
        await group.next_message()
        await wang.say("/ask 硕士几年能评中级")
        await wang.next_message()
        with store.transaction() as transaction:
            (kept,) = transaction.unanswered()
        assert (kept.question, kept.status, kept.times) == (FEES, "not_in_notice", 2)
        await wang.say("/privacy")
        assert "只保存问题的文字" in (await wang.next_message()).text


async def test_otherwise_it_is_not_kept(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open() as store:
        await wang.say(f"/ask {FEES}")
        await wang.next_message()
        with store.transaction() as transaction:
            assert transaction.unanswered() == []
        await wang.say("/privacy")
        assert "问题的文字" not in (await wang.next_message()).text
