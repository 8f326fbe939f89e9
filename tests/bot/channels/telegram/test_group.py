"""In a group nothing personal is asked or shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.wording import table

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi


async def test_an_assessment_asked_for_in_a_group_goes_on_in_the_private_chat(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/assess", chat=group)
        invitation = await group.next_message()
        assert invitation.labels == ["到私聊里评估"]
        await wang.follow("到私聊里评估", chat=group)
        assert "第 1 步" in (await wang.next_message()).text
    assert [message.text for message in await group.messages()] == [invitation.text]


@pytest.mark.parametrize("name", sorted({"start", *table("menu.everyone")} - {"levels", "direction", "ask"}))
async def test_no_command_shows_anything_personal_in_a_group(
    api: BotApi, house: BotInProcess, name: str
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        before = house.kept(1)["session"]
        await wang.say(f"/{name}@zhicheng_test_bot", chat=group)
        assert "只在私聊里进行" in (await group.next_message()).text
        assert house.kept(1)["session"] == before
        assert len(await wang.messages()) == 1


@pytest.mark.parametrize(("name", "said"), [("levels", "附件2 二"), ("direction", "附件1 三 1")])
async def test_what_the_notice_says_can_be_read_in_a_group(
    api: BotApi, house: BotInProcess, name: str, said: str
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say(f"/{name}", chat=group)
        assert said in (await group.next_message()).text


async def test_work_is_placed_in_a_group_as_in_a_private_chat(api: BotApi, house: BotInProcess) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/direction 车联网", chat=group)
        shown = await group.next_message()
    assert "业务安全" in shown.text
    assert "同态加密" not in shown.text


async def test_talk_in_a_group_is_left_alone_also_when_the_bot_can_read_it(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    await group.add_bot(wang, privacy=False)
    async with house.open():
        for text in ("我是硕士，干网安 8 年", "/whatever", "/start@another_bot", "是"):
            await wang.say(text, chat=group)
        await wang.write({"new_chat_members": [{"id": 5, "is_bot": False, "first_name": "新"}]}, chat=group)
        await wang.say("/help", chat=group)
        await group.next_message()
        assert len(await group.messages()) == 1
        assert house.kept(1)["session"] is None


async def test_a_press_in_a_group_is_answered_and_not_obeyed(api: BotApi, house: BotInProcess) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/assess", chat=group)
        shown = await group.next_message()
        press = await wang.press_data("1|delete=yes", shown.id, chat=group)
        assert "私聊" in (await press.answer()).text


async def test_a_group_that_becomes_a_supergroup_is_answered_under_its_new_number(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100, supergroup=False)
    await group.add_bot(wang)
    await wang.say("/assess", chat=group)
    moved = await group.upgrade(wang, -200)
    async with house.open():
        assert "私聊" in (await moved.next_message()).text


@pytest.mark.parametrize("typed", ["/help", "/case 甲", "/mine", "/assess", "/privacy"])
async def test_what_is_for_one_person_is_shown_to_nobody_else(
    api: BotApi, house: BotInProcess, typed: str
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: USER_ID_INVALID"}
    async with house.open():
        await wang.say(typed, chat=group)
        assert (await group.next_message()).seen_by == 1
        for asked in ("/ask 硕士几年能评中级？", "/levels", "/direction"):
            await wang.say(asked, chat=group)
            assert (await group.next_message()).seen_by == 0
        await wang.say(typed, chat=group, as_group=True)
        assert (await group.next_message()).seen_by == 0
        await api.fail("sendMessage", body=json.dumps(refusal))
        await wang.say(typed, chat=group)
        assert (await group.next_message()).seen_by == 0
    assert await house.refused() == []
