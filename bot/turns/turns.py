"""One turn: a kept update is answered, and session, replies and "answered" are kept together or not at all.

A channel only translates (see :class:`Channel`); nothing is kept in memory: docs/decisions/0003-durable-turns.md.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from threading import Lock
from typing import Final, NamedTuple, TypeVar

from bot.clock import beijing_now
from bot.ops.logs import telling
from bot.ops.supervision import reason
from bot.store import Arrival, Message, Pending, Received, Store, StoreRefused, Transaction, Unsent
from bot.turns.long_turns import TurnDelayedError
from bot.turns.question_log import Questions
from bot.turns.turn import Channel, Dialogue, Turn, traced
from dialogs.rendering.wording import words

Beside = Callable[[Transaction], object]

Item = TypeVar("Item")

ATTEMPTS: Final = 5
"""So often an update is tried before it is set aside. A process killed in the midst of it counts as one."""

_log = logging.getLogger(__name__)

_ONE_AT_A_TIME: Final = Lock()
"""Where transactions wait in threads: answers are worked out one after another, and by what no thread owns."""


class _TurnError(Exception):
    """An update could not be answered; ``str()`` says what and where, and nothing a person wrote."""


def _messages(compose: Callable[[], Iterable[Message]]) -> list[Message]:
    """The one edge at which anything may go wrong: a failing update must not take the others down with it."""
    try:
        return list(compose())
    except (StoreRefused, TurnDelayedError):
        raise
    except Exception as error:
        raise _TurnError(reason(error)) from error


def _apart(items: Iterable[Item], owner: Callable[[Item], str]) -> Iterator[list[Item]]:
    """In order, as many as there are before somebody comes again: what they say may undo what they were told."""
    some: dict[str, Item] = {}
    for item in items:
        if owner(item) in some:
            yield list(some.values())
            some = {}
        some[owner(item)] = item
    if some:
        yield list(some.values())


class Taken(NamedTuple):
    """So many updates were new and are answered; ``messages`` are to be sent for it."""

    turns: int
    messages: list[Unsent]


@dataclass(frozen=True, slots=True)
class Turns:
    """Takes the turns of one channel. It keeps nothing itself, so there may be any number of them."""

    store: Store
    conversation: Dialogue
    channel: Channel
    clock: Callable[[], datetime] = beijing_now
    questions: Questions = field(default_factory=Questions)

    def take(self, arrivals: Iterable[Arrival]) -> list[Unsent]:
        """Receive ``arrivals`` and answer them: two commits, however many they are."""
        received = self.receive(arrivals)
        messages = self.answer(received)
        return [sent for one in received for sent in self.insist(one)] if messages is None else messages

    def take_at_once(self, arrivals: Iterable[Arrival], beside: Beside | None = None) -> Taken | None:
        """Receive and answer ``arrivals`` with one commit; None, and nothing kept, when one cannot be answered.

        For a channel that delivers again what was not acknowledged. An update that ends the process leaves no
        trace of that: after a start, those that come first must be received before they are answered.
        What is done ``beside``, last of all, is kept with it.
        Raises :class:`~bot.store.StoreRefused`, and has then kept nothing.
        """
        try:
            with self.store.transaction() as transaction:
                new = transaction.receive_answered(self.channel.name, tuple(arrivals))
                if new is None:
                    return None
                apart = _apart(new, lambda one: one.owner)
                messages = [sent for some in apart for sent in self._answer(transaction, some)]
                if beside is not None:
                    beside(transaction)
        except (_TurnError, TurnDelayedError) as failure:
            _log.info("Updates of %s are taken one by one: %s", self.channel.name, failure)
            return None
        return Taken(len(new), messages)

    def receive(self, arrivals: Iterable[Arrival], within: Transaction | None = None) -> list[Received]:
        """Keep ``arrivals``, so that a channel may say it has them; those that are new.

        That is a transaction of its own, or part of the one ``within`` which it is done.
        Raises :class:`~bot.store.StoreRefused`, and has then kept none.
        """
        received = tuple(arrivals)
        for arrival in received:
            _log.info("An update came in", extra={"update": traced(self.channel.name, arrival)})
        return (within or self.store).receive(self.channel.name, received)

    def answer(self, received: Iterable[Received], beside: Beside | None = None) -> list[Unsent] | None:
        """Answer what was received, in order, with one commit, and do what is ``beside``; what is to be sent for it.

        None, and nothing kept, when one of them cannot be answered: they are then to be insisted on. Raises
        TurnDelayedError, and has kept nothing, when one cannot be answered yet; and
        :class:`~bot.store.StoreRefused`: then :meth:`replay` will see to what is left.
        """
        try:
            with self.store.transaction() as transaction:
                messages = self._answered(transaction, tuple(received))
                if beside is not None:
                    beside(transaction)
                return messages
        except _TurnError:
            return None

    def waiting(self) -> list[Received]:
        """What was received and not answered, also by an earlier process."""
        with self.store.transaction() as transaction:
            return transaction.pending(self.channel.name)

    def replay(self) -> list[Unsent]:
        """Answer what was received and not answered when the process ended; to be called at its start.

        Messages that were not sent at that time are not among it: see :meth:`~bot.store.Transaction.unsent`.
        """
        return [unsent for one in self.waiting() for unsent in self.insist(one)]

    def insist(self, received: Received) -> list[Unsent]:
        """Try until it is answered, or set aside after :data:`ATTEMPTS` failures; what is to be sent for it.

        An attempt is counted first: it may end the process. Raises TurnDelayedError for what cannot be
        answered yet; and :class:`~bot.store.StoreRefused`.
        """
        messages: list[Unsent] = []
        while True:
            with self.store.transaction() as transaction:
                pending = next(iter(transaction.claim(self.channel.name, [received])), None)
                if pending is None:
                    return messages
                if pending.attempts >= ATTEMPTS:
                    messages += self._set_aside(transaction, pending)
                    continue
                transaction.count_attempt(pending.sequence)
            first = Received(pending.sequence, received.owner)
            try:
                with self.store.transaction() as transaction:
                    messages += self._answered(transaction, [first])
            except _TurnError as failure:
                trace = {"update": traced(self.channel.name, pending.arrival)}
                _log.warning(
                    "Update %d of %s failed: %s", pending.sequence, self.channel.name, failure, extra=trace
                )
            else:
                if first == received:
                    return messages

    def _answered(self, transaction: Transaction, received: Sequence[Received]) -> list[Unsent]:
        posted = []
        for some in _apart(transaction.claim(self.channel.name, received), lambda one: one.arrival.owner):
            transaction.answered(*(pending.sequence for pending in some))
            posted += self._answer(transaction, [pending.arrival for pending in some])
        return posted

    def _answer(self, transaction: Transaction, arrivals: Iterable[Arrival]) -> list[Unsent]:
        """The messages for all are posted together."""
        answers: list[tuple[str, list[Message]]] = []
        for arrival in arrivals:
            turn = Turn(transaction, self.conversation, self.channel.name, self.clock(), self.questions)
            trace = traced(self.channel.name, arrival)
            try:
                with telling(update=trace), _ONE_AT_A_TIME:
                    answers.append((trace, _messages(partial(self.channel.answer, arrival, turn))))
            except TurnDelayedError as delayed:
                delayed.owner = arrival.owner
                raise
        return self._post(transaction, answers)

    def _post(self, transaction: Transaction, answers: Sequence[tuple[str, list[Message]]]) -> list[Unsent]:
        numbered = iter(
            transaction.post_each(self.channel.name, [one for _, some in answers for one in some])
        )
        posted = []
        for trace, messages in answers:
            told = [each._replace(update=trace) for each in islice(numbered, len(messages))]
            with telling(update=trace):
                _log.info("An update was answered", extra={"messages": [each.sequence for each in told]})
            posted += told
        return posted

    def _set_aside(self, transaction: Transaction, pending: Pending) -> list[Unsent]:
        trace = {"update": traced(self.channel.name, pending.arrival)}
        _log.error("Update %d of %s is set aside", pending.sequence, self.channel.name, extra=trace)
        transaction.set_aside(pending.sequence)
        try:
            messages = _messages(
                partial(self.channel.apologise, pending.arrival, words("conversation.failed"))
            )
        except _TurnError as failure:
            _log.warning("No apology for update %d: %s", pending.sequence, failure)
            return []
        return transaction.post_each(self.channel.name, messages)
