"""Writing to a person on the day for which they wait, if they want it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.clock import beijing_now

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person, SeenMessage


def day(days: int) -> str:
    return (beijing_now() + timedelta(days=days)).date().isoformat()


async def asked(wang: Person, days: int) -> SeenMessage:
    """Say for which day one waits, and be asked whether one wants a reminder."""
    await wang.say(day(days))
    await wang.next_message()
    await wang.next_message()
    question = await wang.next_message()
    assert question.labels == ["到时提醒我", "不用"]
    assert day(days) in question.text
    return question


async def test_a_reminder_comes_on_its_day_once_also_after_downtime(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await asked(wang, 100)
        await wang.press("到时提醒我")
        assert "我会提醒您" in (await wang.next_edit()).text
    for days, reminders in ((99, 0), (120, 1), (121, 1)):
        toy_house.stood_still(days)
        async with toy_house.open():
            await wang.say("/help")
            while not (shown := (await wang.next_message()).text).startswith("命令"):
                assert "今天来提醒您" in shown
                assert day(100) in shown
        told = [message for message in await wang.messages() if "今天来提醒您" in message.text]
        assert len(told) == reminders
        assert len(toy_house.kept(1)["reminders"]) == 1 - reminders


async def test_without_consent_there_is_no_reminder(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await asked(wang, 5)
        assert toy_house.kept(1)["reminders"] == []
        await wang.press("不用")
        assert "不提醒" in (await wang.next_edit()).text
        assert toy_house.kept(1)["reminders"] == []


async def test_the_question_is_asked_once_for_a_day(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await asked(wang, 5)
        await wang.say("你好")
        await wang.next_message()
        await wang.next_message()
        await asked(wang, 6)
    assert len(await wang.messages()) == 8


@pytest.mark.parametrize("data", ["remind=2099-01-01", "remind=", "remind=garbage"])
async def test_no_other_day_than_the_one_waited_for_is_kept(
    api: BotApi, toy_house: BotInProcess, data: str
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        question = await asked(wang, 5)
        await wang.press_data(f"1|{data}", question.id)
        assert "不再适用" in (await wang.next_edit()).text
        assert toy_house.kept(1)["reminders"] == []


async def test_a_reminder_can_be_cancelled_and_costs_nothing_when_the_bot_is_blocked(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with toy_house.open():
        for person in (wang, li):
            await asked(person, 5)
            await person.press("到时提醒我")
            await person.next_edit()
        await wang.say("/delete")
        await wang.next_message()
        await wang.press("全部删除")
        await wang.next_edit()
        await li.block()
    toy_house.calendar.moved = timedelta(days=6)
    async with toy_house.open():
        await api.until_called("sendMessage", chat=2, times=4)
    assert len([m for m in await wang.messages() if "今天来提醒您" in m.text]) == 0
    assert (await api.calls("sendMessage", chat=2))[-1].status == 403
    assert toy_house.kept(2)["to_be_sent"] == []


async def test_the_real_conversation_offers_the_day_on_which_only_time_is_missing(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        shown = await wang.next_message()
        for text in ("是", "网络与系统安全", "本科", "3个月", "没有", "没有"):
            await wang.say(text)
            shown = await wang.next_message()
        while "凭证" not in shown.text:
            await wang.say("是" if "是" in shown.labels else "结论")
            shown = await wang.next_message()
        assert "只差时间" in shown.text or "最早" in shown.text
        offer = await wang.next_message()
        assert "助理工程师" in offer.text
        await wang.press("到时提醒我")
        await wang.next_edit()
        (kept,) = house.kept(1)["reminders"]
    assert kept["subject"] == "助理工程师"
    assert kept["due"] > day(0)
