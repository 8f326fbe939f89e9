"""One commit for many: what is carried by another needs none of its own, and takes none from what comes after it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.turns.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Times:
    """Whoever waits for a time of their own, which comes when the test says so."""

    naps: list[asyncio.Future[None]] = field(default_factory=list)
    commits: list[list[str]] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        del seconds
        self.naps.append(asyncio.get_running_loop().create_future())
        await self.naps[-1]

    async def commit(self, items: Sequence[str]) -> None:
        self.commits.append(list(items))


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Times:
    made = Times()
    monkeypatch.setattr("bot.turns.group_commit.asyncio.sleep", made.sleep)
    return made


async def _all_have_begun() -> None:
    looked = asyncio.Event()
    for _ in range(5):
        asyncio.get_running_loop().call_soon(looked.set)
        await looked.wait()
        looked.clear()


async def _added(group: GroupCommit[str], item: str) -> asyncio.Task[None]:
    task = asyncio.create_task(group.add(item, at_once=False))
    await _all_have_begun()
    return task


async def test_what_comes_after_others_were_carried_has_a_time_of_its_own(times: Times) -> None:
    group = GroupCommit(times.commit, within=1.0)
    first = await _added(group, "一")
    with group.carried() as freight:
        freight.are_kept = True
    await first
    second = await _added(group, "二")
    of_first, of_second = times.naps
    of_first.set_result(None)
    await _all_have_begun()
    assert not times.commits
    of_second.set_result(None)
    await second
    assert times.commits == [["二"]]


async def test_what_was_carried_and_not_kept_is_committed_with_what_has_come_since(times: Times) -> None:
    group = GroupCommit(times.commit, within=1.0)
    first = await _added(group, "一")
    with group.carried() as freight:
        second = await _added(group, "二")
        assert freight.items == ["一"]
    await _all_have_begun()
    for nap in times.naps:
        nap.set_result(None)
    await asyncio.gather(first, second)
    assert times.commits == [["一", "二"]]
