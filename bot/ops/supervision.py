"""Tasks beside each other: what ends one that should not end is logged and counted, and a lasting one begins again."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar

from bot.store import StoreRefused

Result = TypeVar("Result")

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
"""Seconds before a task that ended begins again: doubled each time, from the first."""

PROVED_AFTER: Final = 30.0
"""Seconds after which a task that began again is trusted again."""

STORE_PAUSE: Final = 2.0
"""Seconds between attempts to store what must be stored."""

_log = logging.getLogger(__name__)


class Supervisor:
    """Keeps tasks alive. What is an instance of ``fatal`` is no fault to begin again after: it ends the service.

    ``count`` is told the name of a task that ended, each time. ``moment`` tells seconds that only grow.
    """

    def __init__(
        self,
        fatal: tuple[type[Exception], ...] = (),
        count: Callable[[str], object] = str,
        moment: Callable[[], float] = monotonic,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._fatal = fatal
        self._count = count
        self._moment = moment
        self._first_pause = first_pause
        self._fell_at: dict[str, float] = {}
        self._begun: dict[str, set[asyncio.Task[None]]] = defaultdict(set)

    @property
    def fallen(self) -> tuple[str, ...]:
        """The tasks that ended a short while ago, and may do so again."""
        now = self._moment()
        return tuple(sorted(name for name, at in self._fell_at.items() if now - at < PROVED_AFTER))

    async def keep(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do ``work`` for as long as nobody cancels it, anew whenever it ends. Raises what is fatal."""
        pause = self._first_pause
        while True:
            began = self._moment()
            error = await _ended(work)
            if isinstance(error, self._fatal):
                raise error
            self.note(name, error)
            if self._moment() - began >= PROVED_AFTER:
                pause = self._first_pause
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def begin(self, name: str, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """``work`` as a task that is to come to its end. If it fails, that is noted, and nothing else ends with it."""
        task = asyncio.create_task(work)
        self._begun[name].add(task)  # the event loop alone would let go of it
        task.add_done_callback(lambda done: self._over(name, done))
        return task

    def under_way(self, name: str) -> int:
        """How many that were begun under this name go on."""
        return len(self._begun[name])

    async def done(self, name: str) -> None:
        """Return once none of this name goes on."""
        while self._begun[name]:
            await asyncio.wait(self._begun[name])

    async def stop(self, name: str) -> None:
        """Break off those of this name."""
        await stopped(*self._begun[name])

    def _over(self, name: str, task: asyncio.Task[None]) -> None:
        self._begun[name].discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.note(name, error)

    def note(self, name: str, error: BaseException | None) -> None:
        """A task called ``name`` has ended: by ``error``, or for no reason. What a person wrote is not logged."""
        self._fell_at[name] = self._moment()
        self._count(name)
        _log.error("A task ended", extra={"task": name, "reason": reason(error)})


async def until_stored(store: Callable[[], Awaitable[Result]]) -> Result:
    """What ``store`` gives, called until it does not raise StoreRefused, however long nothing can be stored."""
    while True:
        try:
            return await store()
        except StoreRefused as refused:
            _log.warning("%s", refused)
            await asyncio.sleep(STORE_PAUSE)


async def stopped(*tasks: asyncio.Task[Any] | None) -> None:
    """Break off those that go on, and return once all have ended."""
    going_on = [task for task in tasks if task is not None and not task.done()]
    for task in going_on:
        task.cancel()
    if going_on:
        await asyncio.wait(going_on)


def reason(error: BaseException | None) -> str:
    """What went wrong and where, without the error's own words, which may be somebody's; the store's are nobody's."""
    if error is None:
        return "it came to its end"
    if isinstance(error, StoreRefused):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1] if error.__traceback__ else None
    where = "" if place is None else f" in {place.name} ({Path(place.filename).name}:{place.lineno})"
    return f"{type(error).__name__}{where}"


async def _ended(work: Callable[[], Coroutine[Any, Any, None]]) -> BaseException | None:
    """Whatever ends ``work``. Who cancels this cancels that."""
    task = asyncio.create_task(work())
    try:
        await asyncio.wait([task])
    finally:
        await stopped(task)
    return None if task.cancelled() else task.exception()
