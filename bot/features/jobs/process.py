"""A process that works on an order, for as long as somebody waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from bot.features.jobs.threads import in_thread
from bot.roster.messages import AnyOrder, Event, RosterProgress
from bot.roster.worker import WorkerProcess

PATIENCE: Final = 0.5
"""Seconds between two words of how far it is."""


@asynccontextmanager
async def working_on(order: AnyOrder) -> AsyncIterator[WorkerProcess]:
    """The work; it is stopped on leaving, also when this is cancelled while the process starts."""
    starting = asyncio.ensure_future(asyncio.to_thread(partial(WorkerProcess, order, in_background=True)))
    try:
        yield await asyncio.shield(starting)
    finally:
        work = await starting
        await in_thread(work.cancel)


async def last_event(
    work: WorkerProcess, told: Callable[[RosterProgress | None], Awaitable[None]] | None = None
) -> Event:
    """What came of it. ``told`` hears of progress, and of none when there is nothing new for a while."""
    while True:
        event = await in_thread(work.poll, PATIENCE)
        if event is not None and not isinstance(event, RosterProgress):
            return event
        if told is not None:
            await told(event)
