"""A process that works on an order, for as long as somebody waits for it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.features.jobs.threads import in_thread
from bot.roster.worker import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.roster.job import Order
    from bot.roster.report import ReportOrder


@asynccontextmanager
async def working_on(order: Order | ReportOrder) -> AsyncIterator[WorkerProcess]:
    """The work; it is stopped on leaving, also when this is cancelled while the process starts."""
    starting = asyncio.ensure_future(asyncio.to_thread(partial(WorkerProcess, order, in_background=True)))
    try:
        yield await asyncio.shield(starting)
    finally:
        work = await starting
        await in_thread(work.cancel)
