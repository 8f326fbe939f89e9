"""A topic for each case of an officer: what is said there is that case's; without topics all goes on in place."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram import service
from bot.channels.telegram.place import ChatPlace
from bot.features import daily_jobs
from tests.bot.channels.telegram.officers import HR, answers
from tests.bot.until import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person, SeenMessage


@pytest.fixture
async def officer(api: BotApi, house: BotInProcess) -> AsyncIterator[Person]:
    """An officer whose chat with the bot has topics."""
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        yield api.person(1, "人事王")
    assert [line for line in await house.refused() if "getMyCommands" not in line] == []


async def opened(who: Person, label: str, topic: int = 0, rest: str = "") -> tuple[SeenMessage, SeenMessage]:
    """The card where the case was opened, and what is asked in its topic."""
    await who.say(f"/case {label} {rest}".strip(), topic=topic)
    return await who.next_message(), await who.next_message()


@pytest.mark.parametrize("label", ["甲", "研发部-03", "字" * 24, "「两 个 词」", "「<b>&_*」", "😀😀"])
async def test_a_case_is_opened_in_a_topic_of_its_own(officer: Person, label: str) -> None:
    card, asked = await opened(officer, label)
    assert card.text.startswith("已新建案例")
    assert card.topic == 0
    (name,) = await officer.topics()
    assert name == label.strip("「」")
    assert asked.topic == (await officer.topics())[name]
    assert "第 1 步" in asked.text


async def test_what_is_said_in_a_topic_is_of_its_case_whatever_else_is_open(
    officer: Person, house: BotInProcess
) -> None:
    topics = {}
    for label in ("甲", "乙", "丙"):
        _, asked = await opened(officer, label)
        topics[label] = asked.topic
    said = {"甲": "硕士，网安6年", "丙": "本科，网安3年", "乙": "博士，网安2年"}
    for label, words in said.items():
        await officer.say(words, topic=topics[label])
        read = await officer.next_message()
        assert read.topic == topics[label]
        assert read.text.startswith(f"案例：{label}\n")
        await officer.press("确认", message=read)
        assert (await officer.next_edit()).topic == topics[label]
    await officer.say("是")
    own = await officer.next_message()
    assert own.topic == 0
    assert "案例" not in own.text
    kept = answers(house)
    assert {label: kept[label]["education"] for label in said} == {  # type: ignore[index]
        "甲": "master",
        "乙": "doctor",
        "丙": "bachelor",
    }


async def test_buttons_work_in_each_topic_and_in_no_other_s_name(
    officer: Person, house: BotInProcess
) -> None:
    _, first = await opened(officer, "甲")
    _, second = await opened(officer, "乙")
    for message, answer in ((first, "是"), (second, "否")):
        press = await officer.press(answer, message=message)
        assert (await press.answer()).text == ""
        assert (await officer.next_edit()).topic == message.topic
    assert answers(house) == {"甲": {"employer_in_beijing": True}, "乙": {"employer_in_beijing": False}}
    press = await officer.press_data(first.button("是").data, second.id)
    assert "案例「甲」" in (await press.answer()).text


@pytest.mark.parametrize("by", ["words", "button", "from another topic", "in one breath"])
async def test_a_case_that_is_opened_again_goes_on_in_its_topic(officer: Person, by: str) -> None:
    _, first = await opened(officer, "甲")
    _, other = await opened(officer, "乙")
    if by == "button":
        await officer.say("/case")
        shown = await officer.next_message()
        assert shown.topic == 0
        await officer.press("甲", message=shown)
    else:
        rest = " 硕士，网安6年" if by == "in one breath" else ""
        await officer.say(f"/case 甲{rest}", topic=other.topic if by == "from another topic" else 0)
    card = await officer.next_reply()
    assert "已打开案例「甲」" in card.text
    assert card.topic == (other.topic if by == "from another topic" else 0)
    assert (await officer.next_message()).topic == first.topic
    assert len(await officer.topics()) == 2


async def test_a_case_of_before_there_were_topics_gets_one_when_it_is_opened(
    api: BotApi, house: BotInProcess
) -> None:
    hr = api.person(1, "人事王")
    async with house.open(hr_user_ids=HR):
        _, asked = await opened(hr, "甲")
        assert asked.topic == 0
        await hr.say("是")
        await hr.next_message()
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        await hr.say("硕士，网安6年")
        assert (await hr.next_message()).topic == 0
        _, again = await opened(hr, "甲")
        assert again.topic == (await hr.topics())["甲"]


async def test_topics_that_are_switched_off_leave_cases_as_they_were(
    api: BotApi, house: BotInProcess
) -> None:
    hr = api.person(1, "人事王")
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        await opened(hr, "甲")
    await api.enable_topics(enabled=False)
    async with house.open(hr_user_ids=HR):
        card, asked = await opened(hr, "甲")
        assert (card.topic, asked.topic) == (0, 0)
        await hr.say("是")
        assert (await hr.next_message()).text.startswith("案例：甲\n")
    assert answers(house)["甲"] == {"employer_in_beijing": True}


REFUSALS: tuple[dict[str, Any], ...] = (
    {"error_code": 400, "description": "Bad Request: the chat is not a forum"},
    {"error_code": 400, "description": "Bad Request: not enough rights to create a topic"},
    {"error_code": 400, "description": "Bad Request: TOPICS_LIMIT_REACHED"},
    {"error_code": 403, "description": "Forbidden: BOT_FORUM_CREATE_FORBIDDEN"},
    {"error_code": 404, "description": "Not Found: method not found"},
)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: str(one["description"]))
async def test_where_topics_are_refused_a_case_is_opened_in_place(
    api: BotApi, house: BotInProcess, refusal: dict[str, Any]
) -> None:
    hr = api.person(1, "人事王")
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        await api.fail("createForumTopic", body=json.dumps({"ok": False, **refusal}), times=None)
        card, asked = await opened(hr, "甲")
        assert (card.topic, asked.topic) == (0, 0)
        await hr.say("是")
        assert (await hr.next_message()).text.startswith("案例：甲\n")
        await hr.say("/mine")
        assert "您自己" in (await hr.next_message()).text
    assert answers(house)["甲"] == {"employer_in_beijing": True}
    assert house.kept(1)["to_be_sent"] == []


@pytest.mark.parametrize(
    "body", ["<html>", '{"ok":true,"result":true}', '{"ok":true}', '{"ok":false,"error_code":500}']
)
async def test_a_topic_whose_opening_is_bent_is_opened_after_all(
    api: BotApi, house: BotInProcess, body: str
) -> None:
    hr = api.person(1, "人事王")
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        await api.fail("createForumTopic", body=body)
        _, asked = await opened(hr, "甲")
        assert asked.topic == (await hr.topics())["甲"]


async def test_when_its_topic_is_gone_a_case_is_open_where_its_answers_stand(
    officer: Person, house: BotInProcess
) -> None:
    _, asked = await opened(officer, "甲")
    await officer.say("是", topic=asked.topic)
    before = await officer.next_message()
    await house.api.delay(0.2)
    await officer.say("信息安全", topic=asked.topic)
    await officer.delete_topic(asked.topic)
    await house.api.delay(0)
    after = await officer.next_message()
    assert (before.topic, after.topic) == (asked.topic, 0)
    await officer.say("硕士，网安6年")
    assert (await officer.next_message()).text.startswith("案例：甲\n")
    _, again = await opened(officer, "甲")
    assert again.topic == (await officer.topics())["甲"]
    await house.api.forget_calls()  # the one refused call is what it took to know


async def test_a_new_name_is_the_topic_s_as_well(officer: Person) -> None:
    _, asked = await opened(officer, "甲")
    await officer.say("/case 改名 甲 研发部-王")
    await officer.next_message()
    await officer.say("/case 改名 再一个", topic=asked.topic)
    assert (await officer.next_message()).topic == asked.topic
    await officer.say("/help")
    await officer.next_message()
    assert await officer.topics() == {"再一个": asked.topic}


@pytest.mark.parametrize("inside", [True, False])
async def test_a_topic_goes_with_its_case_and_with_all_that_was_said_there(
    officer: Person, house: BotInProcess, *, inside: bool
) -> None:
    _, asked = await opened(officer, "甲")
    _, other = await opened(officer, "乙")
    await officer.say("/case 删除 甲", topic=asked.topic if inside else 0)
    await officer.press("确定删除", message=await officer.next_message())
    told = await (officer.next_message() if inside else officer.next_edit())
    assert "甲" in told.text
    assert told.topic == 0
    await officer.say("/help")
    await officer.next_message()
    assert await officer.topics() == {"乙": other.topic}
    assert asked.topic not in {message.topic for message in await officer.messages()}
    assert list(answers(house)) == ["乙"]


@pytest.mark.parametrize("was_down", [False, True])
async def test_a_topic_goes_with_a_case_that_nobody_comes_back_to(
    api: BotApi, house: BotInProcess, monkeypatch: pytest.MonkeyPatch, *, was_down: bool
) -> None:
    """Also when nothing served on its day: places are left before anything else is erased."""
    monkeypatch.setattr(daily_jobs, "INTERVAL", 0.05)
    hr = api.person(1, "人事王")
    await api.enable_topics()
    async with house.open(hr_user_ids=HR, retention_days=30):
        await opened(hr, "甲")
        house.calendar.moved = timedelta(days=20)
        _, fresh = await opened(hr, "乙")
        if not was_down:
            house.calendar.moved = timedelta(days=29, hours=12)
            await until(lambda: list(answers(house)) == ["乙"])
    house.stood_still(31)
    async with house.open(hr_user_ids=HR, retention_days=30):
        await hr.say("/help")
        await hr.next_message()
        assert await hr.topics() == {"乙": fresh.topic}
    assert list(answers(house)) == ["乙"]


async def test_one_s_own_assessment_is_not_talked_about_in_a_case_s_topic(
    officer: Person, house: BotInProcess
) -> None:
    _, asked = await opened(officer, "甲")
    for way in ("/mine", "/case 自己"):
        await officer.say(way, topic=asked.topic)
        told = await officer.next_message()
        assert told.topic == asked.topic
        assert "只谈案例「甲」" in told.text
    await officer.say("是", topic=asked.topic)
    assert (await officer.next_message()).text.startswith("案例：甲\n")
    assert answers(house) == {"甲": {"employer_in_beijing": True}}


async def test_what_is_ready_later_and_files_come_to_the_case_s_topic(officer: Person) -> None:
    _, asked = await opened(officer, "甲")
    for typed in ("/export", "/reminders", "为什么"):
        await officer.say(typed, topic=asked.topic)
        assert (await officer.next_message()).topic == asked.topic


async def test_an_album_in_a_topic_is_its_case_s(officer: Person, house: BotInProcess) -> None:
    _, asked = await opened(officer, "甲")
    await officer.write({"photo": [], "caption": "是"}, topic=asked.topic)
    assert (await officer.next_message()).topic == asked.topic
    assert answers(house)["甲"] == {"employer_in_beijing": True}


async def test_who_is_no_officer_has_no_topics_opened(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(9, "王工")
    await api.enable_topics()
    async with house.open(hr_user_ids=HR):
        await wang.say("/start")
        await wang.next_message()
        await wang.say("/case 甲")
        await wang.next_message()
    assert await wang.topics() == {}
    assert await api.calls("createForumTopic") == []


async def test_officers_with_cases_of_the_same_name_share_nothing(api: BotApi, house: BotInProcess) -> None:
    await api.enable_topics()
    first, second = api.person(1, "人事王"), api.person(2, "人事李")
    async with house.open(hr_user_ids=HR):
        _, of_first = await opened(first, "甲")
        _, of_second = await opened(second, "甲")
        await first.say("是", topic=of_first.topic)
        await first.next_message()
        await second.say("否", topic=of_second.topic)
        await second.next_message()
    assert answers(house, 1)["甲"] == {"employer_in_beijing": True}
    assert answers(house, 2)["甲"] == {"employer_in_beijing": False}


async def test_an_end_between_the_opening_and_its_messages_opens_no_second_topic(
    api: BotApi, house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    hr = api.person(1, "人事王")
    await api.enable_topics()
    with monkeypatch.context() as quick:
        quick.setattr(service, "DRAIN_SECONDS", 0.05)
        async with house.open(hr_user_ids=HR):
            await api.fail("sendMessage", status=500, times=None)
            await hr.say("/case 甲")
            await api.until_called("sendMessage", times=1)
    await api.clear_faults()
    async with house.open(hr_user_ids=HR):
        assert "已新建案例" in (await hr.next_message()).text
        asked = await hr.next_message()
    assert await hr.topics() == {"甲": asked.topic}


async def test_two_openings_at_once_open_one_topic(officer: Person) -> None:
    await asyncio.gather(*(officer.say("/case 甲") for _ in range(3)))
    shown = [await officer.next_message() for _ in range(6)]
    (number,) = (await officer.topics()).values()
    assert [message.topic for message in shown] == [0, number] * 3


@pytest.mark.parametrize("place", [ChatPlace(1), ChatPlace(-100, 7), ChatPlace(1, 0, 3), ChatPlace(1, 2, 3)])
def test_a_place_is_read_as_it_was_written(place: ChatPlace) -> None:
    assert ChatPlace.read(str(place)) == place
