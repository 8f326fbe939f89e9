"""From an update's receipt to its answer: stored before it is acknowledged, then answered in its turn."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from bot.channels.telegram.backoff import Backoff
from bot.channels.telegram.update import INLINE, arrival_of
from bot.store import StoreRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.channels.telegram.inline import InlineAnswers
    from bot.channels.telegram.outbox import Outbox
    from bot.ops.metrics import Metrics
    from bot.store import Arrival
    from bot.turns.turns import Turns

BATCH: Final = 25
"""So many turns at most go into one commit."""

BATCH_SECONDS: Final = 0.02
"""So long may the turns of a batch take: meanwhile nothing is sent, and nothing that comes is looked at."""

LONGEST_PAUSE: Final = 30.0

_log = logging.getLogger(__name__)


class Intake:
    """Takes updates in and answers them in order; what is to be sent goes to ``outbox``.

    Inline queries go to ``inline``, and nowhere else.
    """

    def __init__(self, turns: Turns, outbox: Outbox, inline: InlineAnswers, metrics: Metrics) -> None:
        self._turns = turns
        self._outbox = outbox
        self._inline = inline
        self._metrics = metrics
        self._waiting: deque[tuple[int, float]] = deque()
        self._has_come = asyncio.Event()
        self._is_done = asyncio.Event()
        self._is_done.set()
        self._size = 1
        self._has_proved = False

    async def take(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Store ``updates`` and answer them with the same commit, a batch at a time; else as :meth:`receive` does.

        Only for a source that delivers again, in order, what was not acknowledged; and not for what comes
        first after a start: an update that ended the last process is among it, and must be stored to be counted.
        Raises StoreRefused; what was stored before will be recognised.
        """
        left = list(updates)
        while left and self._has_proved and not self._waiting:
            batch = left[: self._size]
            if not self._taken_at_once(batch):
                break
            left = left[len(batch) :]
            # Let the network have its turn between two batches.
            await asyncio.sleep(0)
        if left:
            self.receive(left)

    def _taken_at_once(self, updates: Sequence[Mapping[str, Any]]) -> bool:
        began = perf_counter()
        taken = self._turns.take_at_once(_stored(updates))
        if taken is None:
            return False
        self._outbox.post(taken.messages)
        self._note([began] * taken.turns, began)
        self._pass_on_inline(updates)
        return True

    def receive(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Store ``updates`` with one commit, but for those that came before; they may then be acknowledged.

        Raises StoreRefused, and has then stored none.
        """
        updates = list(updates)
        arrivals = _stored(updates)
        if arrivals:
            self._store(arrivals)
        self._pass_on_inline(updates)

    def _pass_on_inline(self, updates: Iterable[Mapping[str, Any]]) -> None:
        for update in updates:
            if INLINE in update:
                self._inline.take(update[INLINE])

    def _store(self, arrivals: list[Arrival]) -> None:
        now = perf_counter()
        self._waiting.extend((sequence, now) for sequence in self._turns.receive(arrivals))
        if self._waiting:
            self._is_done.clear()
            self._has_come.set()

    def replay(self) -> None:
        """Answer what an earlier process has received and not answered. Raises StoreRefused."""
        self._outbox.post(self._turns.replay())

    async def answer(self) -> None:
        """Answer what comes in, for ever."""
        backoff = Backoff(LONGEST_PAUSE)
        while True:
            await self._has_come.wait()
            try:
                self._answer_some()
            except StoreRefused as refused:
                _log.warning("%s", refused)
                await asyncio.sleep(backoff.wait())
            else:
                backoff.reset()
                # Let the network have its turn between two batches.
                await asyncio.sleep(0)

    async def answered(self) -> None:
        """Return once nothing waits for an answer."""
        await self._is_done.wait()

    def _answer_some(self) -> None:
        began = perf_counter()
        batch = list(islice(self._waiting, self._size))
        self._outbox.post(self._turns.answer([sequence for sequence, _ in batch]))
        for _ in batch:
            self._waiting.popleft()
        self._note([received_at for _, received_at in batch], began)
        if not self._waiting:
            self._has_come.clear()
            self._is_done.set()
            self._has_proved = True

    def _note(self, received_at: Sequence[float], began: float) -> None:
        """Turns that ``began`` together are done; the next batch is as large as this one was fast."""
        now = perf_counter()
        for moment in received_at:
            self._metrics.turns.inc()
            self._metrics.turn_seconds.observe(now - moment)
        if received_at:
            self._size = max(1, min(BATCH, int(BATCH_SECONDS * len(received_at) / (now - began))))


def _stored(updates: Iterable[Mapping[str, Any]]) -> list[Arrival]:
    """What is stored of ``updates``: all but inline queries."""
    arrivals = []
    for update in updates:
        if INLINE in update:
            continue
        try:
            arrivals.append(arrival_of(update))
        except ValueError:
            _log.warning("An update without a number was passed over")
    return arrivals
