"""What a turn asks of a store, whichever database is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from bot.refusal import OperatorRefused

if TYPE_CHECKING:
    from bot.store.sql.transaction import Transaction

Result = TypeVar("Result")


class StoreRefused(OperatorRefused):
    """The store cannot be used."""


class Arrival(NamedTuple):
    """An update as it came in. ``id`` is the channel's own, by which a repeated delivery is recognised.

    ``owner`` is the person it came from ("" where there is none); ``payload`` is text in the channel's form.
    """

    id: str
    owner: str
    payload: str


class Received(NamedTuple):
    """A stored update that has not been answered, and whose it is. ``sequence`` gives the order of arrival."""

    sequence: int
    owner: str


class Pending(NamedTuple):
    """A stored update that has not been answered. ``sequence`` gives the order of arrival."""

    sequence: int
    arrival: Arrival
    attempts: int


class Message(NamedTuple):
    """Something to be sent to ``chat``, about ``owner``; ``payload`` is text in the channel's form."""

    chat: str
    owner: str
    payload: str


class Unsent(NamedTuple):
    """A stored message that the channel has not yet confirmed. ``not_before`` is null when it may go now.

    ``after_others``: what goes before it in its chat may still be in the store, unknown to who has posted this.
    ``update``: what the log calls the update that it answers, as long as that is known.
    """

    sequence: int
    message: Message
    attempts: int
    not_before: datetime | None
    after_others: bool = False
    update: str = ""


class Backlog(NamedTuple):
    """How much of a channel is still to be done: updates to answer, updates given up, messages to send."""

    waiting: int
    set_aside: int
    unsent: int


class Unanswered(NamedTuple):
    """A question that the notice did not answer: how often it was put, and last when. Not by whom."""

    question: str
    status: str
    times: int
    last_asked: datetime


class Store(Protocol):
    """A place for transactions. Whoever opened it closes it, by :meth:`close` or at the end of a ``with``."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin one; it is kept at the end of the ``with`` block and undone when that raises.

        Raises :class:`StoreRefused` when the disk is full, the database locked or not reached, and the like.
        """

    def reading(self) -> AbstractContextManager[Transaction]:
        """One that only looks: what it reads stands at one moment, and nothing may be written in it.

        Raises :class:`StoreRefused`.
        """

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """As :meth:`Transaction.receive`, in a transaction of its own. Raises :class:`StoreRefused`."""

    async def aside(self, work: Callable[[], Result]) -> Result:
        """What ``work`` returns, which takes transactions: no event loop waits meanwhile where that may take long."""

    @property
    def is_shared(self) -> bool:
        """Whether several processes serve the same channels out of it."""

    def replicas(self) -> int:
        """How many processes are there that serve out of it, as far as this one has seen."""

    def leads(self, what: str) -> bool:
        """Whether of all processes this one is to do ``what``; if it ends, another will be.

        Raises :class:`StoreRefused`.
        """

    def claim(self) -> None:
        """Serve out of it from now on, alone where only one process may. Raises :class:`StoreRefused`."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
