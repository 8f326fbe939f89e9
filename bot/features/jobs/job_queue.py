"""Work beside the chats that goes by what the store says and remembers nothing: a restart is nothing special."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Final, Generic, NamedTuple, Protocol, TypeVar

from bot.features.jobs.files import JobFiles, removed
from bot.features.jobs.threads import in_thread
from bot.features.messenger import Messenger
from bot.features.roster_limits import RosterTerms
from bot.ops.supervision import Supervisor, stopped, until_stored
from bot.store import Store, Transaction
from bot.store.protocol import Result

LOOK: Final = 0.5
"""Seconds between two looks at the store, and so until work that was cancelled stops at the latest."""


class JobContext(NamedTuple):
    """Where the work comes from and goes to: the store and messenger of ``channel``; ``clock`` is Beijing's.

    Files lie in ``folder``, which no other channel uses. ``supervisor`` keeps the work going; ``tally`` is told what
    became of each roster.
    """

    store: Store
    channel: str
    messenger: Messenger
    folder: Path
    terms: RosterTerms
    clock: Callable[[], datetime]
    supervisor: Supervisor
    tally: Callable[[str], object] = str


class Job(Protocol):
    """Something that somebody has asked for, under its number."""

    @property
    def number(self) -> int:
        """No other ever has it."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether another process works on it."""


Asked = TypeVar("Asked", bound=Job)


class Record(Protocol[Asked]):
    """What a transaction keeps of one kind of work."""

    def every(self, channel: str) -> list[Asked]:
        """All of a channel, in order of asking."""

    def begin(self, number: int) -> bool:
        """Work on it begins, once more if it was interrupted; False when somebody else is at it, or it is gone."""


class JobQueue(ABC, Generic[Asked]):
    """One kind of work: ``workers`` at once, each in its turn; what was dropped is stopped, and its folder removed."""

    name: ClassVar[str]
    """Of its folder, and of its tasks."""

    def __init__(self, place: JobContext) -> None:
        self.place = place
        self.store, self.channel, self.messenger = place.store, place.channel, place.messenger
        self.files = JobFiles(place.folder, self.name)
        self.asked: dict[int, Asked] = {}
        self._works: dict[int, asyncio.Task[None]] = {}

    @property
    def workers(self) -> int:
        """How many are worked on at once."""
        return 1

    @abstractmethod
    def kept(self, transaction: Transaction) -> Record[Asked]:
        """Where the store has them."""

    @abstractmethod
    async def work_on(self, asked: Asked) -> None:
        """Bring one to its end: a result that is posted, or a sentence that says why there is none."""

    def in_turn(self) -> list[Asked]:
        """Those still to be done, the next one first."""
        return list(self.asked.values())

    async def run(self) -> None:
        """Work for ever; what is in work when this is cancelled goes on at the next start."""
        try:
            while True:
                await self._look()
                await asyncio.sleep(LOOK)
        finally:
            await stopped(*self._works.values())

    async def work_off(self) -> None:
        """Do what has been asked for by now, one after another. Raises StoreRefused."""
        self.read()
        await self._clear_away()
        for asked in self.in_turn():
            await self._worked_on(asked)
        self.read()
        await self._clear_away()

    def read(self) -> None:
        """See what there is. Raises StoreRefused."""
        with self.store.transaction() as transaction:
            self.asked = {one.number: one for one in self.kept(transaction).every(self.channel)}

    def begin(self, asked: Asked) -> bool:
        """Count that work on it begins; whether it is this process's. Raises StoreRefused."""
        with self.store.transaction() as transaction:
            return self.kept(transaction).begin(asked.number)

    async def stored(self, work: Callable[[], Result]) -> Result:
        """What ``work`` returns, which takes transactions, however long nothing can be stored."""
        return await until_stored(partial(self.store.aside, work))

    def looked(self, waiting: Sequence[Asked]) -> None:
        """What else to do at a look; ``waiting`` have to wait for others."""

    async def _look(self) -> None:
        """Let go of what was dropped, begin what comes next."""
        await self.stored(self.read)
        await stopped(*(work for number, work in self._works.items() if number not in self.asked))
        self._works = {number: work for number, work in self._works.items() if not work.done()}
        await self._clear_away()
        next_ones = [one for one in self.in_turn() if one.number not in self._works and not one.is_elsewhere]
        begun = max(0, self.workers - len(self._works))
        for asked in next_ones[:begun]:
            self._works[asked.number] = self.place.supervisor.begin(self.name, self._worked_on(asked))
        self.looked(next_ones[begun:])

    async def _worked_on(self, asked: Asked) -> None:
        if await self.stored(partial(self.begin, asked)):
            await self.work_on(asked)

    async def _clear_away(self) -> None:
        if abandoned := self.files.abandoned(self.asked):
            await in_thread(removed, abandoned)
