"""One transaction of the PostgreSQL store: what several processes must not do at once, and what saves round trips."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Final

from bot.store.postgresql.connection import PipelinedStatements
from bot.store.postgresql.jobs import PostgresReports, PostgresRosters
from bot.store.postgresql.presence import Presence
from bot.store.protocol import Arrival, Message, Pending, Received, Unanswered, Unsent
from bot.store.sql.cases import Cases, Desk
from bot.store.sql.statements import with_rows
from bot.store.sql.transaction import Transaction

MESSAGES: Final = 4
"""So many numbers are had ready for the messages of a turn; more are fetched when they are wanted."""

_Whose = tuple[str, str]


class PostgresCases(Cases):
    """As :class:`Cases`; of the desks in ``known`` it need not ask."""

    known: dict[_Whose, Desk]

    def desk(self) -> Desk:
        """What lies before the officer."""
        if self._officer not in self.known:
            self.known[self._officer] = super().desk()
        return self.known[self._officer]

    def keep_desk(self, desk: Desk) -> None:
        """Put ``desk`` in place of what was kept."""
        super().keep_desk(desk)
        self.known[self._officer] = desk


class PostgresTransaction(Transaction):
    """That began at ``now``, of the process with this ``presence``.

    A person's turns come one after another, in whichever process: each locks the person until it is kept. What a
    turn will want to read comes with that lock; what it writes goes out with what keeps it.
    """

    def __init__(self, statements: PipelinedStatements, now: datetime, presence: Presence) -> None:
        super().__init__(statements, now)
        self.rosters = PostgresRosters(statements, now, presence)
        self.reports = PostgresReports(statements, now, presence)
        self._pipeline = statements
        self._presence = presence
        self._desks: dict[_Whose, Desk] = {}
        self._lanes: dict[_Whose, bool] = {}
        self._numbers: deque[int] = deque()
        self._questions: Counter[tuple[str, str]] = Counter()

    def finish(self) -> None:
        """What many processes write to in any order is written at last, and by all in the same."""
        super().finish()
        for (question, status), times in sorted(self._questions.items()):
            for _ in range(times):
                super().keep_unanswered(question, status)
        self._questions.clear()

    def receive_answered(self, channel: str, arrivals: Sequence[Arrival]) -> list[Arrival] | None:
        """Keep of updates that this transaction answers their ids, and have their people's turns."""
        known = self._taken_turns(channel, {each.owner for each in arrivals}, len(arrivals))
        new = super().receive_answered(channel, arrivals)
        known()
        return new

    def claim(self, channel: str, received: Sequence[Received]) -> list[Pending]:
        """Have the turns of whoever sent these, and all that waits up to them."""
        known = self._taken_turns(channel, {one.owner for one in received}, len(received))
        found = super().claim(channel, received)
        known()
        return found

    def _taken_turns(self, channel: str, owners: set[str], turns: int) -> Callable[[], None]:
        """Lock these people; what notes what was read of them, once something has been waited for."""
        self._lock(channel, owners)
        whose = (channel, sorted(owners))
        numbers = self._more_numbers(MESSAGES * turns)
        lanes = self._pipeline.later(
            "SELECT DISTINCT chat FROM outbox WHERE channel = ? AND chat = ANY (?) AND replica <> ?",
            (*whose, self._presence.number),
        )
        desks = self._pipeline.later(
            "SELECT owner, open_case, named_case FROM desks WHERE channel = ? AND owner = ANY (?)", whose
        )

        def noted() -> None:
            self._numbers.extend(number for (number,) in numbers())
            self._lanes.update({(channel, owner): False for owner in owners})
            self._lanes.update({(channel, chat): True for (chat,) in lanes()})
            self._desks.update({(channel, owner): Desk() for owner in owners})
            self._desks.update({(channel, owner): Desk(*desk) for owner, *desk in desks()})

        return noted

    def _lock(self, channel: str, owners: Iterable[str]) -> None:
        """In the same order everywhere, so that nobody waits for who waits for them."""
        keys = sorted({_key(channel, owner) for owner in owners})
        self._run("SELECT pg_advisory_xact_lock(key) FROM unnest(?::bigint[]) AS key", (keys,))

    def _more_numbers(self, count: int) -> Callable[[], list[tuple[int]]]:
        return self._pipeline.later(
            "SELECT nextval(pg_get_serial_sequence('outbox', 'sequence')) FROM generate_series(1, ?)",
            (count,),
        )

    def cases(self, channel: str, owner: str) -> PostgresCases:
        """The assessments of others, which this officer keeps beside their own."""
        cases = PostgresCases(self._statements, self._now, (channel, owner), self._note_erased)
        cases.known = self._desks
        return cases

    def post_each(self, channel: str, messages: Sequence[Message]) -> list[Unsent]:
        """Keep these, to be sent by this process in this order."""
        if not messages:
            return []
        if len(self._numbers) < len(messages):
            self._numbers.extend(number for (number,) in self._more_numbers(len(messages))())
        posted = [
            Unsent(
                self._numbers.popleft(),
                message,
                attempts=0,
                not_before=None,
                after_others=self._lanes.get((channel, message.chat), True),
            )
            for message in messages
        ]
        self._run(
            *with_rows(
                "INSERT INTO outbox (sequence, channel, chat, owner, payload, posted_at, replica) VALUES @",
                [
                    (each.sequence, channel, *each.message, self._now.timestamp(), self._presence.number)
                    for each in posted
                ],
            )
        )
        return posted

    def unsent(self, channel: str, *, limit: int = 100) -> list[Unsent]:
        """At most ``limit`` messages of this process, and of those that are gone, in order."""
        self._presence.look_for_absent(self._pipeline)
        number = self._presence.number
        self._run(
            "UPDATE outbox SET replica = ? WHERE sequence IN (SELECT sequence FROM outbox"
            " WHERE channel = ? AND replica = ANY (?)"
            " AND sequence NOT IN (SELECT last_message FROM rosters WHERE state = 'sending')"
            " ORDER BY sequence LIMIT ? FOR UPDATE SKIP LOCKED)",
            (number, channel, list(self._presence.gone), limit),
        )
        mine = self._unsent("channel = ? AND replica = ? ORDER BY sequence LIMIT ?", channel, number, limit)
        return [one._replace(after_others=True) for one in mine]

    def sent(self, sequences: Iterable[int]) -> Callable[[], set[int]]:
        """Forget these messages, whoever has them now; which were this process's. Nobody waits for it here."""
        deletion = "DELETE FROM outbox WHERE sequence = ANY (?) RETURNING sequence, replica"
        rows = self._pipeline.later(deletion, (list(sequences),))
        return lambda: {sequence for sequence, replica in rows() if replica == self._presence.number}

    def forget(self, channel: str, owner: str) -> None:
        """Erase all that is kept of a person; no turn of theirs that goes on elsewhere brings it back."""
        self._lock(channel, [owner])
        super().forget(channel, owner)
        self._desks[channel, owner] = Desk()

    def begin_anew(self, channel: str, owner: str) -> None:
        """Erase the person's own session and close the case that is open."""
        self._lock(channel, [owner])
        super().begin_anew(channel, owner)

    def keep_unanswered(self, question: str, status: str) -> None:
        """Keep a question that the notice did not answer, at the end."""
        self._questions[question, status] += 1

    def unanswered(self) -> list[Unanswered]:
        """The questions that are kept, those that were put most often first."""
        self.finish()
        return super().unanswered()

    def expire(self, before: datetime) -> None:
        """Erase what has been left untouched since ``before``, one process at a time."""
        self._run("SELECT pg_advisory_xact_lock(0)")
        super().expire(before)


def _key(channel: str, owner: str) -> int:
    """Two people may have one and the same, and then wait for each other: that does no harm."""
    whole = f"{channel} {owner}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), signed=True)
