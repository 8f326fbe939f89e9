"""A short version of what ``make chaos`` does to several bots on one PostgreSQL."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.endurance import Trial
from tests.bot.channels.telegram.replica_crowds import Bursts, WalksAndVisits
from tests.bot.channels.telegram.replicas import CUT, FAILOVER, FAST, IMMEDIATE, replicas_endured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bot.channels.telegram.replica_crowds import Crowd
    from tests.botapi import BotApi

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("crowd_of", "updates", "webhook", "strikes"),
    [
        (Bursts, 30, False, (FAST, IMMEDIATE)),
        (Bursts, 30, True, (CUT, FAILOVER, IMMEDIATE)),
        (WalksAndVisits, 78, True, (IMMEDIATE, CUT, FAST)),
    ],
    ids=["polling", "webhook", "webhook and page"],
)
async def test_killed_and_struck_beneath_nothing_is_lost_or_taken_twice(
    tmp_path: Path,
    crowd_of: Callable[[Trial, BotApi], Crowd],
    updates: int,
    strikes: tuple[str, ...],
    *,
    webhook: bool,
) -> None:
    trial = Trial(updates, chats=6, kills=3, webhook=webhook, seed=random.randrange(10**6))
    print(trial)  # noqa: T201 - to run it again
    toll = await replicas_endured(trial, tmp_path, crowd_of, replicas=3, strikes=strikes)
    assert toll.kills == 3
