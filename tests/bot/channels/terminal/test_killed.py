"""The terminal's process is killed, with signal 9, and started again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import TerminalChannel
from bot.features.context import Surroundings
from bot.store import SqliteStore
from bot.turns.turns import ATTEMPTS, Turns
from tests.bot.channels.terminal.sitting import all_heard, sit, sit_until_killed
from tests.bot.toy import KILLING, Toy
from tests.bot.toy_notice import ToyNotice

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

COMMITS = range(8, 14)
"""Of the first line's turn: received, answered, read to be shown, one a reply shown, read once more."""


@pytest.mark.parametrize("when", ["--die-before", "--die-after"])
@pytest.mark.parametrize("commit", COMMITS)
def test_killed_around_any_commit_of_a_turn_nothing_is_lost_or_done_twice(
    database: Path, when: str, commit: int
) -> None:
    killed = sit(database, "一\n", [when, str(commit)])
    assert killed.code == -9
    resumed = sit(database)
    shown = killed.shown + resumed.shown
    if commit == COMMITS[0] and when == "--die-before":
        assert "听到「一」" not in shown, "it was not received, and so must be typed again"
        shown += sit(database, "一\n").shown
    assert all_heard(database) == ["一"]
    assert shown.count("第 1 句有 1 个字") + shown.count("听到「一」") in {2, 3}, (
        "at most one reply is repeated"
    )


def answered(database: Path) -> list[str]:
    """What the session remembers once everything received has been answered."""
    with SqliteStore(database) as store:
        Turns(store, Toy(), TerminalChannel(Surroundings(ToyNotice(), 90))).replay()
    return all_heard(database)


def test_killed_at_random_instants_nothing_is_lost_or_done_twice(database: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    chance = random.Random(seed)
    lines = [f"第{number}行" for number in range(300)]
    for _ in range(6):
        sit_until_killed(database, lines[len(answered(database)) :], chance.randrange(1, 4000))
        assert all_heard(database) == lines[: len(all_heard(database))]
    sit(database, "".join(f"{line}\n" for line in lines[len(answered(database)) :]))
    assert all_heard(database) == lines


def test_an_update_that_kills_the_process_is_given_up_after_some_attempts(database: Path) -> None:
    codes = [sit(database, f"一\n{KILLING}\n").code]
    while codes[-1] != 0:
        assert len(codes) <= ATTEMPTS + 1
        codes.append(sit(database).code)
    assert codes == [-9] * (ATTEMPTS + 1) + [0]
    assert all_heard(database) == ["一"]
