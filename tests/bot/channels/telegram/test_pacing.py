"""How messages are spread; the limits are small ones, so that nobody has to wait for the real ones."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.pacing import REMEMBERED, UNLIMITED, Pace, Rate, Rates
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

RATES = Rates(overall=Rate(6, 0.3), chat=Rate(1, 0.1), group=Rate(2, 0.4))
JITTER = 0.02


@pytest.mark.parametrize("replicas", [2, 3, 6, 20])
async def test_several_processes_together_send_no_faster_than_one(replicas: int) -> None:
    rates = Rates(Rate(6, 0.3), None, None)
    paces = [Pace(rates, lambda: replicas) for _ in range(replicas)]
    of_each = await asyncio.gather(*(sent(pace, [str(number)], 3) for number, pace in enumerate(paces)))
    moments = [moment for moments in of_each for of_chat in moments.values() for moment in of_chat]
    assert most_in_any(0.3 - JITTER, moments) <= max(6, replicas)


async def sent(pace: Pace, chats: Sequence[str], each: int) -> dict[str, list[float]]:
    """The moments at which ``each`` message of every chat went, all of them in a hurry."""
    loop = asyncio.get_running_loop()
    moments: dict[str, list[float]] = defaultdict(list)

    async def write(chat: str) -> None:
        for _ in range(each):
            await pace.room(chat)
            moments[chat].append(loop.time())
            pace.note(chat)

    await asyncio.gather(*map(write, chats))
    return moments


def most_in_any(window: float, moments: Sequence[float]) -> int:
    """How many of ``moments`` fall into the fullest window."""
    return max(sum(begin <= moment < begin + window for moment in moments) for begin in moments)


async def test_no_window_holds_more_than_its_limit() -> None:
    moments = await sent(Pace(RATES), ["1", "2", "3", "-4", "-5"], each=4)
    assert most_in_any(0.3 - JITTER, sorted(chain(*moments.values()))) <= 6
    assert all(most_in_any(0.1 - JITTER, of_chat) == 1 for of_chat in moments.values())
    assert all(most_in_any(0.4 - JITTER, moments[group]) <= 2 for group in ("-4", "-5"))


async def test_a_group_that_must_wait_holds_up_nobody() -> None:
    moments = await sent(Pace(RATES), ["-4", "1"], each=3)
    assert moments["1"][-1] < moments["-4"][-1]


async def test_without_limits_nothing_waits() -> None:
    moments = await sent(Pace(UNLIMITED), ["1", "-4"], each=50)
    assert sum(map(len, moments.values())) == 100


async def test_no_more_chats_are_remembered_than_said() -> None:
    pace = Pace(Rates(None, Rate(1, 3600.0), None))
    pace.note("1")
    for number in range(2, REMEMBERED + 2):
        pace.note(str(number))
    async with asyncio.timeout(PATIENCE):
        await pace.room("1")
