"""A short version of ``make chaos``."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.bursts import burst_endured
from tests.bot.channels.telegram.endurance import Trial
from tests.bot.channels.telegram.walks import walk_endured

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def trial(*, webhook: bool) -> Trial:
    drawn = Trial(updates=30, chats=6, kills=3, webhook=webhook, seed=random.randrange(10**6))
    print(drawn)  # noqa: T201 - to run it again
    return drawn


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_killed_while_people_write_in_bursts_nothing_is_lost_or_taken_twice(
    tmp_path: Path, *, webhook: bool
) -> None:
    toll = await burst_endured(trial(webhook=webhook), tmp_path)
    assert toll.kills == 3


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_killed_in_the_midst_of_conversations_everybody_comes_to_the_same_verdict(
    tmp_path: Path, *, webhook: bool
) -> None:
    toll = await walk_endured(trial(webhook=webhook), tmp_path)
    assert toll.kills == 3
