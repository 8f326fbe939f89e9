"""A short version of what ``make chaos`` does to several bots on one PostgreSQL."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.endurance import Trial
from tests.bot.channels.telegram.replicas import replicas_endured

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_killed_and_restarted_beneath_nothing_is_lost_or_taken_twice(
    tmp_path: Path, *, webhook: bool
) -> None:
    trial = Trial(updates=30, chats=6, kills=3, webhook=webhook, seed=random.randrange(10**6))
    print(trial)  # noqa: T201 - to run it again
    toll = await replicas_endured(trial, tmp_path, replicas=3, restarts=2)
    assert toll.kills == 3
