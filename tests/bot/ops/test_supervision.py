"""A lasting task that ends begins again; it is counted, logged without anybody's words, and visible for a while."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.ops import supervision
from bot.ops.supervision import PROVED_AFTER, Supervisor, stopped, until_stored
from bot.store import StoreRefused


class Fatal(Exception):
    """After which there is nothing to begin again for."""


class Falling:
    """Ends as it is told, one time after another; then it goes on for ever."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        self.began = 0
        self.goes_on = asyncio.Event()

    async def run(self) -> None:
        self.began += 1
        if not self.ends:
            self.goes_on.set()
            await asyncio.Event().wait()
        end = self.ends.pop(0)
        if end is not None:
            raise end


async def test_whatever_ends_a_task_it_begins_again(caplog: pytest.LogCaptureFixture) -> None:
    counted: list[str] = []
    moment = 0.0
    supervisor = Supervisor((Fatal,), counted.append, lambda: moment, first_pause=0.0)
    falling = Falling(KeyError("王工说的话"), None, ValueError("又一句"))
    with caplog.at_level(logging.ERROR):
        keeping = asyncio.create_task(supervisor.keep("answering", falling.run))
        await falling.goes_on.wait()
    assert falling.began == 4
    assert counted == ["answering"] * 3
    assert "answering" in supervisor.fallen
    moment = PROVED_AFTER
    assert not supervisor.fallen
    assert "话" not in caplog.text
    assert [record.__dict__["reason"] for record in caplog.records] == [
        f"KeyError in run (test_supervision.py:{_raising()})",
        "it came to its end",
        f"ValueError in run (test_supervision.py:{_raising()})",
    ]
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping


def _raising() -> int:
    return Falling.run.__code__.co_firstlineno + 7


async def test_what_is_fatal_ends_the_service() -> None:
    counted: list[str] = []
    supervisor = Supervisor((Fatal,), counted.append)
    with pytest.raises(Fatal):
        await supervisor.keep("receiving", Falling(Fatal()).run)
    assert counted == []


async def test_who_stops_the_supervisor_stops_the_task() -> None:
    falling = Falling()
    keeping = asyncio.create_task(Supervisor((), lambda _: None).keep("jobs", falling.run))
    await falling.goes_on.wait()
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    assert len(asyncio.all_tasks()) == 1


async def test_a_task_that_is_to_end_and_fails_is_counted_and_ends_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    counted: list[str] = []
    supervisor = Supervisor((), counted.append)
    with caplog.at_level(logging.ERROR):
        failing = supervisor.begin("rosters", Falling(KeyError("王工说的话")).run())
        done = supervisor.begin("rosters", Falling(None).run())
        lasting = supervisor.begin("rosters", Falling().run())
        await asyncio.wait([failing, done])
        await stopped(lasting, done, None)
    await asyncio.sleep(0)
    assert counted == ["rosters"]
    assert supervisor.fallen == ("rosters",)
    assert "话" not in caplog.text
    assert lasting.cancelled()


async def test_what_must_be_stored_is_tried_until_it_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(supervision, "STORE_PAUSE", 0.0)
    left = [StoreRefused("磁盘已满。")] * 3

    async def store() -> int:
        await asyncio.sleep(0)
        if left:
            raise left.pop()
        return 7

    with caplog.at_level(logging.WARNING):
        assert await until_stored(store) == 7
    assert not left
    assert caplog.text.count("磁盘已满。") == 3


async def test_a_store_that_refuses_is_told_of_in_its_own_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        Supervisor().note("receiving", StoreRefused("数据库磁盘已满。"))
    assert caplog.records[0].__dict__["reason"] == "数据库磁盘已满。"
