"""Rosters and reports among several processes: whoever begins one has it, until that process is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.sql.rosters import Reports, Rosters

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.postgresql.presence import Presence
    from bot.store.rosters import Report, Roster
    from bot.store.sql.statements import Statements


class PostgresRosters(Rosters):
    """As :class:`Rosters`; those of processes that are gone come back."""

    def __init__(self, statements: Statements, now: datetime, presence: Presence) -> None:
        super().__init__(statements, now)
        self._statements = statements
        self._presence = presence

    def every(self, channel: str) -> list[Roster]:
        """All of a channel, in order of asking; a result that lies where nobody is any more is made again."""
        self._presence.look_for_absent(self._statements)
        gone = list(self._presence.gone - {0})
        if gone:
            self._run(
                "WITH lost AS (UPDATE rosters SET state = 'waiting', replica = 0 WHERE channel = ?"
                " AND state = 'sending' AND replica = ANY (?)"
                " AND EXISTS (SELECT 1 FROM outbox WHERE sequence = last_message)"
                " AND NOT EXISTS (SELECT 1 FROM files WHERE files.channel = rosters.channel"
                " AND files.file = rosters.file) RETURNING last_message)"
                " DELETE FROM outbox WHERE sequence IN (SELECT last_message FROM lost)",
                (channel, gone),
            )
        return [self._placed(roster) for roster in super().every(channel)]

    def find(self, number: int) -> Roster | None:
        """The roster of this number, which nobody changes before the transaction's end."""
        self._run("SELECT 1 FROM rosters WHERE number = ? FOR UPDATE", (number,))
        found = super().find(number)
        return None if found is None else self._placed(found)

    def begin(self, number: int) -> bool:
        """Work on it begins, unless another process is at it."""
        return bool(
            self._rows(
                "UPDATE rosters SET state = 'working', attempts = attempts + 1, replica = ?"
                " WHERE number = ? AND state IN ('waiting', 'working') AND replica = ANY (?) RETURNING number",
                (self._presence.number, number, [*self._presence.gone, self._presence.number]),
            )
        )

    def _placed(self, roster: Roster) -> Roster:
        ((replica,),) = self._rows("SELECT replica FROM rosters WHERE number = ?", (roster.number,))
        is_free = replica in self._presence.gone or replica == self._presence.number
        return roster._replace(is_elsewhere=not is_free)


class PostgresReports(Reports):
    """As :class:`Reports`."""

    def __init__(self, statements: Statements, now: datetime, presence: Presence) -> None:
        super().__init__(statements, now)
        self._statements = statements
        self._presence = presence

    def every(self, channel: str) -> list[Report]:
        """All of a channel, in order of asking."""
        self._presence.look_for_absent(self._statements)
        free = [*self._presence.gone, self._presence.number]
        taken = self._rows(
            "SELECT number FROM reports WHERE channel = ? AND replica <> ALL (?)", (channel, free)
        )
        elsewhere = {number for (number,) in taken}
        return [one._replace(is_elsewhere=one.number in elsewhere) for one in super().every(channel)]

    def begin(self, number: int) -> bool:
        """Making it begins, unless another process is at it."""
        return bool(
            self._rows(
                "UPDATE reports SET attempts = attempts + 1, replica = ?"
                " WHERE number = ? AND replica = ANY (?) RETURNING number",
                (self._presence.number, number, [*self._presence.gone, self._presence.number]),
            )
        )

    def drop(self, number: int) -> bool:
        """Forget it, unless another process has taken it over."""
        return bool(
            self._rows(
                "DELETE FROM reports WHERE number = ? AND replica = ANY (?) RETURNING number",
                (number, [0, self._presence.number]),
            )
        )
