"""What came in, and the sessions of whoever sent it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.store.protocol import Arrival, Pending, Received
from bot.store.sql.statements import Statements, TransactionPart, among, with_rows


class Inbox(TransactionPart):
    """By which updates come in and are done with."""

    def __init__(self, statements: Statements, now: datetime) -> None:
        super().__init__(statements, now)
        self._states: dict[tuple[str, str], str | None] = {}
        """The sessions that are known, by channel and owner; null for who has none."""
        self._new_states: dict[tuple[str, str], str] = {}

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """Keep updates; those that are new, in order of arrival."""
        if not arrivals:
            return []
        rows = self._rows(
            *with_rows(
                "INSERT INTO inbox (channel, update_id, owner, payload, received_at) VALUES @"
                " ON CONFLICT (channel, update_id) DO NOTHING RETURNING sequence, owner",
                [(channel, *each, self._now.timestamp()) for each in arrivals],
            )
        )
        return sorted(Received(*row) for row in rows)

    def receive_answered(self, channel: str, arrivals: Sequence[Arrival]) -> list[Arrival] | None:
        """Keep of updates that this transaction answers their ids; those that are new.

        None when something waits that one of the same people has sent before: that must be answered first. Their
        sessions come with it.
        """
        if not arrivals:
            return []
        owners = {each.owner for each in arrivals}
        theirs = among("WHERE channel = ? AND owner IN (@)", owners)
        # Of what is pending it is said as well that it is not answered: the index is kept of that.
        waits = f"SELECT owner, NULL FROM inbox {theirs} AND status = 'pending' AND status <> 'answered'"  # noqa: S608
        found = f"SELECT owner, state FROM sessions {theirs} UNION ALL {waits}"  # noqa: S608
        states = self._rows(found, (channel, *owners) * 2)
        if any(state is None for _, state in states):  # of whom both are found, in either order
            return None
        rows = self._rows(
            *with_rows(
                "INSERT INTO inbox (channel, update_id, owner, payload, status, received_at) VALUES @"
                " ON CONFLICT (channel, update_id) DO NOTHING RETURNING update_id",
                [(channel, each.id, "", "", "answered", self._now.timestamp()) for each in arrivals],
            )
        )
        self._note_states(channel, {**dict.fromkeys(owners), **dict(states)})
        new = {update_id for (update_id,) in rows}
        answered = {each.id: each for each in arrivals if each.id in new}
        return list(answered.values())

    def claim(self, channel: str, received: Sequence[Received]) -> list[Pending]:
        """Of whoever sent these, all that waits up to them, in order; nobody else has it before the end.

        What was answered or set aside meanwhile is not among it, nor what waits for nothing but that. Their sessions
        come with it.
        """
        if not received:
            return []
        asked = [one.sequence for one in received]
        # A cross join: SQLite begins with those asked for, and not with all that waits.
        rows = self._rows(
            among(
                "SELECT DISTINCT waiting.sequence, waiting.update_id, waiting.owner, waiting.payload,"
                " waiting.attempts, sessions.state FROM inbox AS asked CROSS JOIN inbox AS waiting"
                " LEFT JOIN sessions ON sessions.channel = waiting.channel AND sessions.owner = waiting.owner"
                " WHERE asked.sequence IN (@) AND asked.channel = ? AND asked.status = 'pending'"
                " AND waiting.channel = asked.channel AND waiting.owner = asked.owner"
                " AND waiting.sequence <= asked.sequence"
                " AND waiting.status = 'pending' AND waiting.status <> 'answered'"
                " ORDER BY waiting.sequence",
                asked,
            ),
            (*asked, channel),
        )
        self._note_states(channel, {owner: state for _, _, owner, *_, state in rows})
        return [Pending(sequence, Arrival(*arrival), attempts) for sequence, *arrival, attempts, _ in rows]

    def pending(self, channel: str) -> list[Received]:
        """All updates still to be answered, in order of arrival."""
        rows = self._rows(
            "SELECT sequence, owner FROM inbox WHERE channel = ? AND status = 'pending' ORDER BY sequence",
            (channel,),
        )
        return [Received(*row) for row in rows]

    def count_attempt(self, sequence: int) -> None:
        """Note that answering this update is about to be tried once more."""
        self._run("UPDATE inbox SET attempts = attempts + 1 WHERE sequence = ?", (sequence,))

    def answered(self, *sequences: int) -> None:
        """These updates are dealt with. Only their ids stay, so that they are not dealt with twice."""
        if sequences:
            done = "UPDATE inbox SET status = 'answered', owner = '', payload = '' WHERE sequence IN (@)"
            self._run(among(done, sequences), sequences)

    def set_aside(self, sequence: int) -> None:
        """Give up on the update. It stays as it is, for whoever looks into it, until it expires."""
        self._run("UPDATE inbox SET status = 'set aside' WHERE sequence = ?", (sequence,))

    def _note_states(self, channel: str, states: Mapping[str, str | None]) -> None:
        """As they were written; what is to be put in their place is later."""
        self._states.update({(channel, owner): state for owner, state in states.items()})
        self._states.update(self._new_states)

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

    def finish(self) -> None:
        """To be said at the end: what was kept of sessions is written, all of it at once."""
        if self._new_states:
            self._run(
                *with_rows(
                    "INSERT INTO sessions (channel, owner, state, touched_at) VALUES @"
                    " ON CONFLICT (channel, owner)"
                    " DO UPDATE SET state = excluded.state, touched_at = excluded.touched_at",
                    [
                        (*whose, state, self._now.timestamp())
                        for whose, state in sorted(self._new_states.items())
                    ],
                )
            )
            self._new_states.clear()
