"""/ask and questions in between: the answer of the notice, and the conversation where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

SCOPE = "我做渗透测试，报哪个方向？"


async def test_anybody_can_ask_without_beginning_an_assessment(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say(f"/ask {SCOPE}")
        answer = (await wang.next_message()).text
        assert "“网络与系统安全”专业方向" in answer
        assert "【附件1 三 1】1.网络与系统安全专业方向。" in answer
        assert house.kept(1)["session"] is None


@pytest.mark.parametrize("way", ["/ask {}", "{}"])
async def test_asked_in_the_midst_of_an_assessment_the_open_question_stays_open(
    api: BotApi, house: BotInProcess, way: str
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        answers = house.kept(1)["session"]["answers"]
        await wang.say(way.format("硕士几年能评中级？"))
        assert "附件2 二（一）2（2）" in (await wang.next_message()).text
        assert house.kept(1)["session"]["answers"] == answers
        await wang.say("是")
        assert "第 2 步" in (await wang.next_message()).text


@pytest.mark.parametrize(
    "typed", ["/ask", "/ask   ", "/ask 今天天气怎么样", "/ask 🙂", f"/ask {'长' * 4000}"]
)
async def test_what_is_no_question_about_the_notice_gets_three_that_are(
    api: BotApi, house: BotInProcess, typed: str
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say(typed)
        assert (await wang.next_message()).text.count("·") == 3


async def test_a_question_may_be_the_first_thing_that_somebody_says(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say(SCOPE)
        answer = (await wang.next_message()).text
    assert "“网络与系统安全”专业方向" in answer
    assert "第 1 步" in answer


async def test_in_a_group_it_is_answered_for_all_and_without_anything_personal(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        before = house.kept(1)["session"]
        await wang.say(f"/ask@zhicheng_test_bot {SCOPE}", chat=group)
        assert "“网络与系统安全”专业方向" in (await group.next_message()).text
        assert house.kept(1)["session"] == before
        assert len(await wang.messages()) == 1


async def test_without_a_notice_in_force_it_says_so(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say(f"/ask {SCOPE}")
        assert "没有施行中的通告" in (await wang.next_message()).text
        assert (await wang.inline("车联网"))["results"] == []
