"""An answer stands where it was asked for: in its topic, below its question, and for whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.update import ReceivedMessage
from tests.bot.channels.telegram.concluding import concluded

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, SeenMessage

SCOPE = "我做渗透测试，报哪个方向？"


def topic(message: SeenMessage) -> int:
    return int(message.raw.get("message_thread_id", 0))


def answered(message: SeenMessage) -> int:
    return int(message.raw.get("reply_to_message", {}).get("message_id", 0))


@pytest.mark.parametrize("written", ["1", "-1002", "1/7", "-1002/7"])
def test_a_place_is_read_as_it_was_written(written: str) -> None:
    assert str(ChatPlace.read(written)) == written


@pytest.mark.parametrize(
    "command", [f"/ask {SCOPE}", "/levels", "/direction", "/assess", "/help", "/case 甲"]
)
async def test_in_a_group_an_answer_stands_in_its_topic_below_its_question(
    api: BotApi, house: BotInProcess, command: str
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    await group.add_bot(wang)
    place = await group.open_topic(wang, "职称")
    async with house.open():
        number = await wang.say(f"{command}", chat=group, topic=place)
        shown = await group.next_message()
        assert (topic(shown), answered(shown)) == (place, number)
        number = await wang.say(f"{command}", chat=group)
        shown = await group.next_message()
        assert (topic(shown), answered(shown)) == (0, number)
    assert await house.refused() == []


async def test_a_thread_that_is_no_topic_cannot_be_written_to(api: BotApi, house: BotInProcess) -> None:
    """In a group without topics a chain of replies has a number too."""
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        first = await wang.say("有人评过吗", chat=group)
        await wang.write({"text": "/levels", "message_thread_id": first}, chat=group, reply_to=first)
        assert "附件2" in (await group.next_message()).text
    assert await house.refused() == []


@pytest.mark.parametrize(
    ("chat", "message", "topic"),
    [
        ({"type": "private"}, {"message_thread_id": 5}, 5),
        ({"type": "private"}, {"message_thread_id": 5, "is_topic_message": True}, 5),
        ({"type": "private"}, {}, 0),
        ({"type": "supergroup", "is_forum": True}, {"message_thread_id": 5}, 5),
        ({"type": "supergroup"}, {"message_thread_id": 5, "is_topic_message": True}, 5),
        ({"type": "supergroup"}, {"message_thread_id": 5}, 0),
        ({"type": "group"}, {"message_thread_id": 5}, 0),
        ({"type": "supergroup", "is_forum": True}, {}, 0),
    ],
)
def test_what_is_a_topic(chat: dict[str, Any], message: dict[str, Any], topic: int) -> None:
    read = ReceivedMessage.model_validate({"message_id": 1, "chat": {"id": 9, **chat}, **message})
    assert read.place == ChatPlace(9, topic)


async def test_a_question_that_is_gone_is_answered_all_the_same(api: BotApi, house: BotInProcess) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    await group.add_bot(wang)
    gone = {"message_id": 77_777, "date": 0, "chat": group.chat, "from": wang.user, "text": "/levels"}
    async with house.open():
        await api.update("message", gone)
        shown = await group.next_message()
    assert answered(shown) == 0
    assert await house.refused() == []


async def test_a_talk_goes_on_in_the_topic_where_it_is_held(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        place = await wang.open_topic("我的评估")
        await wang.say("/start", topic=place)
        first = await wang.next_message()
        await wang.press("是", message=first)
        assert topic(await wang.next_edit()) == place
        for text in ("不知道", "/help", "/levels", "/export", "/frobnicate"):
            await wang.say(text, topic=place)
            shown = await wang.next_message()
            assert (topic(shown), answered(shown)) == (place, 0)
        await wang.say("/privacy")
        assert topic(await wang.next_message()) == 0
    assert await house.refused() == []


async def test_what_is_ready_later_comes_to_the_topic_where_it_was_asked_for(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await concluded(wang)
        place = await wang.open_topic("报告")
        await wang.say("/report", topic=place)
        assert topic(await wang.next_message()) == place
        report = await wang.next_message()
    assert report.file_name == "职称评估报告.pdf"
    assert topic(report) == place
    assert await house.refused() == []


async def test_when_its_topic_is_gone_an_answer_comes_without(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    place = await wang.open_topic("一时")
    await wang.say("一", topic=place)
    await wang.delete_topic(place)
    async with toy_house.open():
        shown = [await wang.next_message() for _ in range(3)]
    assert [topic(message) for message in shown] == [0, 0, 0]
    assert shown[-1].text == "听到「一」。"


async def test_who_writes_in_the_name_of_the_group_is_answered_and_other_bots_are_not(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group, robot = api.person(1, "王工"), api.group(-100), api.other_bot(7, "spam")
    await group.add_bot(wang, privacy=False)
    place = await group.open_topic(wang, "职称")
    async with house.open():
        await robot.say("/levels", chat=group)
        for where in (0, place):
            number = await wang.say(f"/ask {SCOPE}", chat=group, topic=where, as_group=True)
            shown = await group.next_message()
            assert "“网络与系统安全”专业方向" in shown.text
            assert (topic(shown), answered(shown)) == (where, number)
    assert len(await group.messages()) == 2


async def test_who_writes_in_the_name_of_a_group_uses_up_nobody_s_pace(
    api: BotApi, house: BotInProcess
) -> None:
    wang, first, second = api.person(1, "王工"), api.group(-100), api.group(-200)
    async with house.open(telegram_user_limit=1):
        for group in (first, second):
            await wang.say("/levels", chat=group, as_group=True)
            assert (await group.next_message()).text


@pytest.mark.parametrize(
    "talk", ["今天吃什么", "/weather", "/start@another_bot", "@zhicheng_test_bot 车联网"]
)
async def test_talk_among_others_uses_up_nobody_s_pace(api: BotApi, house: BotInProcess, talk: str) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    await group.add_bot(wang, privacy=False)
    async with house.open(telegram_user_limit=1):
        for _ in range(5):
            await wang.say(talk, chat=group)
        await wang.say("/levels", chat=group)
        assert "附件2" in (await group.next_message()).text


async def test_help_in_a_group_says_what_works_there(api: BotApi, house: BotInProcess) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/help", chat=group)
        shown = await group.next_message()
    for command in ("/ask", "/levels", "/direction", "/assess", "@zhicheng_test_bot"):
        assert command in shown.text
    assert "/delete" not in shown.text
    assert shown.labels == ["到私聊里评估"]


async def test_the_bot_s_own_words_are_no_statement_of_whoever_sends_them(
    api: BotApi, house: BotInProcess
) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say("/start")
        question = await wang.next_message()
        before = house.kept(1)["session"]
        results: list[dict[str, Any]] = (await wang.inline("硕士几年能评中级"))["results"]
        for result in results[:3]:
            await wang.send_result(result)
            assert "我自己说过的话" in (await wang.next_message()).text
            await wang.send_result(result, chat=group)
        await wang.forward(question.id)
        assert "我自己说过的话" in (await wang.next_message()).text
        assert house.kept(1)["session"] == before
        mine = await wang.say("是")
        await wang.next_message()
        await wang.forward(mine)
        assert "我自己说过的话" not in (await wang.next_message()).text
    assert await group.messages() == []
