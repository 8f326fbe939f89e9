"""The store as the outbox sees it: what is to be sent, by whom, and what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeVar

from bot.channels.telegram.call import OPEN_TOPIC, Call
from bot.channels.telegram.place import ChatPlace
from bot.ops.supervision import until_stored
from bot.store import Store, Transaction
from bot.turns.group_commit import GroupCommit

Result = TypeVar("Result")

Note = Callable[["Transaction"], None]
"""Keeps what has come of a message beside that it is gone."""

FORGOTTEN_WITHIN: Final = 0.01
"""Seconds that a commit is waited for which carries what is to be forgotten: under load the next is nearer."""


class Delivered(NamedTuple):
    """A message that Telegram has, or refuses for good."""

    sequence: int
    notes: tuple[Note, ...] = ()


class StoredMessages:
    """The messages of ``channel`` in ``store``."""

    def __init__(self, store: Store, channel: str) -> None:
        self._store = store
        self._channel = channel
        self._forgetting: GroupCommit[Delivered] = GroupCommit(self._forget, FORGOTTEN_WITHIN)
        self._lost: set[int] = set()

    async def done(self, work: Callable[[Transaction, str], Result]) -> Result:
        """What ``work`` finds or keeps of the channel in a transaction. Raises StoreRefused."""

        def done() -> Result:
            with self._store.transaction() as transaction:
                return work(transaction, self._channel)

        return await self._store.aside(done)

    async def place_of(self, owner: str, case: int) -> ChatPlace | None:
        """Where this case is talked about by now, if it has a place of its own."""
        kept = await until_stored(
            lambda: self.done(lambda transaction, channel: transaction.cases(channel, owner).numbered(case))
        )
        return ChatPlace.read(kept.place) if kept is not None and kept.place else None

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

    async def forget(self, delivered: Sequence[Delivered], *, at_once: bool) -> bool:
        """Return once these are gone from the store, however long it cannot be written to.

        Whether they were this process's to send: else what follows them in their chat may not be either. Unless
        ``at_once``, another commit may carry that.
        """
        await until_stored(lambda: self._forgetting.add(*delivered, at_once=at_once))
        lost = self._lost.intersection(one.sequence for one in delivered)
        self._lost -= lost
        return not lost

    @contextmanager
    def forgetting(self) -> Iterator[Note]:
        """For another commit, to carry last of all what is to be forgotten: whoever has called it has made that commit.

        Who erases what is kept of a person does not wait for other people's messages.
        """
        lost: list[Callable[[], set[int]]] = []
        with self._forgetting.carried() as carried:

            def forget(transaction: Transaction) -> None:
                if carried.items and not transaction.has_erased:
                    lost.append(_forget(carried.items, transaction))

            yield forget
            for found in lost:
                self._lost |= found()
                carried.are_kept = True

    async def stop(self) -> None:
        """Forget what nobody waits for any more. Raises StoreRefused."""
        await self._forgetting.flush()

    async def _forget(self, delivered: Sequence[Delivered]) -> None:
        lost = await self.done(lambda transaction, _: _forget(delivered, transaction))
        self._lost |= lost()


def _forget(delivered: Sequence[Delivered], transaction: Transaction) -> Callable[[], set[int]]:
    """By one commit, so that a message which shows progress is never sent twice without a kill; what was not ours."""
    numbers = {one.sequence for one in delivered}
    ours = transaction.sent(numbers)
    for note in [note for one in delivered for note in one.notes]:
        note(transaction)
    return lambda: numbers - ours()
