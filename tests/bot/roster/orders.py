"""Rosters ordered from a process of their own."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bot.roster.limits import Limits
from bot.roster.messages import Order, RosterProgress
from tests.bot.roster.files import person, staff
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from bot.roster.worker import Event, WorkerProcess

TODAY = date(2026, 11, 22)
MANY = 800


def order_in(folder: Path, raw: bytes, limits: Limits | None = None) -> Order:
    source = folder / "staff.xlsx"
    source.write_bytes(raw)
    return Order(
        source, folder / "out.xlsx", folder / "out.png", folder / "done", TODAY, None, limits or Limits()
    )


@cache
def many(people: int = MANY) -> bytes:
    return staff(*(person(f"E{n}", 专业工作年限=n % 79 + n / 10_000) for n in range(people)))


def until(work: WorkerProcess, *, done: int) -> Event:
    """Events up to the first that says so many rows are done, or that is the last."""
    while True:
        event = work.poll(PATIENCE)
        assert event is not None
        if not isinstance(event, RosterProgress) or event.done >= done:
            return event
