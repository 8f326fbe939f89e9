"""One commit for many."""

from __future__ import annotations

import asyncio
from contextvars import Context
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

Item = TypeVar("Item")


class GroupCommit(Generic[Item]):
    """Hands to ``commit`` at once all that was added while the event loop went round once.

    The busier the loop, the more go into one commit; an item that comes alone waits for nobody.
    """

    def __init__(self, commit: Callable[[Sequence[Item]], Awaitable[object]]) -> None:
        self._commit = commit
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._commits: set[asyncio.Task[None]] = set()

    async def add(self, item: Item) -> None:
        """Return once ``item`` is committed. Raises what the commit raised, StoreRefused as a rule."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            # What its lines in the log tell is no more the first one's than the others'.
            task = loop.create_task(self._commit_all(), context=Context())
            self._commits.add(task)  # the event loop alone would let go of it
            task.add_done_callback(self._commits.discard)
        committed: asyncio.Future[None] = loop.create_future()
        self._waiting.append((item, committed))
        await committed

    async def _commit_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        refusal: Exception | None = None
        try:
            await self._commit([item for item, _ in waiting])
        except Exception as error:  # noqa: BLE001 - it is theirs who wait, each of whom must be told
            refusal = error
        for _, committed in waiting:
            if committed.done():
                continue
            if refusal is None:
                committed.set_result(None)
            else:
                committed.set_exception(refusal)
