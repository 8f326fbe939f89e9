"""One transaction of the SQLite store."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.store.case_protocol import Desk
from bot.store.protocol import Arrival, Backlog, Message, Pending, Received, Unanswered, Unsent
from bot.store.sqlite.cases import SqliteCases, expire_cases
from bot.store.sqlite.keys import SqliteKeys
from bot.store.sqlite.reminders import SqliteReminders
from bot.store.sqlite.rosters import SqliteJobs, SqliteReports, SqliteRosters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import JsonValue

    from bot.store.sqlite.rows import Rows

DEDUPLICATED_FOR: Final = timedelta(days=7)
"""How long the id of an answered update is kept. Telegram delivers an update again for 24 hours."""

LONGEST_PAUSE: Final = timedelta(days=45)
"""So long a bot may stand still; a clock that is further on is more likely wrong, and by it all would have expired."""


class SqliteTransaction:
    """A :class:`~bot.store.protocol.Transaction` that began at ``now``; ``rows`` runs its SQL.

    ``has_erased`` tells whether something of a person was to be erased for good.
    """

    def __init__(self, rows: Rows, now: datetime) -> None:
        self._rows = rows
        self._now = now
        self.has_erased = False
        self.rosters = SqliteRosters(rows, now)
        self.reports = SqliteReports(rows, now)
        self.reminders = SqliteReminders(rows)
        self.keys = SqliteKeys(rows, now)
        self._jobs = SqliteJobs(rows)

    def cases(self, channel: str, owner: str) -> SqliteCases:
        """The assessments of others, which this officer keeps beside their own."""
        return SqliteCases(self._rows, self._now, (channel, owner), self._note_erased)

    def _note_erased(self) -> None:
        self.has_erased = True

    def receive(self, channel: str, arrival: Arrival) -> int | None:
        """Keep an update; its sequence, or null when this id has been received before."""
        rows = self._rows(
            "INSERT INTO inbox (channel, update_id, owner, payload, received_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (channel, update_id) DO NOTHING RETURNING sequence",
            (channel, *arrival, self._now.timestamp()),
        )
        return int(rows[0][0]) if rows else None

    def receive_answered(self, channel: str, arrival: Arrival) -> bool:
        """Keep of an update that this transaction answers its id; False when it has been received before."""
        rows = self._rows(
            "INSERT INTO inbox (channel, update_id, owner, payload, status, received_at)"
            " VALUES (?, ?, '', '', 'answered', ?)"
            " ON CONFLICT (channel, update_id) DO NOTHING RETURNING sequence",
            (channel, arrival.id, self._now.timestamp()),
        )
        return bool(rows)

    def claim(self, channel: str, sequence: int) -> Pending | None:
        """The update, if nobody has answered it or set it aside in the meantime."""
        rows = self._rows(
            "SELECT update_id, owner, payload, attempts FROM inbox"
            " WHERE sequence = ? AND channel = ? AND status = 'pending'",
            (sequence, channel),
        )
        return Pending(sequence, Arrival(*rows[0][:3]), rows[0][3]) if rows else None

    def pending(self, channel: str) -> list[Received]:
        """All updates still to be answered, in order of arrival."""
        rows = self._rows(
            "SELECT sequence, owner FROM inbox WHERE channel = ? AND status = 'pending' ORDER BY sequence",
            (channel,),
        )
        return [Received(*row) for row in rows]

    def count_attempt(self, sequence: int) -> None:
        """Note that answering this update is about to be tried once more."""
        self._rows("UPDATE inbox SET attempts = attempts + 1 WHERE sequence = ?", (sequence,))

    def answered(self, sequence: int) -> None:
        """The update is dealt with. Only its id stays, so that it is not dealt with twice."""
        self._rows(
            "UPDATE inbox SET status = 'answered', owner = '', payload = '' WHERE sequence = ?", (sequence,)
        )

    def set_aside(self, sequence: int) -> None:
        """Give up on the update. It stays as it is, for whoever looks into it, until it expires."""
        self._rows("UPDATE inbox SET status = 'set aside' WHERE sequence = ?", (sequence,))

    def session(self, channel: str, owner: str) -> str | None:
        """The person's own session as it was kept."""
        rows = self._rows("SELECT state FROM sessions WHERE channel = ? AND owner = ?", (channel, owner))
        return str(rows[0][0]) if rows else None

    def keep_session(self, channel: str, owner: str, state: str) -> None:
        """Put ``state`` in place of what was kept of this person's own session."""
        self._rows(
            "INSERT INTO sessions (channel, owner, state, touched_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (channel, owner)"
            " DO UPDATE SET state = excluded.state, touched_at = excluded.touched_at",
            (channel, owner, state, self._now.timestamp()),
        )

    def post(self, channel: str, message: Message) -> Unsent:
        """Keep a message to be sent once the transaction has ended."""
        ((sequence,),) = self._rows(
            "INSERT INTO outbox (channel, chat, owner, payload, posted_at) VALUES (?, ?, ?, ?, ?)"
            " RETURNING sequence",
            (channel, *message, self._now.timestamp()),
        )
        return Unsent(sequence, message, attempts=0, not_before=None)

    def unsent(self, channel: str, *, after: int = 0, limit: int = 100) -> list[Unsent]:
        """At most ``limit`` messages still to be sent with a sequence above ``after``, in order."""
        rows = self._rows(
            "SELECT sequence, chat, owner, payload, attempts, not_before FROM outbox"
            " WHERE channel = ? AND sequence > ? ORDER BY sequence LIMIT ?",
            (channel, after, limit),
        )
        return [_unsent(*row) for row in rows]

    def unsent_to(self, channel: str, chat: str) -> list[Unsent]:
        """All messages still to be sent to one chat, in order."""
        rows = self._rows(
            "SELECT sequence, chat, owner, payload, attempts, not_before FROM outbox"
            " WHERE channel = ? AND chat = ? ORDER BY sequence",
            (channel, chat),
        )
        return [_unsent(*row) for row in rows]

    def sent(self, sequences: Iterable[int]) -> None:
        """The channel has taken these messages, or refuses them for good: forget them."""
        for sequence in sequences:
            self._rows("DELETE FROM outbox WHERE sequence = ?", (sequence,))

    def postpone(self, sequence: int, until: datetime) -> None:
        """Sending failed: count the attempt, and do not try again before ``until``."""
        self._rows(
            "UPDATE outbox SET attempts = attempts + 1, not_before = ? WHERE sequence = ?",
            (until.timestamp(), sequence),
        )

    def forget(self, channel: str, owner: str) -> None:
        """Erase all that is kept of a person, but for updates that are still to be answered."""
        whose = (channel, owner)
        self._rows("DELETE FROM sessions WHERE channel = ? AND owner = ?", whose)
        self._rows("DELETE FROM outbox WHERE channel = ? AND owner = ?", whose)
        self.reminders.forget(channel, owner)
        self._rows("DELETE FROM inbox WHERE channel = ? AND owner = ? AND status = 'set aside'", whose)
        self.cases(channel, owner).forget()
        self.keys.drop_held(owner)
        self._jobs.forget(channel, owner)
        self.has_erased = True

    def begin_anew(self, channel: str, owner: str) -> None:
        """Erase the person's own session and close the case that is open; the cases stay."""
        self._rows("DELETE FROM sessions WHERE channel = ? AND owner = ?", (channel, owner))
        self._rows("DELETE FROM outbox WHERE channel = ? AND owner = ?", (channel, owner))
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
            "received": [{"at": _written_moment(at), "content": _as_json(text)} for text, at in received],
            "to_be_sent": [{"at": _written_moment(at), "content": _as_json(text)} for text, at in posted],
            "reminders": self.reminders.export(channel, owner),
            **self.cases(channel, owner).export(),
            **self._jobs.export(channel, owner),
        }

    def keep_unanswered(self, question: str, status: str) -> None:
        """Keep a question that the notice did not answer; the same one again is counted."""
        self._rows(
            "INSERT INTO unanswered (question, status, times, last_asked) VALUES (?, ?, 1, ?)"
            " ON CONFLICT (question) DO UPDATE"
            " SET status = excluded.status, times = times + 1, last_asked = excluded.last_asked",
            (question, status, self._now.timestamp()),
        )

    def unanswered(self) -> list[Unanswered]:
        """The questions that are kept, those that were put most often first."""
        rows = self._rows(
            "SELECT question, status, times, last_asked FROM unanswered"
            " ORDER BY times DESC, last_asked DESC, question"
        )
        return [
            Unanswered(question, status, times, datetime.fromtimestamp(last_asked, UTC))
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
        """How far the clock is beyond the last moment believed, if too far to be believed; else it is believed."""
        rows = self._rows("SELECT believed FROM clock")
        jump = timedelta(seconds=self._now.timestamp() - rows[0][0]) if rows else timedelta()
        if jump > LONGEST_PAUSE:
            return jump
        self.believe_clock()
        return None

    def believe_clock(self) -> None:
        """Take this moment for right, however long nothing was kept."""
        self._rows("INSERT OR REPLACE INTO clock (only, believed) VALUES (1, ?)", (self._now.timestamp(),))

    def expire(self, before: datetime) -> None:
        """Erase what has been left untouched since ``before``, but for reminders that were asked for."""
        limit = (before.timestamp(),)
        self._rows("DELETE FROM sessions WHERE touched_at < ?", limit)
        self._rows("DELETE FROM outbox WHERE posted_at < ?", limit)
        self._rows("DELETE FROM inbox WHERE received_at < ?", limit)
        self._rows("DELETE FROM unanswered WHERE last_asked < ?", limit)
        expire_cases(self._rows, before)
        self._jobs.expire(before)
        self.keys.expire(before)
        self._rows(
            "DELETE FROM inbox WHERE received_at < ? AND status = 'answered'",
            ((self._now - DEDUPLICATED_FOR).timestamp(),),
        )


def _unsent(  # noqa: PLR0913, PLR0917 - a row of the outbox
    sequence: int, chat: str, owner: str, payload: str, attempts: int, not_before: float | None
) -> Unsent:
    return Unsent(sequence, Message(chat, owner, payload), attempts, _moment(not_before))


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _written_moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _as_json(text: str) -> JsonValue:
    """Channels keep JSON; a person who asks is shown it as such, and anything else as the text it is."""
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return text
    return value
