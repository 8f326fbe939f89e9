"""What goes on beside the event loop's other work, in tasks and threads."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_log = logging.getLogger(__name__)


async def in_thread(
    function: Callable[Parameters, Result], *given: Parameters.args, **named: Parameters.kwargs
) -> Result:
    """What ``function`` returns. Whoever cancels it waits for its end: a thread cannot be broken off."""
    running = asyncio.ensure_future(asyncio.to_thread(function, *given, **named))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


def begun(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """``work`` as a task. If it fails, that is logged, and nothing else ends with it."""
    task = asyncio.create_task(work)
    task.add_done_callback(_told)
    return task


async def repeated(work: Callable[[], Coroutine[Any, Any, None]], pause: float) -> None:
    """Do ``work`` for ever, ``pause`` seconds after the last time; a failure is logged, and it is done again."""
    while True:
        doing = begun(work())
        try:
            await asyncio.wait([doing])
        finally:
            await stopped(doing)
        await asyncio.sleep(pause)


async def stopped(task: asyncio.Task[None] | None) -> None:
    """Break ``task`` off, if it goes on, and return once it has ended."""
    if task is not None and not task.done():
        task.cancel()
        await asyncio.wait([task])


def _told(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        # Its words may hold what a person wrote; its kind does not.
        _log.error("Work beside the chats failed: %s", type(error).__name__)
