"""Who waits for an answer: person by person, so that nobody has to wait for all that another has sent."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from bot.store import Received


class Waiting(NamedTuple):
    """An update ``since`` a moment, in seconds; ``alone``: it is to be answered by itself, not in a batch."""

    received: Received
    since: float
    alone: bool = False


class WaitingLine:
    """The updates that wait, in the order of each person; people take turns.

    Whoever is put off keeps their updates, and others go before them until they are called again; so does whoever was
    answered and has sent more. While a person's update is being answered, it is nobody's turn but of others.
    """

    def __init__(self) -> None:
        self._next: dict[str, deque[Waiting]] = {}
        self._answering: dict[str, deque[Waiting]] = {}
        self._put_off: dict[str, deque[Waiting]] = {}

    def __bool__(self) -> bool:
        return bool(self._next or self._answering or self._put_off)

    @property
    def has_next(self) -> bool:
        """Whether somebody's turn is now."""
        return bool(self._next)

    def add(self, waiting: Iterable[Waiting]) -> None:
        """They come in, each after what their person has sent before."""
        for one in waiting:
            owner = one.received.owner
            held = (lines for lines in (self._answering, self._put_off) if owner in lines)
            lines = next(held, self._next)
            lines.setdefault(owner, deque()).append(one)

    def holds(self, owner: str) -> bool:
        """Whether something of this person waits."""
        return owner in self._next or owner in self._answering or owner in self._put_off

    def has(self, received: Received) -> bool:
        """Whether this update waits."""
        lines = (self._next, self._answering, self._put_off)
        return any(received == one.received for line in lines for one in line.get(received.owner, ()))

    def first(self, most: int) -> list[Waiting]:
        """Take those whose turn it is, at most so many people; an update that is alone comes alone."""
        first = [line[0] for line in islice(self._next.values(), most)]
        alone = next((place for place, one in enumerate(first) if one.alone), len(first))
        taken = first[: max(1, alone)]
        for one in taken:
            self._answering[one.received.owner] = self._next.pop(one.received.owner)
        return taken

    def answered(self, answered: Iterable[Waiting]) -> list[str]:
        """They are done; whoever has sent more, which waits until they are called again."""
        resting = []
        for one in answered:
            owner = one.received.owner
            line = self._answering.pop(owner)
            line.popleft()
            if line:
                self._put_off[owner] = line
                resting.append(owner)
        return resting

    def give_back(self, batch: Iterable[Waiting]) -> None:
        """They could not be answered, and are to be before the others."""
        others, self._next = self._next, {}
        for one in batch:
            line = self._next[one.received.owner] = self._answering.pop(one.received.owner)
            line[0] = one
        self._next.update(others)

    def put_off(self, one: Waiting) -> None:
        """It cannot be answered yet, nor can what came after it from the same person."""
        owner = one.received.owner
        line = self._put_off[owner] = self._answering.pop(owner)
        line[0] = one._replace(alone=True)

    def call_again(self, owner: str) -> None:
        """What this person was put off for is there, or others have had their time."""
        self._next[owner] = self._put_off.pop(owner)
