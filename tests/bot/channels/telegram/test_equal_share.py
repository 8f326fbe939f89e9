"""Nobody can make others wait: not by what takes long to read, and not by how much they send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from dialogs.rendering.wording import words
from tests.bot.channels.telegram.bot_process import SHIPPED, TOY, running
from tests.bot.channels.telegram.endurance import free_port
from tests.bot.toy import ENDLESS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import BotApi, Person

pytestmark = pytest.mark.slow

UNREAD = words("conversation.unread")
HURRIED = {"TELEGRAM_PACING": "false"}


def ways(by: str) -> dict[str, str]:
    """How updates come."""
    if by == "polling":
        return HURRIED
    port = free_port()
    return HURRIED | {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}


async def until_told(person: Person, text: str, times: int = 1) -> None:
    """Wait for a message that begins so, and so often."""
    while times:
        times -= (await person.next_message()).text.startswith(text)


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_while_long_texts_are_read_all_others_are_answered(
    api: BotApi, tmp_path: Path, by: str
) -> None:
    mallory, wang, port = api.person(1, "马路"), api.person(2, "王工"), free_port()
    async with (
        running(api, tmp_path, METRICS_PORT=str(port), **ways(by)),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await wang.say("/start")
        await wang.next_message()
        for _ in range(5):
            await mallory.say(ENDLESS)
        await mallory.say("后")
        for number in range(1, 11):
            await wang.say(str(number))
            await until_told(wang, f"听到「{number}」")
            async with session.get("/healthz") as response:
                assert response.status == 200
        assert sum(message.text == UNREAD for message in await mallory.messages()) < 5
        await until_told(mallory, UNREAD, times=5)
        await until_told(mallory, "第 1 句有 1 个字。")


async def test_a_long_text_waits_for_one_of_each_other_person_at_most(api: BotApi, tmp_path: Path) -> None:
    mallory, wang = api.person(1, "马路"), api.person(2, "王工")
    async with running(api, tmp_path, **HURRIED):
        for _ in range(4):
            await mallory.say(ENDLESS)
        await wang.say("长" * 400)
        await until_told(wang, "第 1 句有 400 个字。")
        assert sum(message.text == UNREAD for message in await mallory.messages()) < 3
        await until_told(mallory, UNREAD, times=4)


async def test_it_leaves_in_time_whatever_is_to_be_read_and_goes_on_at_the_next_start(
    api: BotApi, tmp_path: Path
) -> None:
    mallory, wang = api.person(1, "马路"), api.person(2, "王工")
    async with running(api, tmp_path, TOY, "0.5", **HURRIED) as bot:
        for text in ("前", *[ENDLESS] * 5, "后"):
            await mallory.say(text)
        await until_told(mallory, "听到「前」")
        await wang.say("你好")
        await until_told(wang, "听到「你好」")
        bot.end()
        assert await bot.ended() == 0
    said = [message.text for message in await mallory.messages()]
    assert said.count(UNREAD) < 5
    async with running(api, tmp_path, **HURRIED):
        await until_told(mallory, "听到「后」")
    said = [message.text for message in await mallory.messages()]
    assert said.count(UNREAD) == 5
    assert said[-1] == "听到「后」。"


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_one_persons_flood_delays_nobody_else(api: BotApi, tmp_path: Path, by: str) -> None:
    mallory, wang = api.person(1, "马路"), api.person(2, "王工")
    for number in range(300):
        await mallory.say(str(number))
    await wang.say("你好")
    async with running(api, tmp_path, **ways(by)):
        await until_told(wang, "听到「你好」")
        assert len(await mallory.messages()) < 500
        await until_told(mallory, "听到「299」")
    heard = [message.text for message in await mallory.messages()][1::2]
    assert heard == [f"听到「{number}」。" for number in range(300)]


async def test_the_shipped_bot_reads_long_texts_beside_all_else(api: BotApi, tmp_path: Path) -> None:
    """Five messages of which each took five seconds of everybody's time, once."""
    mallory, wang = api.person(1, "马路"), api.person(2, "王工")
    async with running(api, tmp_path, SHIPPED, **HURRIED):
        for person in (mallory, wang):
            await person.say("/start")
            await person.next_message()
        for _ in range(5):
            await mallory.say(("省部级科技进步一等奖（第二完成人），" * 240)[:4096])
        for text in ("是", "网络与系统安全", "硕士", "8年"):
            await wang.say(text)
            await wang.next_message()
        assert len(await mallory.messages()) < 6
        await mallory.say("我本科，2018年7月开始做网安，发明专利2项都是第一发明人已授权，在北京国企。" * 9)
        await until_told(mallory, "您说的，我这样记")
