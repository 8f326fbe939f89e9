"""Writing to a person on the day for which they wait, if they want it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.clock import beijing_now
from bot.store import Reminder
from rules.wording.wording import day_in_words

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
    assert day_in_words(day(days)) in question.text
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
                assert day_in_words(day(100)) in shown
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


async def test_whoever_declined_is_asked_again_at_their_wish(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await asked(wang, 5)
        await wang.press("不用")
        assert "/reminders" in (await wang.next_edit()).text
        await wang.say("/reminders")
        assert day_in_words(day(5)) in (await wang.next_message()).text
        await wang.press("到时提醒我")
        assert "我会提醒您" in (await wang.next_edit()).text
        await wang.say("/reminders")
        shown = await wang.next_message()
        await wang.press(shown.labels[0])
        assert "没有定下的提醒" in (await wang.next_edit()).text


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


async def test_who_has_said_yes_is_not_asked_again_and_the_reminder_goes_along(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await asked(wang, 5)
        await wang.press("到时提醒我")
        await wang.next_edit()
        await wang.say(day(9))
        moved = [(await wang.next_message()).text for _ in range(3)][-1]
        assert "跟着改到" in moved
        assert day_in_words(day(9)) in moved
        assert [one["due"] for one in toy_house.kept(1)["reminders"]] == [day(9)]
        await wang.say("你好")
        await wang.say(day(9))
        await api.until(pending=0)
    texts = [message.text for message in await wang.messages()]
    assert sum("到那一天要我提醒您吗" in text for text in texts) == 0
    assert sum("跟着改到" in text for text in texts) == 1


async def test_reminders_are_listed_and_cancelled_one_by_one(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    due = (date(2031, 5, 1), date(2030, 1, 2), date(2032, 8, 9))
    async with toy_house.open() as store:
        await wang.say("/reminders")
        assert "没有定下的提醒" in (await wang.next_message()).text
        with store.transaction() as transaction:
            for place, each in enumerate(due):
                transaction.reminders.keep(
                    "telegram", Reminder("1", "1", each, "工程师", place, "甲*" * place)
                )
            transaction.reminders.keep("telegram", Reminder("2", "2", due[0], "工程师"))
        await wang.say("/reminders")
        shown = await wang.next_message()
        assert [label.partition(" 工程师")[0] for label in shown.labels] == [
            "取消 2030年1月2日",
            "取消 2031年5月1日",
            "取消 2032年8月9日",
        ]
        assert "3. 2032年8月9日 工程师（案例「甲*甲*」）" in shown.text
        press = await wang.press("取消 2031年5月1日 工程师")
        assert "已取消" in (await press.answer()).text
        left = await wang.next_edit()
        assert len(left.labels) == 2
        press = await wang.press("取消 2031年5月1日 工程师", message=shown)
        assert "已经不在" in (await press.answer()).text
        for label in left.labels:
            await wang.press(label)
            last = await wang.next_edit()
        assert "没有定下的提醒" in last.text
        assert toy_house.kept(1)["reminders"] == []
        assert len(toy_house.kept(2)["reminders"]) == 1
    assert [line for line in await toy_house.refused() if "not modified" not in line] == []


@pytest.mark.parametrize("which", ["", "2031-05-01", "2031-05-01.9", "x.y", "2031-05-01.0.0"])
async def test_a_forged_cancelling_cancels_nothing(api: BotApi, toy_house: BotInProcess, which: str) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open() as store:
        await wang.say("/help")
        shown = await wang.next_message()
        with store.transaction() as transaction:
            transaction.reminders.keep("telegram", Reminder("1", "1", date(2031, 5, 1), "工程师"))
        press = await wang.press_data(f"0|remind=cancel.{which}", shown.id)
        assert "已经不在" in (await press.answer()).text
        assert len(toy_house.kept(1)["reminders"]) == 1


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
            await wang.say(next((label for label in ("是", "都符合") if label in shown.labels), "结论"))
            shown = await wang.next_message()
        assert "只差时间" in shown.text or "最早" in shown.text
        offer = await wang.next_message()
        assert "助理工程师" in offer.text
        await wang.press("到时提醒我")
        await wang.next_edit()
        (kept,) = house.kept(1)["reminders"]
    assert kept["subject"] == "助理工程师"
    assert kept["due"] > day(0)
