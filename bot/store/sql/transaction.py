"""One transaction, in SQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.store.case_protocol import Desk
from bot.store.protocol import Backlog, Message, Unanswered, Unsent
from bot.store.sql.cases import SqlCases, expire_cases
from bot.store.sql.inbox import SqlInbox
from bot.store.sql.keys import SqlKeys
from bot.store.sql.reminders import SqlReminders
from bot.store.sql.rosters import SqlJobs, SqlReports, SqlRosters
from bot.store.sql.statements import repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import JsonValue

    from bot.store.protocol import Arrival
    from bot.store.sql.statements import Statements

DEDUPLICATED_FOR: Final = timedelta(days=7)
"""How long the id of an answered update is kept. Telegram delivers an update again for 24 hours."""

LONGEST_PAUSE: Final = timedelta(days=45)
"""So long a bot may stand still; a clock that is further on is more likely wrong, and by it all would have expired."""


class SqlTransaction(SqlInbox):
    """A :class:`~bot.store.protocol.Transaction` that began at ``now``; ``statements`` runs its SQL."""

    def __init__(self, statements: Statements, now: datetime) -> None:
        super().__init__(statements, now)
        self.has_erased = False
        self.rosters = SqlRosters(statements, now)
        self.reports = SqlReports(statements, now)
        self.reminders = SqlReminders(statements)
        self.keys = SqlKeys(statements, now)
        self._statements = statements
        self._new_states: dict[tuple[str, str], str] = {}
        self._jobs = SqlJobs(statements)

    def cases(self, channel: str, owner: str) -> SqlCases:
        """The assessments of others, which this officer keeps beside their own."""
        return SqlCases(self._statements, self._now, (channel, owner), self._note_erased)

    def _note_erased(self) -> None:
        self.has_erased = True

    def finish(self) -> None:
        """To be said at the end: what was kept of sessions is written, all of it at once."""
        if self._new_states:
            self._run(
                repeated(
                    "INSERT INTO sessions (channel, owner, state, touched_at) VALUES @"
                    " ON CONFLICT (channel, owner)"
                    " DO UPDATE SET state = excluded.state, touched_at = excluded.touched_at",
                    "(?, ?, ?, ?)",
                    len(self._new_states),
                ),
                [
                    value
                    for place, state in sorted(self._new_states.items())
                    for value in (*place, state, self._now.timestamp())
                ],
            )
            self._new_states.clear()

    def receive_answered(self, channel: str, arrivals: Sequence[Arrival]) -> list[Arrival] | None:
        """Keep of updates that this transaction answers their ids, and read their people's sessions."""
        if not arrivals:
            return []
        owners = {each.owner for each in arrivals}
        rows = self._statements.later(
            repeated(
                "SELECT owner, state FROM sessions WHERE channel = ? AND owner IN (@)", "?", len(owners)
            ),
            (channel, *owners),
        )
        new = super().receive_answered(channel, arrivals)
        self._states.update({(channel, owner): None for owner in owners})
        self._states.update({(channel, owner): state for owner, state in rows()})
        return new

    def session(self, channel: str, owner: str) -> str | None:
        """The person's own session as it was kept."""
        whose = (channel, owner)
        if whose not in self._states:
            rows = self._rows("SELECT state FROM sessions WHERE channel = ? AND owner = ?", whose)
            self._states[whose] = str(rows[0][0]) if rows else None
        return self._states[whose]

    def keep_session(self, channel: str, owner: str, state: str) -> None:
        """Put ``state`` in place of what was kept of this person's own session."""
        self._states[channel, owner] = self._new_states[channel, owner] = state

    def _erase_session(self, channel: str, owner: str) -> None:
        self._new_states.pop((channel, owner), None)
        self._states[channel, owner] = None
        self._run("DELETE FROM sessions WHERE channel = ? AND owner = ?", (channel, owner))

    def post(self, channel: str, message: Message) -> Unsent:
        """Keep a message to be sent once the transaction has ended."""
        return self.post_each(channel, [message])[0]

    def post_each(self, channel: str, messages: Sequence[Message]) -> list[Unsent]:
        """Keep these, to be sent in this order."""
        if not messages:
            return []
        numbers = self._rows(
            repeated(
                "INSERT INTO outbox (channel, chat, owner, payload, posted_at) VALUES @ RETURNING sequence",
                "(?, ?, ?, ?, ?)",
                len(messages),
            ),
            [value for message in messages for value in (channel, *message, self._now.timestamp())],
        )
        return [
            Unsent(number, message, attempts=0, not_before=None)
            for (number,), message in zip(sorted(numbers), messages, strict=True)
        ]

    def unsent(self, channel: str, *, limit: int = 100) -> list[Unsent]:
        """At most ``limit`` messages that are to be sent by whoever asks, in order."""
        rows = self._rows(
            "SELECT sequence, chat, owner, payload, attempts, not_before FROM outbox"
            " WHERE channel = ? ORDER BY sequence LIMIT ?",
            (channel, limit),
        )
        return [unsent_row(*row) for row in rows]

    def unsent_before(self, channel: str, chat: str, sequence: int) -> list[int]:
        """What is still to be sent in this chat before this message, whoever is to send it."""
        rows = self._rows(
            "SELECT sequence FROM outbox WHERE channel = ? AND chat = ? AND sequence < ?",
            (channel, chat, sequence),
        )
        return [number for (number,) in rows]

    def unsent_to(self, channel: str, chat: str) -> list[Unsent]:
        """All messages still to be sent to one chat, in order."""
        rows = self._rows(
            "SELECT sequence, chat, owner, payload, attempts, not_before FROM outbox"
            " WHERE channel = ? AND chat = ? ORDER BY sequence",
            (channel, chat),
        )
        return [unsent_row(*row) for row in rows]

    def sent(self, sequences: Iterable[int]) -> None:
        """The channel has taken these messages, or refuses them for good: forget them."""
        if gone := tuple(sequences):
            self._run(repeated("DELETE FROM outbox WHERE sequence IN (@)", "?", len(gone)), gone)

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
        self._run("DELETE FROM outbox WHERE channel = ? AND owner = ?", whose)
        self.reminders.forget(channel, owner)
        self._run("DELETE FROM inbox WHERE channel = ? AND owner = ? AND status = 'set aside'", whose)
        self.cases(channel, owner).forget()
        self.keys.drop_held(owner)
        self._jobs.forget(channel, owner)
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
            "received": [{"at": _written_moment(at), "content": _as_json(text)} for text, at in received],
            "to_be_sent": [{"at": _written_moment(at), "content": _as_json(text)} for text, at in posted],
            "reminders": self.reminders.export(channel, owner),
            **self.cases(channel, owner).export(),
            **self._jobs.export(channel, owner),
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
        self._run(
            'INSERT INTO clock ("only", believed) VALUES (1, ?)'
            ' ON CONFLICT ("only") DO UPDATE SET believed = excluded.believed',
            (self._now.timestamp(),),
        )

    def expire(self, before: datetime) -> None:
        """Erase what has been left untouched since ``before``, but for reminders that were asked for."""
        limit = (before.timestamp(),)
        self._run("DELETE FROM sessions WHERE touched_at < ?", limit)
        self._run("DELETE FROM outbox WHERE posted_at < ?", limit)
        self._run("DELETE FROM inbox WHERE received_at < ?", limit)
        self._run("DELETE FROM unanswered WHERE last_asked < ?", limit)
        expire_cases(self._run, before)
        self._jobs.expire(before)
        self.keys.expire(before)
        self._run(
            "DELETE FROM inbox WHERE received_at < ? AND status = 'answered'",
            ((self._now - DEDUPLICATED_FOR).timestamp(),),
        )


def unsent_row(  # noqa: PLR0913, PLR0917 - a row of the outbox
    sequence: int, chat: str, owner: str, payload: str, attempts: int, not_before: float | None
) -> Unsent:
    """The message of a row."""
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
