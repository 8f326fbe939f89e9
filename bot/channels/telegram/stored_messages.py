"""The store as the outbox sees it: what is to be sent, by whom, and what is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.channels.telegram.call import OPEN_TOPIC
from bot.channels.telegram.place import ChatPlace
from bot.ops.supervision import until_stored
from bot.turns.group_commit import GroupCommit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.channels.telegram.call import Call
    from bot.store import Store, Transaction, Unsent


Result = TypeVar("Result")

Note = Callable[["Transaction"], None]
"""Keeps what has come of a message beside that it is gone."""


class Delivered(NamedTuple):
    """A message that Telegram has, or refuses for good."""

    sequence: int
    notes: tuple[Note, ...] = ()


class StoredMessages:
    """The messages of ``channel`` in ``store``."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel
        self._forgetting: GroupCommit[Delivered] = GroupCommit(self._forget)
        self._lost: set[int] = set()

    async def unsent(self, most: int) -> list[Unsent]:
        """The oldest of those that this process is to send. Raises StoreRefused."""
        return await self._done(lambda transaction: transaction.unsent(self._channel, limit=most))

    async def place_of(self, owner: str, case: int) -> ChatPlace | None:
        """Where this case is talked about by now, if it has a place of its own."""
        kept = await until_stored(
            lambda: self._done(lambda transaction: transaction.cases(self._channel, owner).numbered(case))
        )
        return ChatPlace.read(kept.place) if kept is not None and kept.place else None

    async def before(self, unsent: Unsent) -> list[int]:
        """What is still to be sent before this in its chat, by whichever process."""
        where = self._channel, unsent.message.chat, unsent.sequence
        return await until_stored(lambda: self._done(lambda transaction: transaction.unsent_before(*where)))

    async def postpone(self, unsent: Unsent, until: datetime) -> None:
        """Not before this moment, also after a start. Raises StoreRefused."""
        await self._done(lambda transaction: transaction.postpone(unsent.sequence, until))

    def notes(self, call: Call, owner: str, result: Mapping[str, Any]) -> tuple[Note, ...]:
        """What is to be kept of the ``result`` of a call that was posted about ``owner``."""
        roster = call.progress_of
        if roster is not None and isinstance(result, dict):
            return (lambda transaction: transaction.rosters.show_in(roster, int(result["message_id"])),)
        if call.method == OPEN_TOPIC:
            place = str(ChatPlace(int(str(call.arguments["chat_id"])), int(result["message_thread_id"])))
            return (lambda transaction: transaction.cases(self._channel, owner).settle(call.case, place),)
        return ()

    def without(self, call: Call, owner: str) -> Note:
        """Notes that the topic in which ``call`` was to stand is gone."""
        place = str(ChatPlace(int(str(call.arguments["chat_id"])), call.topic))
        return lambda transaction: transaction.cases(self._channel, owner).leave(place)

    async def forget(self, delivered: Sequence[Delivered]) -> bool:
        """Return once these are gone from the store, however long it cannot be written to.

        Whether they were this process's to send: else what follows them in their chat may not be either.
        """
        await until_stored(lambda: asyncio.gather(*(self._forgetting.add(one) for one in delivered)))
        lost = self._lost.intersection(one.sequence for one in delivered)
        self._lost -= lost
        return not lost

    async def _forget(self, delivered: Sequence[Delivered]) -> None:
        """By one commit, so that a message which shows progress is never sent twice without a kill."""
        numbers = {one.sequence for one in delivered}

        def forgotten(transaction: Transaction) -> Callable[[], set[int]]:
            ours = transaction.sent(numbers)
            for note in [note for one in delivered for note in one.notes]:
                note(transaction)
            return ours

        ours = await self._done(forgotten)
        self._lost |= numbers - ours()

    async def _done(self, work: Callable[[Transaction], Result]) -> Result:
        def done() -> Result:
            with self._store.transaction() as transaction:
                return work(transaction)

        return await self._store.aside(done)
