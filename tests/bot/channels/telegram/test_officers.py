"""Who may have cases, who sees them, and how long they stay."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.introduction import ShownTo
from bot.channels.telegram.service import OFFICERS_FILE
from bot.wording import table
from tests.bot.channels.telegram.officers import HR, answers, asked, erase
from tests.bot.until import until

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person


async def test_each_officer_sees_only_their_own(api: BotApi, hr: Person, house: BotInProcess) -> None:
    other = api.person(2, "人事李")
    question = await asked(hr, "/case 甲")
    assert "还没有" not in (await asked(hr, "/case")).text
    assert "一人一个" in (await asked(other, "/case")).text
    await asked(other, "/case 甲")
    await asked(other, "是")
    assert answers(house) == {"甲": {}}
    assert answers(house, 2) == {"甲": {"employer_in_beijing": True}}
    foreign = await other.press_data(question.button("是").data, question.id, chat=hr)
    assert "不是给您的" in (await foreign.answer()).text
    assert answers(house) == {"甲": {}}


async def test_who_is_no_officer_is_told_how_to_become_one(
    api: BotApi, hr: Person, house: BotInProcess
) -> None:
    await asked(hr, "/case 甲")
    wang = api.person(33, "王工")
    for typed in ("/case 甲", "/case", "/mine"):
        shown = await asked(wang, typed)
        assert "33" in shown.text
        assert "HR_USER_IDS" in shown.text
    await asked(wang, "/start")
    shown = await asked(wang, "案例 甲")
    assert "已新建" not in shown.text
    for data in ("0|case=open.1", "0|case=list", "0|case=erase.1"):
        press = await wang.press_data(data, shown.id)
        assert "人事" in (await press.answer()).text
    assert house.kept(33)["cases"] == []
    assert set(answers(house)) == {"甲"}


async def test_who_is_an_officer_no_more_comes_back_to_themselves(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "人事王")
    async with house.open(hr_user_ids=HR):
        await asked(wang, "/start")
        of_case = await asked(wang, "/case 甲")
    async with house.open():
        await asked(wang, "是")
        press = await wang.press("否", message=of_case)
        assert (await press.answer()).text
        kept = house.kept(1)
    assert kept["session"]["answers"] == {"employer_in_beijing": True}
    assert kept["cases"][0]["session"]["answers"] == {}


@pytest.mark.parametrize(
    "data",
    [
        "case=",
        "case=open",
        "case=open.zzzz",
        "case=open.99999",
        "case=nothing.1",
        "case=view",
        "case=pick.zz.1.1.1",
    ],
)
async def test_a_forged_press_about_cases_is_answered_kindly(
    hr: Person, house: BotInProcess, data: str
) -> None:
    question = await asked(hr, "/case 甲")
    press = await hr.press_data(f"0|{data}", question.id)
    assert (await press.answer()).text == ""
    assert "/case" in (await hr.next_reply()).text
    assert answers(house) == {"甲": {}}


async def test_everything_of_an_officer_is_shown_and_erased_with_the_cases(
    api: BotApi, hr: Person, house: BotInProcess
) -> None:
    await asked(hr, "/case 机密标签")
    await asked(hr, "是")
    await hr.say("/export")
    file = await hr.next_message()
    assert file.file_id is not None
    told = json.loads(await api.download(file.file_id))
    assert told["open_case"] == 1
    assert [case["label"] for case in told["cases"]] == ["机密标签"]
    assert told["cases"][0]["session"]["answers"] == {"employer_in_beijing": True}
    await hr.say("/delete")
    assert "全部 1 个案例" in (await hr.next_message()).text
    await hr.press("全部删除")
    await hr.next_edit()
    assert house.kept(1)["cases"] == []
    assert not any(
        "机密标签".encode() in path.read_bytes() for path in house.data.iterdir() if path.is_file()
    )


async def test_cases_expire_one_by_one_by_their_own_last_touch(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "人事王")
    async with house.open(hr_user_ids=HR, retention_days=30):
        for typed in ("/start", "/case 旧", "/case 新"):
            await asked(wang, typed)
        house.calendar.moved = timedelta(days=20)
        for typed in ("是", "/case"):
            await asked(wang, typed)
    house.calendar.moved = timedelta(days=31)
    async with house.open(hr_user_ids=HR, retention_days=30):
        assert "案例" in (await asked(wang, "/privacy")).text
        assert answers(house) == {"新": {"employer_in_beijing": True}}
        listed = await asked(wang, "/case")
        assert "新" in listed.labels
        assert "旧" not in listed.labels
        house.calendar.moved = timedelta(days=51)
    async with house.open(hr_user_ids=HR, retention_days=30):
        await asked(wang, "/privacy")
        assert house.kept(1)["cases"] == []


async def test_what_is_said_to_a_case_that_is_gone_goes_nowhere(hr: Person, house: BotInProcess) -> None:
    await asked(hr, "/start")
    await asked(hr, "/case 甲")
    erase(house, 1)
    shown = await asked(hr, "是")
    assert "没有记到任何地方" in shown.text
    assert "第 1 步" in shown.text
    assert answers(house) == {"": {}}


async def test_a_reminder_of_a_case_names_it(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "人事王")
    typed = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有")
    async with house.open(hr_user_ids=HR):
        for label in ("甲", "乙"):
            shown = await asked(wang, f"/case {label}")
            for text in typed:
                shown = await asked(wang, text)
            while "凭证" not in shown.text:
                shown = await asked(
                    wang, next((label for label in ("是", "都符合") if label in shown.labels), "结论")
                )
            offer = await wang.next_message()
            assert f"案例「{label}」只差时间" in offer.text
            await wang.press("到时提醒我", message=offer)
            assert f"案例「{label}」" in (await wang.next_edit()).text
        await asked(wang, "/case 改名 乙 丙")
        kept = house.kept(1)["reminders"]
        assert [reminder["case"] for reminder in kept] == ["甲", "丙"]
    house.stood_still(366 * 2)
    async with house.open(hr_user_ids=HR):
        due = [await wang.next_message(), await wang.next_message()]
    assert any("案例「甲」" in message.text for message in due)
    assert any("案例「丙」" in message.text for message in due)


async def test_only_officers_are_shown_the_commands_for_officers(api: BotApi, house: BotInProcess) -> None:
    hr, wang = api.person(1, "人事王"), api.person(33, "王工")
    await hr.say("/help")
    await wang.say("/help")
    async with house.open(hr_user_ids=HR):
        assert "/case" in (await hr.next_message()).text
        assert "/case" not in (await wang.next_message()).text
        await api.until_called("setMyCommands", times=3)
    everywhere, _, theirs = await api.calls("setMyCommands")
    assert set(table("menu.officers")).isdisjoint(
        command["command"] for command in everywhere.arguments["commands"]
    )
    assert theirs.arguments["scope"] == {"type": "chat", "chat_id": 1}
    assert [command["command"] for command in theirs.arguments["commands"]] == [
        *table("menu.everyone"),
        *table("menu.officers"),
    ]


async def test_in_a_group_a_case_is_neither_asked_nor_shown(
    api: BotApi, hr: Person, house: BotInProcess
) -> None:
    group = api.group(-100)
    await group.add_bot(hr)
    await asked(hr, "/case 甲")
    await hr.say("/case 甲", chat=group)
    shown = await group.next_message()
    assert "甲" not in shown.text
    assert "私聊" in shown.text
    assert answers(house) == {"甲": {}}


async def test_who_is_an_officer_no_more_is_no_more_shown_their_menu(
    api: BotApi, house: BotInProcess
) -> None:
    hr, other = api.person(1, "人事王"), api.person(2, "人事李")
    for person in (hr, other):
        await person.say("/help")
    async with house.open(hr_user_ids=frozenset({1, 2})):
        await api.until_called("setMyCommands", times=4)
    for officers, withdrawn in ((frozenset({2}), [1]), (frozenset({2}), []), (frozenset(), [2])):
        await api.forget_calls()
        async with house.open(hr_user_ids=officers):
            await api.until_called("getMyShortDescription")
            await api.until_called("deleteMyCommands", times=len(withdrawn))
            await until(lambda: ShownTo(house.data / OFFICERS_FILE).read() == officers)  # noqa: B023 - at once
        gone = await api.calls("deleteMyCommands")
        assert [call.arguments["scope"]["chat_id"] for call in gone] == withdrawn
        assert [call.status for call in gone] == [200] * len(gone)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"1": 2}', '["1", null, 1.5]', "\xff"])
async def test_a_spoilt_record_of_who_is_shown_it_harms_nothing(
    api: BotApi, house: BotInProcess, content: str
) -> None:
    file = house.data / OFFICERS_FILE
    file.write_text(content, encoding="utf-8")
    await api.person(1, "人事王").say("/help")
    async with house.open(hr_user_ids=HR):
        await api.until_called("setMyCommands", times=3)
    assert ShownTo(file).read() == HR
