"""From an update's receipt to its answer: stored before it is acknowledged, then answered in its turn."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from functools import partial
from time import perf_counter
from typing import Any, Final, TypeVar

from bot.channels.telegram.inline import InlineAnswers
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.update import INLINE, arrival_of
from bot.channels.telegram.waiting_line import Waiting, WaitingLine
from bot.ops.metrics import Metrics
from bot.ops.supervision import Supervisor
from bot.store import Arrival, Received, StoreRefused, Transaction, Unsent
from bot.turns.group_commit import GroupCommit
from bot.turns.long_turns import TurnDelayedError
from bot.turns.turns import Beside, Turns

Result = TypeVar("Result")

BATCH: Final = 25
"""So many turns at most go into one commit."""

BATCH_SECONDS: Final = 0.02
"""So long may the turns of a batch take, or as long as their commit if that is slow and no faster for fewer of them.

Meanwhile nothing is sent, and nothing that comes is looked at.
"""

ROUNDS: Final = 3
"""So often the event loop goes round before a batch: whatever was posted is on its way by then."""

RESTS: Final = 9
"""So many times as long as their turn took does whoever has sent more let others go before: a tenth of it is theirs."""

LEFT_AFTER: Final = 2.0
"""Seconds after which an update that another process has received is taken for left; whoever has it keeps it."""

_log = logging.getLogger(__name__)


class Intake:
    """Takes updates in and answers them, each person's in order and people in turn; messages go to ``outbox``.

    Inline queries go to ``inline``, and nowhere else: they are not stored.
    """

    def __init__(
        self, turns: Turns, outbox: Outbox, inline: InlineAnswers, metrics: Metrics, supervisor: Supervisor
    ) -> None:
        self._turns = turns
        self._aside = turns.store.aside
        self._outbox = outbox
        self._inline = inline
        self._metrics = metrics
        self._supervisor = supervisor
        self._line = WaitingLine()
        self._has_next = asyncio.Event()
        self._is_done = asyncio.Event()
        self._is_done.set()
        self._is_shared = turns.store.is_shared
        self._size = BATCH if self._is_shared else 1
        self._receiving: GroupCommit[Arrival] = GroupCommit(self._receive, BATCH_SECONDS)
        self._has_proved = False
        self._is_in_doubt = False

    async def take(self, updates: Iterable[Mapping[str, Any]], *, comes_again: bool) -> None:
        """Store ``updates``, so that they may be acknowledged; where nobody waits, answer a batch with the same commit.

        At once only one of each person: while all that somebody has sent is answered, nobody looks what others send.
        And only where all ``comes_again``, in order, that was not acknowledged; and not for what comes first after a
        start: an update that ended the last process is among it, and must be stored to be counted.
        Raises StoreRefused; what was stored before will be recognised.
        """
        arrivals, inline = _read(updates)
        at_once = comes_again and self._has_proved and not self._line.has_next
        if arrivals and not (at_once and await self._taken_at_once(arrivals)):
            # With the commit of the next batch, where one is near. On a network, none waits for another.
            await self._receiving.add(*arrivals, at_once=self._is_shared or not self._line.has_next)
        for query in inline:
            self._inline.take(query)

    async def _taken_at_once(self, arrivals: Iterable[Arrival]) -> bool:
        """Answer a batch of them, if it can be, and store the others."""
        began = perf_counter()
        batch, others = self._first_of_each(arrivals)
        taken = await self._together(batch, partial(self._turns.take_at_once, batch), others)
        if taken is None:
            return False
        self._outbox.post(taken.messages)
        self._note([began] * taken.turns)
        return True

    def _first_of_each(self, arrivals: Iterable[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
        """The first of each person of whom nothing waits, as many as a batch has, and the others."""
        first: dict[str, Arrival] = {}
        others = []
        for arrival in arrivals:
            if arrival.owner in first or len(first) == self._size or self._line.holds(arrival.owner):
                others.append(arrival)
            else:
                first[arrival.owner] = arrival
        return list(first.values()), others

    async def _receive(self, arrivals: Sequence[Arrival]) -> None:
        now = perf_counter()
        kept = await self._in_order(partial(self._turns.receive, arrivals))
        self._line_up([Waiting(received, now) for received in kept])

    async def resume(self) -> None:
        """Line up what was received and is neither answered nor in line: one of it may have ended the last process.

        Raises StoreRefused.
        """
        now = perf_counter()
        waiting = await self._aside(self._turns.waiting)
        left = [received for received in waiting if not self._line.has(received)]
        self._line_up([Waiting(received, now, alone=True) for received in left])

    async def look_for_left(self) -> None:
        """Line up, for ever, what another process has received and left unanswered. Raises StoreRefused."""
        seen: set[Received] = set()
        while True:
            await asyncio.sleep(LEFT_AFTER)
            now = perf_counter()
            waiting = await self._aside(self._turns.waiting)
            left = [one for one in waiting if one in seen and not self._line.holds(one.owner)]
            self._line_up([Waiting(received, now, alone=True) for received in left])
            seen = set(waiting)

    def _line_up(self, waiting: list[Waiting]) -> None:
        self._line.add(waiting)
        self._look_at_line()

    def _look_at_line(self) -> None:
        if self._line:
            self._is_done.clear()
        else:
            self._is_done.set()
        if self._line.has_next:
            self._has_next.set()
        else:
            self._has_next.clear()

    async def answer(self) -> None:
        """Answer what comes in, for ever. Raises StoreRefused; what was not answered then stays in line."""
        while True:
            await self._has_next.wait()
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
            if self._line.has_next:  # another that answers may have taken it
                await self._answer_some()

    async def answered(self) -> None:
        """Return once nothing waits for an answer."""
        await self._is_done.wait()

    async def _answer_some(self) -> None:
        """A batch of those whose turn it is; or the one that is to be answered alone."""
        began = perf_counter()
        batch = self._line.first(self._size)
        self._look_at_line()
        try:
            messages = await self._answered(batch)
        except TurnDelayedError as delayed:
            self._put_off(batch, delayed)
            return
        except BaseException:
            self._line.give_back(batch)
            self._look_at_line()
            raise
        if messages is None:
            self._line.give_back([one._replace(alone=True) for one in batch])
            self._look_at_line()
            return
        self._outbox.post(messages)
        self._let_rest(self._line.answered(batch), (perf_counter() - began) / len(batch))
        self._note([one.since for one in batch])
        self._look_at_line()
        self._has_proved |= not self._line

    async def _answered(self, batch: Sequence[Waiting]) -> list[Unsent] | None:
        """What is to be sent; None when they are to be answered one by one."""
        messages = None
        if not batch[0].alone:
            waiting = [one.received for one in batch]
            messages = await self._together(waiting, partial(self._turns.answer, waiting))
        if messages is None and len(batch) == 1:
            messages = await self._in_order(partial(self._turns.insist, batch[0].received))
        return messages

    async def _together(
        self, batch: Sized, work: Callable[[Beside], Result | None], others: Sequence[Arrival] = ()
    ) -> Result | None:
        """Do the turns of ``batch``; None when their commit was not made.

        It also says that what Telegram has taken is gone, and stores ``others`` and what else has come meanwhile. The
        next batch is as large as this one was fast.
        """
        began = worked = perf_counter()
        received: list[Received] = []

        def beside(transaction: Transaction) -> None:
            nonlocal worked
            worked = perf_counter()
            forget(transaction)
            received.extend(self._turns.receive([*come.items, *others], transaction))

        with self._outbox.stored.forgetting() as forget, self._receiving.carried() as come:
            done = await self._in_order(partial(work, beside))
            if done is not None:
                come.are_kept = True
                self._line_up([Waiting(one, worked) for one in received])
        if batch and done is not None and not self._is_shared:
            may_take = max(BATCH_SECONDS, perf_counter() - worked)
            self._size = max(1, min(BATCH, int(may_take * len(batch) / (worked - began))))
        return done

    async def _in_order(self, work: Callable[[], Result]) -> Result:
        """Do it, after what the last work has posted and received if it was not told whether that was kept.

        Where processes share a store, what was received is looked for anyhow.
        """
        if self._is_in_doubt:
            await self._outbox.load()
            if not self._is_shared:
                await self.resume()
            self._is_in_doubt = False
        try:
            return await self._aside(work)
        except StoreRefused:
            self._is_in_doubt = True
            raise

    def _let_rest(self, owners: Iterable[str], seconds: float) -> None:
        for owner in owners:
            asyncio.get_running_loop().call_later(RESTS * seconds, self._call_again, owner)

    def _put_off(self, batch: Iterable[Waiting], delayed: TurnDelayedError) -> None:
        """The others of the batch do not wait for the one that is delayed."""
        others = []
        for one in batch:
            if one.received.owner == delayed.owner:
                self._line.put_off(one)
            else:
                others.append(one)
        self._line.give_back(others)
        self._look_at_line()
        self._supervisor.begin("reading", self._called_again(delayed))

    async def _called_again(self, delayed: TurnDelayedError) -> None:
        try:
            await delayed.until()
        finally:
            self._call_again(delayed.owner)

    def _call_again(self, owner: str) -> None:
        self._line.call_again(owner)
        self._look_at_line()

    def _note(self, received_at: Iterable[float]) -> None:
        """Turns are done."""
        now = perf_counter()
        for moment in received_at:
            self._metrics.turns.inc()
            self._metrics.turn_seconds.observe(now - moment)


def _read(updates: Iterable[Mapping[str, Any]]) -> tuple[list[Arrival], list[Any]]:
    """What is to be stored, and inline queries as they came; not what has no number."""
    arrivals, inline = [], []
    for update in updates:
        if INLINE in update:
            inline.append(update[INLINE])
            continue
        try:
            arrivals.append(arrival_of(update))
        except ValueError:
            _log.warning("An update without a number was passed over")
    return arrivals, inline
