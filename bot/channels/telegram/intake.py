"""From an update's receipt to its answer: stored before it is acknowledged, then answered in its turn."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot.channels.telegram.update import INLINE, arrival_of
from bot.channels.telegram.waiting_line import Waiting, WaitingLine
from bot.store import StoreRefused
from bot.turns.long_turns import TurnDelayedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.channels.telegram.inline import InlineAnswers
    from bot.channels.telegram.outbox import Outbox
    from bot.ops.metrics import Metrics
    from bot.ops.supervision import Supervisor
    from bot.store import Arrival, Received, Unsent
    from bot.turns.turns import Beside, Turns

Result = TypeVar("Result")

BATCH: Final = 25
"""So many turns at most go into one commit."""

BATCH_SECONDS: Final = 0.02
"""So long may the turns of a batch take: meanwhile nothing is sent, and nothing that comes is looked at."""

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
        self._size = BATCH if turns.store.is_shared else 1
        self._has_proved = False
        self._is_in_doubt = False

    async def take(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Store ``updates`` and answer them with the same commit, a batch at a time; else as :meth:`receive` does.

        At once only one of each person: while all that somebody has sent is answered, nobody looks what others send.
        And only for a source that delivers again, in order, what was not acknowledged; and not for what comes
        first after a start: an update that ended the last process is among it, and must be stored to be counted.
        Raises StoreRefused; what was stored before will be recognised.
        """
        arrivals, inline = _read(updates)
        first, more = self._first_of_each(arrivals)
        while first and self._has_proved:
            batch = first[: self._size]
            if not await self._taken_at_once(batch):
                break
            first = first[len(batch) :]
            # Let the network have its turn between two batches.
            await asyncio.sleep(0)
        await self._receive([*first, *more])
        self._pass_on(inline)

    def _first_of_each(self, arrivals: Iterable[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
        """The first of each person of whom nothing waits, and the others."""
        first: dict[str, Arrival] = {}
        more = []
        for arrival in arrivals:
            if arrival.owner in first or self._line.holds(arrival.owner):
                more.append(arrival)
            else:
                first[arrival.owner] = arrival
        return list(first.values()), more

    async def _taken_at_once(self, arrivals: Sequence[Arrival]) -> bool:
        began = perf_counter()
        taken = await self._carrying(partial(self._turns.take_at_once, arrivals))
        if taken is None:
            return False
        self._outbox.post(taken.messages)
        self._note([began] * taken.turns, began)
        return True

    async def receive(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Store ``updates`` with one commit, but for those that came before; they may then be acknowledged.

        Raises StoreRefused, and has then stored none.
        """
        arrivals, inline = _read(updates)
        await self._receive(arrivals)
        self._pass_on(inline)

    async def _receive(self, arrivals: Sequence[Arrival]) -> None:
        if arrivals:
            now = perf_counter()
            kept = await self._aside(partial(self._turns.receive, arrivals))
            self._line_up([Waiting(received, now) for received in kept])

    def _pass_on(self, inline: Iterable[Any]) -> None:
        for query in inline:
            self._inline.take(query)

    async def resume(self) -> None:
        """Line up what an earlier process has received and not answered: one of it may have ended that process.

        Raises StoreRefused.
        """
        now = perf_counter()
        waiting = await self._aside(self._turns.waiting)
        self._line_up([Waiting(received, now, alone=True) for received in waiting])

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
            if self._line.has_next:  # another that answers may have taken it
                await self._answer_some()
            # Let the network have its turn between two batches.
            await asyncio.sleep(0)

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
        self._note([one.since for one in batch], began)
        self._look_at_line()
        self._has_proved |= not self._line

    async def _answered(self, batch: Sequence[Waiting]) -> list[Unsent] | None:
        """What is to be sent; None when they are to be answered one by one."""
        messages = None
        if not batch[0].alone:
            messages = await self._carrying(partial(self._turns.answer, [one.received for one in batch]))
        if messages is None and len(batch) == 1:
            messages = await self._in_order(partial(self._turns.insist, batch[0].received))
        return messages

    async def _carrying(self, work: Callable[[Beside], Result | None]) -> Result | None:
        """Do turns whose commit also says that what Telegram has taken is gone; None when it was not made."""
        with self._outbox.stored.forgetting() as forget:
            return await self._in_order(partial(work, forget))

    async def _in_order(self, work: Callable[[], Result]) -> Result:
        """Do turns, after what the last ones have posted if it was not told whether they were kept."""
        if self._is_in_doubt:
            await self._outbox.load()
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

    def _note(self, received_at: Sequence[float], began: float) -> None:
        """Turns that ``began`` together are done; the next batch is as large as this one was fast."""
        now = perf_counter()
        for moment in received_at:
            self._metrics.turns.inc()
            self._metrics.turn_seconds.observe(now - moment)
        if received_at and not self._turns.store.is_shared:
            self._size = max(1, min(BATCH, int(BATCH_SECONDS * len(received_at) / (now - began))))


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
