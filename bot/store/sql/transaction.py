"""What a turn asks of a store, in SQL that both databases understand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from pydantic import JsonValue

from bot.store.protocol import Backlog, Message, Unanswered, Unsent
from bot.store.sql.cases import Cases, Desk
from bot.store.sql.files import Files
from bot.store.sql.inbox import Inbox
from bot.store.sql.keys import Keys
from bot.store.sql.reminders import Reminders
from bot.store.sql.rosters import Reports, Rosters, exported_jobs
from bot.store.sql.statements import Statements, among, moment, with_rows, written

DEDUPLICATED_FOR: Final = timedelta(days=7)
"""How long the id of an answered update is kept. Telegram delivers an update again for 24 hours."""

LONGEST_PAUSE: Final = timedelta(days=45)
"""So long a bot may stand still; a clock that is further on is more likely wrong, and by it all would have expired."""

_OF_A_PERSON: Final = (
    *("outbox", "reminders", "cases", "desks"),
    *("rosters", "reports", "roster_columns", "files"),
)
"""What is kept of somebody in a channel beside their session, and erased with them."""

_TOUCHED: Final = {
    "sessions": "touched_at",
    "outbox": "posted_at",
    "inbox": "received_at",
    "unanswered": "last_asked",
    "cases": "touched_at",
    "rosters": "asked_at",
    "reports": "asked_at",
    "roster_columns": "said_at",
    "keys": "used_at",
}
"""When what expires was last wanted."""


class Transaction(Inbox):
    """Everything in it is kept, or nothing; it began at ``now``. Several processes may hold one each, on one database.

    What it has read of an update or a session no other changes before its end. ``statements`` runs its SQL;
    ``has_erased`` tells whether something of a person was to be erased for good.
    """

    def __init__(self, statements: Statements, now: datetime) -> None:
        super().__init__(statements, now)
        self.has_erased = False
        self.rosters = Rosters(statements, now)
        self.reports = Reports(statements, now)
        self.files = Files(statements, now)
        self.reminders = Reminders(statements, now)
        self.keys = Keys(statements, now)

    def cases(self, channel: str, owner: str) -> Cases:
        """The assessments of others, which this officer keeps beside their own."""
        return Cases(self._statements, self._now, (channel, owner), self._note_erased)

    def _note_erased(self) -> None:
        self.has_erased = True

    def post(self, channel: str, message: Message) -> Unsent:
        """Keep a message to be sent once the transaction has ended."""
        return self.post_each(channel, [message])[0]

    def post_each(self, channel: str, messages: Sequence[Message]) -> list[Unsent]:
        """Keep these, to be sent in this order."""
        if not messages:
            return []
        numbers = self._rows(
            *with_rows(
                "INSERT INTO outbox (channel, chat, owner, payload, posted_at) VALUES @ RETURNING sequence",
                [(channel, *message, self._now.timestamp()) for message in messages],
            )
        )
        return [
            Unsent(number, message, attempts=0, not_before=None)
            for (number,), message in zip(sorted(numbers), messages, strict=True)
        ]

    def unsent(self, channel: str, *, limit: int = 100) -> list[Unsent]:
        """At most ``limit`` messages that are to be sent by whoever asks, in order.

        What is posted is to be sent by the process that posts it, and when that is gone, by the next that asks.
        """
        return self._unsent("channel = ? ORDER BY sequence LIMIT ?", channel, limit)

    def _unsent(self, which: str, *values: str | int) -> list[Unsent]:
        columns = "sequence, chat, owner, payload, attempts, not_before"
        rows = self._rows(f"SELECT {columns} FROM outbox WHERE {which}", values)  # noqa: S608 - our names
        return [
            Unsent(sequence, Message(*message), attempts, None if not_before is None else moment(not_before))
            for sequence, *message, attempts, not_before in rows
        ]

    def unsent_before(self, channel: str, chat: str, sequence: int) -> list[int]:
        """What is still to be sent in this chat before this message, whoever is to send it."""
        rows = self._rows(
            "SELECT sequence FROM outbox WHERE channel = ? AND chat = ? AND sequence < ?",
            (channel, chat, sequence),
        )
        return [number for (number,) in rows]

    def unsent_to(self, channel: str, chat: str) -> list[Unsent]:
        """All messages still to be sent to one chat, in order."""
        return self._unsent("channel = ? AND chat = ? ORDER BY sequence", channel, chat)

    def sent(self, sequences: Iterable[int]) -> Callable[[], set[int]]:
        """The channel has taken these messages, or refuses them for good: forget them.

        The result tells, also when the transaction has ended, which were still to be sent by this process: what was
        erased meanwhile, or taken over by another that took this one for gone, is not among it.
        """
        numbers = list(sequences)
        deletion = among("DELETE FROM outbox WHERE sequence IN (@) RETURNING sequence", numbers)
        found = {number for (number,) in self._rows(deletion, numbers)}
        return lambda: found

    def postpone(self, sequence: int, until: datetime) -> None:
        """Sending failed: count the attempt, and do not try again before ``until``."""
        self._run(
            "UPDATE outbox SET attempts = attempts + 1, not_before = ? WHERE sequence = ?",
            (until.timestamp(), sequence),
        )

    def forget(self, channel: str, owner: str) -> None:
        """Erase all that is kept of a person, but for updates that are still to be answered."""
        whose = (channel, owner)
        self._erase_session(channel, owner)
        for table in _OF_A_PERSON:
            self._run(f"DELETE FROM {table} WHERE channel = ? AND owner = ?", whose)  # noqa: S608 - our names
        self._run("DELETE FROM inbox WHERE channel = ? AND owner = ? AND status = 'set aside'", whose)
        self.keys.drop_held(owner)
        self.has_erased = True

    def begin_anew(self, channel: str, owner: str) -> None:
        """Erase the person's own session and close the case that is open; the cases stay."""
        self._erase_session(channel, owner)
        self._run("DELETE FROM outbox WHERE channel = ? AND owner = ?", (channel, owner))
        self.cases(channel, owner).keep_desk(Desk())
        self.has_erased = True

    def export(self, channel: str, owner: str) -> dict[str, JsonValue]:
        """All that is kept of a person."""
        whose = (channel, owner)
        state = self.session(channel, owner)
        received = self._rows(
            "SELECT payload, received_at FROM inbox"
            " WHERE channel = ? AND owner = ? AND status <> 'answered' ORDER BY sequence",
            whose,
        )
        posted = self._rows(
            "SELECT payload, posted_at FROM outbox WHERE channel = ? AND owner = ? ORDER BY sequence", whose
        )
        return {
            "channel": channel,
            "owner": owner,
            "session": None if state is None else _as_json(state),
            "received": [{"at": written(at), "content": _as_json(text)} for text, at in received],
            "to_be_sent": [{"at": written(at), "content": _as_json(text)} for text, at in posted],
            "reminders": self.reminders.export(channel, owner),
            **self.cases(channel, owner).export(),
            **exported_jobs(self._rows, channel, owner),
            "files": self.files.export(channel, owner),
        }

    def keep_unanswered(self, question: str, status: str) -> None:
        """Keep a question that the notice did not answer; the same one again is counted."""
        self._run(
            "INSERT INTO unanswered (question, status, times, last_asked) VALUES (?, ?, 1, ?)"
            " ON CONFLICT (question) DO UPDATE"
            " SET status = excluded.status, times = unanswered.times + 1, last_asked = excluded.last_asked",
            (question, status, self._now.timestamp()),
        )

    def unanswered(self) -> list[Unanswered]:
        """The questions that are kept, those that were put most often first."""
        rows = self._rows(
            "SELECT question, status, times, last_asked FROM unanswered"
            " ORDER BY times DESC, last_asked DESC, question"
        )
        return [
            Unanswered(question, status, times, moment(last_asked))
            for question, status, times, last_asked in rows
        ]

    def tally(self, channel: str) -> Backlog:
        """How much is still to be done."""
        rows = self._rows(
            "SELECT status, COUNT(*) FROM inbox WHERE channel = ? AND status <> 'answered' GROUP BY status",
            (channel,),
        )
        updates = dict(rows)
        ((unsent,),) = self._rows("SELECT COUNT(*) FROM outbox WHERE channel = ?", (channel,))
        return Backlog(updates.get("pending", 0), updates.get("set aside", 0), unsent)

    def clock_jump(self) -> timedelta | None:
        """How far the clock is beyond the last moment believed, if too far to be believed; else it is believed.

        By a clock that is wrong nothing must be erased and nobody reminded. One that was set back changes nothing of
        what is believed: it will be put right.
        """
        rows = self._rows("SELECT believed FROM clock")
        jump = timedelta(seconds=self._now.timestamp() - rows[0][0]) if rows else timedelta()
        if jump > LONGEST_PAUSE:
            return jump
        if not rows or jump > timedelta():
            self.believe_clock()
        return None

    def believe_clock(self) -> None:
        """Take this moment for right, however long nothing was kept."""
        self._run(
            'INSERT INTO clock ("only", believed) VALUES (1, ?)'
            ' ON CONFLICT ("only") DO UPDATE SET believed = excluded.believed',
            (self._now.timestamp(),),
        )

    def placed(self, channel: str, before: datetime) -> list[tuple[str, int, str]]:
        """The cases with a place of their own that nobody has touched since ``before``: owner, number, place."""
        return self._rows(
            "SELECT owner, number, place FROM cases WHERE channel = ? AND place <> '' AND touched_at < ?",
            (channel, before.timestamp()),
        )

    def expire(self, before: datetime) -> None:
        """Erase what has been left untouched since ``before``, but for reminders that were asked for."""
        for table, touched in _TOUCHED.items():
            self._run(f"DELETE FROM {table} WHERE {touched} < ?", (before.timestamp(),))  # noqa: S608 - our names
        self._run(
            "DELETE FROM desks WHERE touched_at < ? AND NOT EXISTS"
            " (SELECT 1 FROM cases WHERE cases.channel = desks.channel AND cases.owner = desks.owner)",
            (before.timestamp(),),
        )
        self.files.expire()
        self._run(
            "DELETE FROM inbox WHERE received_at < ? AND status = 'answered'",
            ((self._now - DEDUPLICATED_FOR).timestamp(),),
        )


def _as_json(text: str) -> JsonValue:
    """Channels keep JSON; a person who asks is shown it as such, and anything else as the text it is."""
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return text
    return value
