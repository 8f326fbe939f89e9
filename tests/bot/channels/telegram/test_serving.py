from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.turns.turns import ATTEMPTS
from dialogs.rendering.wording import words
from tests.bot.channels.telegram.bot_process import running
from tests.bot.toy import KILLING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import BotApi

pytestmark = pytest.mark.slow


async def test_what_is_typed_is_answered_and_what_is_pressed_edits_the_message(
    api: BotApi, tmp_path: Path
) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    async with running(api, tmp_path):
        assert (await wang.next_message()).text.startswith("复述")
        await wang.say("你好")
        assert (await wang.next_message()).text == "第 1 句有 2 个字。"
        assert (await wang.next_message()).labels == ["硕士", "博士", "返回"]
        press = await wang.press("硕士")
        assert (await press.answer()).text == ""
        assert (await wang.next_message()).text == "按下当前按钮 education=master。"


async def test_what_was_sent_while_the_bot_was_down_is_answered_once(api: BotApi, tmp_path: Path) -> None:
    wang = api.person(1, "王工")
    async with running(api, tmp_path) as bot:
        await wang.say("一")
        await wang.next_message()
        await wang.next_message()
        bot.end()
        assert await bot.ended() == 0
        assert bot.logged() == ""
    await wang.say("二")
    async with running(api, tmp_path):
        assert (await wang.next_message()).text == "第 2 句有 1 个字。"


async def test_an_update_that_ends_the_process_is_set_aside_and_stops_nobody_else(
    api: BotApi, tmp_path: Path
) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with running(api, tmp_path) as bot:
        await li.say("一")
        await li.next_message()
        await li.next_message()
        await wang.say(KILLING)
        assert await bot.ended() < 0
    await li.say("二")
    # First it is stored, and then tried so often: only what is stored can be counted.
    for _ in range(1 + ATTEMPTS):
        async with running(api, tmp_path) as bot:
            assert await bot.ended() < 0
    async with running(api, tmp_path):
        assert (await wang.next_message()).text == words("conversation.failed")
        told = [(await li.next_message()).text for _ in range(2)]
        for _ in range(2 + ATTEMPTS):  # every kill may repeat what was in the air
            if told[0] == "听到「一」。":
                told = [told[1], (await li.next_message()).text]
        assert told == ["第 2 句有 1 个字。", "听到「二」。"]
