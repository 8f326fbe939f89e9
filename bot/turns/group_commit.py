"""One commit for many."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import Context
from typing import Generic, TypeVar

Item = TypeVar("Item")
_Added = tuple["Sequence[Item]", "asyncio.Future[None]"]


class Freight(Generic[Item]):
    """Items that go with another commit; ``are_kept`` is for whoever has kept them to say."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.are_kept = False


class GroupCommit(Generic[Item]):
    """Hands to ``commit`` at once all that was added while the event loop went round once, or ``within`` seconds.

    The busier the loop, the more go into one commit; and another commit that comes meanwhile may carry them: then
    there is no other for them.
    """

    def __init__(self, commit: Callable[[Sequence[Item]], Awaitable[object]], within: float = 0.0) -> None:
        self._commit = commit
        self._within = within
        self._waiting: list[_Added[Item]] = []
        self._commits: set[asyncio.Task[None]] = set()

    async def add(self, *items: Item, at_once: bool = True) -> None:
        """Return once ``items`` are committed. Raises what the commit raised, StoreRefused as a rule."""
        loop = asyncio.get_running_loop()
        if at_once or not self._waiting:
            self._begin(0.0 if at_once else self._within)
        committed: asyncio.Future[None] = loop.create_future()
        self._waiting.append((items, committed))
        await committed

    @contextmanager
    def carried(self) -> Iterator[Freight[Item]]:
        """What waits, to go with another commit; it waits again unless that has kept it."""
        waiting, self._waiting = self._waiting, []
        carried = Freight(_all_of(waiting))
        try:
            yield carried
        finally:
            if carried.are_kept:
                _settle(waiting, None)
            elif waiting:
                self._waiting[:0] = waiting
                self._begin(0.0)

    async def flush(self) -> None:
        """Commit what waits, also what nobody waits for any more. Raises what the commit raised."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            await self._commit(_all_of(waiting))
            _settle(waiting, None)

    def _begin(self, after: float) -> None:
        # What its lines in the log tell is no more the first one's than the others'.
        commit = self._commit_all(self._waiting, after)
        task = asyncio.get_running_loop().create_task(commit, context=Context())
        self._commits.add(task)  # the event loop alone would let go of it
        task.add_done_callback(self._commits.discard)

    async def _commit_all(self, waiting: list[_Added[Item]], after: float) -> None:
        if after:
            await asyncio.sleep(after)
        if waiting is not self._waiting:
            return  # they went with another commit, and what has come since has a time of its own
        self._waiting = []
        refusal: Exception | None = None
        try:
            await self._commit(_all_of(waiting))
        except Exception as error:  # noqa: BLE001 - it is theirs who wait, each of whom must be told
            refusal = error
        _settle(waiting, refusal)


def _all_of(waiting: Iterable[_Added[Item]]) -> list[Item]:
    return [item for items, _ in waiting for item in items]


def _settle(waiting: Iterable[tuple[object, asyncio.Future[None]]], refusal: Exception | None) -> None:
    for _, committed in waiting:
        if committed.done():
            continue
        if refusal is None:
            committed.set_result(None)
        else:
            committed.set_exception(refusal)
