"""What a turn asks of a store, whichever database is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime, timedelta
    from typing import Self

    from pydantic import JsonValue

    from bot.store.case_protocol import Cases
    from bot.store.key_protocol import Keys
    from bot.store.reminder_protocol import Reminders
    from bot.store.rosters import Reports, Rosters

Result = TypeVar("Result")


class StoreRefused(Exception):
    """The store cannot be used; ``str()`` is one Chinese line for whoever runs the bot."""


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
    """

    sequence: int
    message: Message
    attempts: int
    not_before: datetime | None
    after_others: bool = False


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


class Transaction(Protocol):
    """Everything in it is kept, or nothing. Several processes may hold one each, on one database.

    What a transaction has read of an update or a session no other transaction changes before its end.
    """

    has_erased: bool
    """Whether something of a person was to be erased for good."""

    def cases(self, channel: str, owner: str) -> Cases:
        """The assessments of others, which this officer keeps beside their own."""

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """Keep updates; those that are new, in order of arrival."""

    def receive_answered(self, channel: str, arrivals: Sequence[Arrival]) -> list[Arrival] | None:
        """Keep of updates that this transaction answers their ids; those that are new.

        None when something waits that one of the same people has sent before: that must be answered first.
        """

    def claim(self, channel: str, received: Sequence[Received]) -> list[Pending]:
        """Of whoever sent these, all that waits up to them, in order; nobody else has it before the end.

        What was answered or set aside meanwhile is not among it, nor what waits for nothing but that.
        """

    def pending(self, channel: str) -> list[Received]:
        """All updates still to be answered, in order of arrival."""

    def count_attempt(self, sequence: int) -> None:
        """Note that answering this update is about to be tried once more."""

    def answered(self, *sequences: int) -> None:
        """These updates are dealt with. Only their ids stay, so that they are not dealt with twice."""

    def set_aside(self, sequence: int) -> None:
        """Give up on the update. It stays as it is, for whoever looks into it, until it expires."""

    def session(self, channel: str, owner: str) -> str | None:
        """The person's own session as it was kept."""

    def keep_session(self, channel: str, owner: str, state: str) -> None:
        """Put ``state`` in place of what was kept of this person's own session."""

    def post(self, channel: str, message: Message) -> Unsent:
        """Keep a message to be sent once the transaction has ended."""

    def post_each(self, channel: str, messages: Sequence[Message]) -> list[Unsent]:
        """Keep these, to be sent in this order."""

    def unsent(self, channel: str, *, limit: int = 100) -> list[Unsent]:
        """At most ``limit`` messages that are to be sent by whoever asks, in order.

        What is posted is to be sent by the process that posts it, and when that is gone, by the next that asks.
        """

    def unsent_before(self, channel: str, chat: str, sequence: int) -> list[int]:
        """What is still to be sent in this chat before this message, whoever is to send it."""

    def unsent_to(self, channel: str, chat: str) -> list[Unsent]:
        """All messages still to be sent to one chat, in order."""

    def sent(self, sequences: Iterable[int]) -> None:
        """The channel has taken these messages, or refuses them for good: forget them."""

    def postpone(self, sequence: int, until: datetime) -> None:
        """Sending failed: count the attempt, and do not try again before ``until``."""

    def forget(self, channel: str, owner: str) -> None:
        """Erase all that is kept of a person, but for updates that are still to be answered."""

    def begin_anew(self, channel: str, owner: str) -> None:
        """Erase the person's own session and close the case that is open; the cases stay."""

    def export(self, channel: str, owner: str) -> dict[str, JsonValue]:
        """All that is kept of a person."""

    def keep_unanswered(self, question: str, status: str) -> None:
        """Keep a question that the notice did not answer; the same one again is counted."""

    def unanswered(self) -> list[Unanswered]:
        """The questions that are kept, those that were put most often first."""

    @property
    def keys(self) -> Keys:
        """What lets browsers at what is kept."""

    @property
    def reminders(self) -> Reminders:
        """The days on which people want to be told something."""

    @property
    def rosters(self) -> Rosters:
        """The rosters that people have asked for."""

    @property
    def reports(self) -> Reports:
        """The reports that people have asked for."""

    def tally(self, channel: str) -> Backlog:
        """How much is still to be done."""

    def clock_jump(self) -> timedelta | None:
        """How far the clock is beyond the last moment believed, if that is too far to be believed; else null.

        By a clock that is wrong nothing must be erased and nobody reminded.
        """

    def believe_clock(self) -> None:
        """Whoever runs the bot says that the clock is right."""

    def expire(self, before: datetime) -> None:
        """Erase what has been left untouched since ``before``, but for reminders that were asked for."""


class Store(Protocol):
    """A place for transactions. Whoever opened it closes it, by :meth:`close` or at the end of a ``with``."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin one; it is kept at the end of the ``with`` block and undone when that raises.

        Raises :class:`StoreRefused` when the disk is full, the database locked or not reached, and the like.
        """

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """As :meth:`Transaction.receive`, in a transaction of its own. Raises :class:`StoreRefused`."""

    async def aside(self, work: Callable[[], Result]) -> Result:
        """What ``work`` returns, which takes transactions: no event loop waits meanwhile where that may take long."""

    @property
    def is_shared(self) -> bool:
        """Whether several processes serve the same channels out of it."""

    def leads(self, what: str) -> bool:
        """Whether of all processes this one is to do ``what``; if it ends, another will be.

        Raises :class:`StoreRefused`.
        """

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
