from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.turns.rate_limit import REMEMBERED, Allowed, RateLimit

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

NUMBERS = itertools.count()


def spend(limit: RateLimit, owner: str, now: datetime) -> Allowed:
    """Of an update that never came before."""
    return limit.spend(owner, str(next(NUMBERS)), now)


NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_each_person_has_their_own_minute() -> None:
    limit = RateLimit(3)
    assert [spend(limit, "wang", NOON) for _ in range(5)] == [
        Allowed.YES,
        Allowed.YES,
        Allowed.YES,
        Allowed.NO_LONGER,
        Allowed.NO,
    ]
    assert spend(limit, "li", NOON) is Allowed.YES
    assert spend(limit, "wang", NOON + timedelta(seconds=20)) is Allowed.YES
    assert spend(limit, "wang", NOON + timedelta(seconds=20)) is Allowed.NO_LONGER
    assert spend(limit, "wang", NOON + timedelta(hours=1)) is Allowed.YES


def test_an_update_counts_once_however_often_it_is_tried() -> None:
    limit = RateLimit(2)
    assert [limit.spend("wang", "7", NOON) for _ in range(9)] == [Allowed.YES] * 9
    assert [limit.spend("wang", number, NOON) for number in "8997"] == [
        Allowed.YES,
        Allowed.NO_LONGER,
        Allowed.NO_LONGER,
        Allowed.YES,
    ]


def test_a_clock_that_goes_back_does_no_harm() -> None:
    limit = RateLimit(1)
    assert spend(limit, "wang", NOON) is Allowed.YES
    assert spend(limit, "wang", NOON - timedelta(hours=1)) is Allowed.NO_LONGER
    assert spend(limit, "wang", NOON) is Allowed.YES


def test_no_more_people_are_remembered_than_said() -> None:
    limit = RateLimit(1)
    spend(limit, "wang", NOON)
    for number in range(REMEMBERED):
        spend(limit, str(number), NOON)
    assert spend(limit, "wang", NOON) is Allowed.YES
    assert spend(limit, str(REMEMBERED - 1), NOON) is Allowed.NO_LONGER


async def test_who_writes_too_fast_is_told_once_and_every_press_is_answered(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with toy_house.open(telegram_user_limit=2):
        for number in range(6):
            await wang.say(str(number))
        for _ in range(4):
            shown = await wang.next_message()
        assert "太快" in (await wang.next_message()).text
        press = await wang.press_data("1|a=b", shown.id)
        assert "太快" in (await press.answer()).text
        await li.say("你好")
        assert (await li.next_message()).text == "第 1 句有 2 个字。"
        assert toy_house.kept(1)["session"]["answers"]["heard"] == ["0", "1"]
    assert len(await wang.messages()) == 5


@pytest.mark.parametrize("replicas", [1, 2, 3, 7])
@pytest.mark.parametrize("limit", [1, 3, 12, 60])
def test_several_processes_allow_together_what_one_allows(limit: int, replicas: int) -> None:
    limits = [RateLimit(limit, lambda: replicas) for _ in range(replicas)]
    allowed = [spend(each, "wang", NOON) for _ in range(limit + 9) for each in limits].count(Allowed.YES)
    assert allowed <= max(limit, replicas), "each lets one through, whatever its share"
    assert allowed >= limit - limit % replicas
    later = [spend(each, "wang", NOON + timedelta(minutes=1)) for _ in range(limit + 9) for each in limits]
    assert limit - limit % replicas <= later.count(Allowed.YES) <= max(limit, replicas)


def test_what_one_process_no_longer_takes_the_others_do() -> None:
    replicas = 3
    limit = RateLimit(60, lambda: replicas)
    assert [spend(limit, "wang", NOON) for _ in range(60)].count(Allowed.YES) == 20
    replicas = 1
    later = NOON + timedelta(minutes=1)
    assert [spend(limit, "wang", later) for _ in range(99)].count(Allowed.YES) == 60
