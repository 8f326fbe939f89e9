"""What has been posted arrives, in order, whatever Telegram and the network do; only a refusal for good ends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram import service
from bot.channels.telegram.call import SEND_TEXT, Call
from bot.store import Message, SqliteStore
from tests.bot.until import until

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person


async def told(person: Person, *texts: str) -> list[str]:
    """Say ``texts`` one after another, and what the toy says to them."""
    for text in texts:
        await person.say(text)
    return [(await person.next_message()).text for _ in range(2 * len(texts))]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "retry_after": 1},
        {"status": 500},
        {"status": 502},
        {"status": 503},
        {"status": 504},
        {"drop": True},
    ],
    ids=["flood", "500", "502", "503", "504", "broken connection"],
)
async def test_what_fails_is_repeated_and_the_order_is_kept(
    api: BotApi, toy_house: BotInProcess, fault: dict[str, Any]
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await api.fail("sendMessage", times=2, **fault)
        assert await told(wang, "一", "二") == [
            "第 1 句有 1 个字。",
            "听到「一」。",
            "第 2 句有 1 个字。",
            "听到「二」。",
        ]
    assert toy_house.kept(1)["to_be_sent"] == []


@pytest.fixture
def _leaves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "DRAIN_SECONDS", 0.0)


@pytest.mark.usefixtures("_leaves_at_once")
async def test_a_flood_of_one_chat_does_not_hold_up_the_others(api: BotApi, toy_house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with toy_house.open():
        await api.fail("sendMessage", status=429, retry_after=3600)
        await wang.say("一")
        await api.until_called("sendMessage", chat=1)
        assert len(await told(li, "二", "三")) == 4
        assert await wang.messages() == []
    assert len(toy_house.kept(1)["to_be_sent"]) == 2


def is_postponed(store: SqliteStore) -> bool:
    with store.transaction() as transaction:
        return any(unsent.not_before is not None for unsent in transaction.unsent("telegram"))


@pytest.mark.usefixtures("_leaves_at_once")
async def test_how_long_to_wait_outlives_the_process(api: BotApi, toy_house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with toy_house.open() as store:
        await api.fail("sendMessage", status=429, retry_after=3600)
        await wang.say("一")
        await until(lambda: is_postponed(store))
    async with toy_house.open():
        assert len(await told(li, "二")) == 2
        assert len(await api.calls("sendMessage", chat=1)) == 1


def post(house: BotInProcess, *texts: str) -> None:
    """What an earlier process had to say to the first person."""
    with SqliteStore(house.settings().database) as store, store.transaction() as transaction:
        for text in texts:
            call = Call(method=SEND_TEXT, arguments={"chat_id": 1, "text": text})
            transaction.post("telegram", call.to(1, "1"))


async def test_what_was_posted_and_not_sent_is_sent_at_the_next_start(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    await wang.say("/help")
    post(toy_house, *(str(number) for number in range(9)))
    with SqliteStore(toy_house.settings().database) as store, store.transaction() as transaction:
        transaction.post("telegram", Message("1", "1", "of another version"))
    async with toy_house.open():
        shown = [(await wang.next_message()).text for _ in range(10)]
    assert shown[:9] == [str(number) for number in range(9)]
    assert toy_house.kept(1)["to_be_sent"] == []


async def test_who_blocks_the_bot_costs_one_call(api: BotApi, toy_house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    await wang.block()
    # All of it is there before the first call is refused: each that is posted later costs one of its own.
    post(toy_house, "一", "二", "三")
    async with toy_house.open():
        assert len(await told(li, "四")) == 2
        await api.until_called("sendMessage", chat=1)
    assert [call.status for call in await api.calls("sendMessage", chat=1)] == [403]
    assert toy_house.kept(1)["to_be_sent"] == []


async def test_who_comes_back_is_answered_again(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await told(wang, "一")
        await wang.block()
        await wang.unblock()
        assert (await told(wang, "二"))[1] == "听到「二」。"


async def test_what_telegram_refuses_for_good_is_given_up_but_its_words_and_the_rest_go_on(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say("图")
        assert (await wang.next_message()).text == "给您。"
        assert (await told(wang, "好"))[1] == "听到「好」。"
    assert "sendPhoto: Bad Request: IMAGE_PROCESS_FAILED" in await toy_house.refused()
    assert toy_house.kept(1)["to_be_sent"] == []


async def test_files_arrive_with_their_names(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say("文件")
        message = await wang.next_message()
    assert (message.file_name, message.text) == ("结果 表.md", "给您。")
    assert message.file_id is not None
    assert await api.download(message.file_id) == "# 结果\n".encode()


async def test_it_paces_itself_and_telegram_never_complains(api: BotApi, toy_house: BotInProcess) -> None:
    people = [api.person(number, f"第{number}人") for number in range(1, 21)]
    await api.limit()
    for person in people:
        await person.say("你好")
    async with toy_house.open(telegram_pacing=True):
        for person in people:
            assert (await person.next_message()).text == "第 1 句有 2 个字。"
            assert (await person.next_message()).text == "听到「你好」。"
    assert await toy_house.refused() == []


async def test_without_pacing_telegram_s_limits_are_honoured_all_the_same(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    await api.limit()
    async with toy_house.open(telegram_pacing=False):
        assert len(await told(wang, "一")) == 2
    assert any("retry after" in refusal for refusal in await toy_house.refused())


async def test_more_than_can_be_held_in_memory_waits_in_the_store(
    api: BotApi, toy_house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.outbox.HELD", 4)
    people = [api.person(number, f"第{number}人") for number in range(1, 8)]
    for person in people:
        for text in ("一", "二", "三"):
            await person.say(text)
    async with toy_house.open():
        for person in people:
            shown = [(await person.next_message()).text for _ in range(6)]
            assert shown[1::2] == ["听到「一」。", "听到「二」。", "听到「三」。"]


async def test_two_presses_in_a_row_make_a_message_into_the_same_once(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say("/delete")
        question = await wang.next_message()
        for _ in range(2):
            await wang.press("不删除", message=question)
        await wang.next_edit()
        assert len(await told(wang, "一")) == 2
    assert await toy_house.refused() == []
    assert len(await wang.messages()) == 3


async def test_a_message_that_stays_as_it_is_is_no_fault(api: BotApi, toy_house: BotInProcess) -> None:
    """An edit that was in the air when the process was killed is made again by the next."""
    wang = api.person(1, "王工")
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: message is not modified"}
    async with toy_house.open():
        await wang.say("/delete")
        await wang.next_message()
        await api.fail("editMessageText", body=json.dumps(refusal))
        await wang.press("不删除")
        assert len(await told(wang, "一")) == 2
    assert len(await wang.messages()) == 3
    assert toy_house.kept(1)["to_be_sent"] == []


async def test_an_update_that_keeps_failing_is_set_aside_with_an_apology_and_ends_the_wheel(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open() as store:
        await wang.say("坏")
        assert "抱歉" in (await wang.next_message()).text
        assert len(await told(wang, "好")) == 2
        with store.transaction() as transaction:
            assert transaction.tally("telegram").set_aside == 1


async def test_numbers_that_begin_again_are_new_updates(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await told(wang, "一")
        await api.restart_update_ids(17)
        assert (await told(wang, "二"))[0] == "第 2 句有 1 个字。"
