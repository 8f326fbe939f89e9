"""Buttons: the message under the finger changes, and a press that is not current has no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi


async def test_a_press_is_answered_and_the_message_goes_on_with_the_choice_left_visible(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        first = await wang.next_message()
        assert "第 1 步" in first.text
        assert {"不清楚", "跳过"} <= set(first.labels)
        press = await wang.press("是")
        assert (await press.answer()).text == ""
        second = await wang.next_reply()
    assert second.id == first.id
    assert second.edited
    assert second.text.startswith("✔ 是\n")
    assert "第 2 步" in second.text
    assert [call.status for call in await api.calls("sendMessage")] == [200]


async def test_what_is_typed_is_answered_with_a_new_message(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        first = await wang.next_message()
        await wang.say("是")
        second = await wang.next_reply()
    assert second.id != first.id
    assert not second.edited


async def test_a_press_that_is_repeated_does_nothing_and_says_so(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        first = await wang.next_message()
        await (await wang.press("是")).answer()
        await wang.next_edit()
        before = house.kept(1)["session"]
        again = await wang.press("是", message=first)
        assert "不起作用" in (await again.answer()).text
        assert house.kept(1)["session"] == before
        assert len(await wang.messages()) == 1


async def test_a_button_of_a_message_further_up_does_nothing_and_says_so(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        first = await wang.next_message()
        await wang.say("是")
        await wang.next_message()
        before = house.kept(1)["session"]
        late = await wang.press("否", message=first)
        assert "不起作用" in (await late.answer()).text
        assert house.kept(1)["session"] == before


async def test_somebody_else_s_button_does_nothing_and_says_so(api: BotApi, house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with house.open():
        await wang.say("/start")
        question = await wang.next_message()
        before = house.kept(1)["session"]
        foreign = await li.press_data(question.button("是").data, question.id, chat=wang)
        assert "不是给您的" in (await foreign.answer()).text
        assert house.kept(1)["session"] == before
        assert house.kept(2)["session"] is None


@pytest.mark.parametrize(
    "data",
    [
        "garbage",
        "|",
        "x|employer_in_beijing=yes",
        "1|employer_in_beijing",
        "٣|a=b",
        "-1|a=b",
        f"{10**30}|a=b",
    ],
)
async def test_a_forged_press_is_answered_kindly(api: BotApi, house: BotInProcess, data: str) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        question = await wang.next_message()
        press = await wang.press_data(data, question.id)
        assert "/start" in (await press.answer()).text
        assert house.kept(1)["session"]["answers"] == {}


async def test_a_forged_answer_of_the_current_question_is_not_obeyed(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        question = await wang.next_message()
        revision = question.button("是").data.partition("|")[0]
        await wang.press_data(f"{revision}|education=doctor", question.id)
        await wang.next_reply()
        assert house.kept(1)["session"]["answers"] == {}


async def test_without_a_conversation_a_press_says_how_to_begin(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/help")
        shown = await wang.next_message()
        press = await wang.press_data("1790000000|employer_in_beijing=yes", shown.id)
        assert "/start" in (await press.answer()).text


async def test_a_press_goes_on_in_a_new_message_when_the_old_one_is_gone(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        question = await wang.next_message()
        old: dict[str, Any] = {**question.raw, "message_id": 999}
        sender = {"id": 1, "is_bot": False, "first_name": "王工"}
        press = {"id": "77", "from": sender, "message": old, "chat_instance": "1"}
        await api.update("callback_query", {**press, "data": question.button("是").data})
        following = await wang.next_message()
    assert "第 2 步" in following.text
    assert following.labels


async def test_a_press_answered_too_late_is_given_up_and_the_reply_comes(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    async with house.open():
        await wang.next_message()
    await wang.press("是")
    await api.expire_queries()
    async with house.open():
        assert "第 2 步" in (await wang.next_edit()).text


async def test_every_button_fits_into_64_bytes_however_long_a_conversation_lasts(
    api: BotApi, house: BotInProcess
) -> None:
    """Revisions begin at the clock's seconds; the loopback server refuses longer data."""
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        for text in ("是", "不清楚", "硕士", "8年", "没有", "没有"):
            shown = await wang.next_message()
            assert all(len(button.data.encode()) <= 64 for row in shown.rows for button in row)
            await wang.say(text)
        await wang.next_message()
    assert await house.refused() == []


@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery"])
@pytest.mark.parametrize("lost", [{"drop": True}, {"status": 502}, {"body": '{"ok":true}'}, {"body": "{}"}])
async def test_what_was_taken_and_is_done_again_is_seen_once(
    api: BotApi, house: BotInProcess, method: str, lost: dict[str, object]
) -> None:
    """As after a kill: an edit is the same the second time, and so is the answer to a press."""
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        first = await wang.next_message()
        await api.fail(method, after=True, **lost)
        press = await wang.press("是")
        await press.answer()
        assert (await wang.next_edit()).id == first.id
        await api.until_called(method, times=2)
        await wang.press("数据安全")
        await wang.next_edit()
    seen = [kind for kind, _ in await wang.journal()]
    assert seen == ["sent", "edited", "edited"]
    assert house.kept(1)["to_be_sent"] == []
