"""The store as the outbox sees it: what is to be sent, by whom, and what is gone."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bot.ops.supervision import until_stored
from bot.turns.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.store import Store, Unsent


class Delivered(NamedTuple):
    """A message that Telegram has, or refuses for good, and its number there if it shows a roster's progress."""

    sequence: int
    roster: int | None = None
    message: int | None = None


class StoredMessages:
    """The messages of ``channel`` in ``store``."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel
        self._forgetting: GroupCommit[Delivered] = GroupCommit(self._forget)

    async def unsent(self, most: int) -> list[Unsent]:
        """The oldest of those that this process is to send. Raises StoreRefused."""

        def found() -> list[Unsent]:
            with self._store.transaction() as transaction:
                return transaction.unsent(self._channel, limit=most)

        return await self._store.aside(found)

    async def before(self, unsent: Unsent) -> list[int]:
        """What is still to be sent before this in its chat, by whichever process."""

        def found() -> list[int]:
            with self._store.transaction() as transaction:
                return transaction.unsent_before(self._channel, unsent.message.chat, unsent.sequence)

        return await until_stored(partial(self._store.aside, found))

    async def postpone(self, unsent: Unsent, until: datetime) -> None:
        """Not before this moment, also after a start. Raises StoreRefused."""

        def postponed() -> None:
            with self._store.transaction() as transaction:
                transaction.postpone(unsent.sequence, until)

        await self._store.aside(postponed)

    async def forget(self, delivered: Iterable[Delivered]) -> None:
        """Return once these are gone from the store, however long it cannot be written to."""
        await until_stored(lambda: asyncio.gather(*(self._forgetting.add(one) for one in delivered)))

    async def _forget(self, delivered: Sequence[Delivered]) -> None:
        """By one commit, so that a message which shows progress is never sent twice without a kill."""

        def forgotten() -> None:
            with self._store.transaction() as transaction:
                transaction.sent(one.sequence for one in delivered)
                for one in delivered:
                    if one.roster is not None and one.message is not None:
                        transaction.rosters.show_in(one.roster, one.message)

        await self._store.aside(forgotten)
