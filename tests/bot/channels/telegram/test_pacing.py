"""How messages are spread, by a clock that goes on when everybody waits: a busy machine changes nothing."""

from __future__ import annotations

import asyncio
import selectors
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.pacing import REMEMBERED, TELEGRAM, UNLIMITED, Pace, Rate, Rates

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

RATES = Rates(overall=Rate(6, 0.3), chat=Rate(1, 0.1), group=Rate(2, 0.4))
ROUNDING = 1e-6


class _Skipping(selectors.DefaultSelector):
    """Waits for nothing, and notes for how long it should have."""

    waited = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.waited += max(0.0, timeout or 0.0)
        return super().select(0)


class _ClockOfItsOwn(asyncio.SelectorEventLoop):
    """Its time is what everybody has waited for, so that a second passes at once."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.waited


def timed(writing: Coroutine[object, object, dict[str, list[float]]]) -> dict[str, list[float]]:
    with asyncio.Runner(loop_factory=_ClockOfItsOwn) as runner:
        return runner.run(writing)


@pytest.mark.parametrize("replicas", [2, 3, 6, 20])
def test_several_processes_together_send_no_faster_than_one(replicas: int) -> None:
    rates = Rates(Rate(6, 0.3), None, None)
    paces = [Pace(rates, lambda: replicas) for _ in range(replicas)]

    async def by_all() -> dict[str, list[float]]:
        of_each = await asyncio.gather(*(sent(pace, [str(number)], 3) for number, pace in enumerate(paces)))
        return {chat: moments for one in of_each for chat, moments in one.items()}

    moments = list(chain(*timed(by_all()).values()))
    assert most_in_any(0.3, moments) <= max(6, replicas)


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
    return max(sum(begin <= moment < begin + window - ROUNDING for moment in moments) for begin in moments)


@pytest.mark.parametrize("rates", [RATES, TELEGRAM])
def test_no_window_holds_more_than_its_limit(rates: Rates) -> None:
    moments = timed(sent(Pace(rates), [*map(str, range(1, 40)), "-4", "-5"], each=25))
    assert rates.overall
    assert rates.chat
    assert rates.group
    assert most_in_any(rates.overall.seconds, sorted(chain(*moments.values()))) <= rates.overall.messages
    assert all(most_in_any(rates.chat.seconds, of_chat) == 1 for of_chat in moments.values())
    for group in ("-4", "-5"):
        assert most_in_any(rates.group.seconds, moments[group]) <= rates.group.messages


def test_a_group_that_must_wait_holds_up_nobody() -> None:
    moments = timed(sent(Pace(RATES), ["-4", "1"], each=3))
    assert moments["1"][-1] < moments["-4"][-1]


def test_without_limits_nothing_waits() -> None:
    moments = timed(sent(Pace(UNLIMITED), ["1", "-4"], each=50))
    assert set(chain(*moments.values())) == {0.0}


def test_no_more_chats_are_remembered_than_said() -> None:
    async def latest() -> dict[str, list[float]]:
        pace = Pace(Rates(None, Rate(1, 3600.0), None))
        for number in range(1, REMEMBERED + 2):
            pace.note(str(number))
        return await sent(pace, ["2", "1"], each=1)

    assert timed(latest()) == {"1": [0.0], "2": [3600.0]}
