from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.bot import running, settings_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import BotApi


async def test_what_is_typed_is_answered_and_what_is_pressed_edits_the_message(
    api: BotApi, tmp_path: Path
) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    async with running(tmp_path, **settings_for(api)):
        assert (await wang.next_message()).text.startswith("复述")
        await wang.say("你好")
        assert (await wang.next_message()).text == "第 1 句有 2 个字。"
        assert (await wang.next_message()).labels == ["硕士", "博士", "返回"]
        press = await wang.press("硕士")
        assert (await press.answer()).text == ""
        assert (await wang.next_message()).text == "按下当前按钮 education=master。"


async def test_what_was_sent_while_the_bot_was_down_is_answered_once(api: BotApi, tmp_path: Path) -> None:
    wang = api.person(1, "王工")
    async with running(tmp_path, **settings_for(api)) as bot:
        await wang.say("一")
        await wang.next_message()
        await wang.next_message()
        bot.end()
        assert await bot.ended() == 0
        assert bot.logged() == ""
    await wang.say("二")
    async with running(tmp_path, **settings_for(api)):
        assert (await wang.next_message()).text == "第 2 句有 1 个字。"
