"""How the loopback Bot API hands updates over, to those who poll, and how it fails on demand."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError, RetryAfter, TimedOut

from tests.botapi import BotApi, Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable

FIRST = 700_000_001


@pytest.fixture
def settings() -> Settings:
    return Settings(second=0.001)


def ids(updates: tuple[Update, ...]) -> list[int]:
    return [update.update_id - FIRST for update in updates]


async def test_an_update_is_handed_out_until_an_offset_confirms_it(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    for text in "一二三四":
        await wang.say(text)
    assert ids(await bot.get_updates(limit=2)) == [0, 1]
    assert ids(await bot.get_updates()) == [0, 1, 2, 3]
    assert ids(await bot.get_updates(offset=FIRST + 2)) == [2, 3]
    async with Bot(api.token, base_url=api.base_url) as restarted:
        assert ids(await restarted.get_updates()) == [2, 3]
    assert ids(await bot.get_updates(offset=-1)) == [3]
    assert ids(await bot.get_updates()) == [3]
    assert ids(await bot.get_updates(offset=FIRST + 4)) == []
    assert (await api.state())["pending"] == 0


async def test_update_ids_may_begin_again_lower(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    await api.restart_update_ids(5)
    await wang.say("你好")
    (update,) = await bot.get_updates(offset=FIRST + 4)
    assert update.update_id == 5


async def test_allowed_updates_hold_for_what_comes_later(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    await wang.say("一")
    assert ids(await bot.get_updates(allowed_updates=["callback_query"])) == [0]
    await wang.say("二")
    assert ids(await bot.get_updates()) == [0]
    await bot.get_updates(allowed_updates=[])
    await wang.say("三")
    assert len(await bot.get_updates()) == 2
    assert await api.update("chat_member", {}) is None


async def test_a_poll_that_waits_wakes_with_the_next_update(api: BotApi, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=50))
    await api.until(polled=True)
    await api.person(1, "王工").say("你好")
    assert ids(await waiting) == [0]


async def test_a_poller_that_died_takes_nothing_with_it(api: BotApi, bot: Bot) -> None:
    async with Bot(api.token, base_url=api.base_url) as killed:
        dead = asyncio.create_task(killed.get_updates(timeout=50))
        await api.until(polled=True)
        dead.cancel()
    await api.person(1, "王工").say("你好")
    assert ids(await bot.get_updates()) == [0]


async def test_a_second_poller_ends_the_first(api: BotApi, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    async with Bot(api.token, base_url=api.base_url) as other:
        await api.until(polled=True)
        assert await other.get_updates(timeout=0) == ()
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 429, "retry_after": 7}, RetryAfter),
        ({"status": 502}, NetworkError),
        ({"status": 500, "after": True}, NetworkError),
        ({"drop": True}, NetworkError),
        ({"drop": True, "after": True}, NetworkError),
    ],
)
async def test_the_next_call_fails_on_demand(
    api: BotApi, bot: Bot, fault: dict[str, Any], error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else PTB warns of its own attribute
    effect = "after" in fault
    wang = api.person(1, "王工")
    await wang.say("/start")
    await api.fail("sendMessage", **fault)
    with pytest.raises(error):
        await bot.send_message(wang.id, "一")
    assert len(await wang.messages()) == int(effect)
    await bot.send_message(wang.id, "二")
    statuses = [(call.status, call.effect) for call in await api.calls("sendMessage")]
    assert statuses == [(fault.get("status", 0), effect), (200, True)]
    assert (await api.state())["faults_hit"] == 1


async def test_a_share_of_the_calls_fails_by_the_seed(api: BotApi, bot: Bot) -> None:
    await api.person(1, "王工").say("/start")

    async def pattern() -> list[bool]:
        await api.fail("sendMessage", times=None, status=502, share=0.5, seed=42)
        outcomes = [await succeeds(bot.send_message(1, "一")) for _ in range(20)]
        await api.clear_faults()
        return outcomes

    first = await pattern()
    assert set(first) == {True, False}
    assert await pattern() == first


async def succeeds(call: Awaitable[object]) -> bool:
    try:
        await call
    except NetworkError:
        return False
    return True


async def test_an_answer_can_be_slow(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    await api.fail("sendMessage", delay=30)
    with pytest.raises(TimedOut):
        await bot.send_message(wang.id, "一", read_timeout=0.05)
    await api.delay(0.01)
    await bot.send_message(wang.id, "二", read_timeout=10)
    assert [message.text for message in await wang.messages()] == ["二"]
