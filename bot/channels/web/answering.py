"""What was submitted, answered: many people's with one commit, one person's in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial
from time import perf_counter
from typing import Final
from weakref import WeakValueDictionary

from bot.channels.web.pieces import Posted
from bot.ops.metrics import Metrics
from bot.store import Arrival, Received, Unsent
from bot.turns.group_commit import GroupCommit
from bot.turns.long_turns import TurnDelayedError
from bot.turns.turns import Turns

_WITHOUT_PROGRESS: Final = '"progress_of":null'
"""How nearly every piece is kept; no words within it can be written so."""

LEFT_AFTER: Final = 5.0
"""Seconds between two looks for what other processes have left."""


class Answering:
    """Takes the turns of the page, and returns once what they lead to is kept."""

    def __init__(self, turns: Turns, metrics: Metrics) -> None:
        self._metrics = metrics
        self._turns = turns
        self._together = GroupCommit[Arrival](lambda some: turns.store.aside(partial(self._take, some)))
        self._delayed: dict[str, tuple[Received, TurnDelayedError]] = {}
        self._one_at_a_time: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, arrival: Arrival) -> None:
        """Answer ``arrival``, unless it came before. Raises StoreRefused, and has then kept nothing."""
        began = perf_counter()
        async with self._turn_of(arrival.owner):
            await self._together.add(arrival)
            await self._work_out_delayed(arrival.owner)
        self._metrics.turns.inc()
        self._metrics.turn_seconds.observe(perf_counter() - began)

    async def resume(self) -> None:
        """Answer what an earlier process has received and not answered. Raises StoreRefused."""
        for received in await self._turns.store.aside(self._turns.waiting):
            async with self._turn_of(received.owner):
                await self._turns.store.aside(partial(self._insist, received))
                await self._work_out_delayed(received.owner)

    async def look_for_left(self) -> None:
        """Answer, for ever, what another process has received and left unanswered. Raises StoreRefused."""
        while True:
            await asyncio.sleep(LEFT_AFTER)
            await self.resume()

    def _turn_of(self, owner: str) -> asyncio.Lock:
        return self._one_at_a_time.setdefault(owner, asyncio.Lock())

    async def _work_out_delayed(self, owner: str) -> None:
        while (waiting := self._delayed.pop(owner, None)) is not None:
            received, delayed = waiting
            await delayed.until()
            await self._turns.store.aside(partial(self._insist, received))

    def _take(self, arrivals: Sequence[Arrival]) -> None:
        taken = self._turns.take_at_once(arrivals)
        if taken is not None:
            self._note(taken.messages)
            return
        for received in self._turns.receive(arrivals):
            self._insist(received)

    def _insist(self, received: Received) -> None:
        try:
            self._note(self._turns.insist(received))
        except TurnDelayedError as delayed:
            self._delayed[received.owner] = received, delayed

    def _note(self, messages: Iterable[Unsent]) -> None:
        """A piece that shows a roster's progress is remembered as such."""
        for unsent in messages:
            if _WITHOUT_PROGRESS in unsent.message.payload:
                continue
            piece = Posted.model_validate_json(unsent.message.payload)
            if piece.progress_of is not None:
                with self._turns.store.transaction() as transaction:
                    transaction.rosters.show_in(piece.progress_of, unsent.sequence)
