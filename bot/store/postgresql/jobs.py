"""Rosters and reports among several processes: whoever begins one has it, until that process is gone."""

from __future__ import annotations

from datetime import datetime

from bot.store.postgresql.presence import Presence
from bot.store.rosters import Report, Roster
from bot.store.sql.rosters import KeptJobs, Reports, Rosters
from bot.store.sql.statements import Statements


class _Shared(KeptJobs):
    """What the process of ``presence`` may work on: what nobody has, or nobody who is there."""

    def __init__(self, statements: Statements, now: datetime, presence: Presence) -> None:
        super().__init__(statements, now)
        self._presence = presence

    @property
    def _free(self) -> list[int]:
        return [*self._presence.gone, self._presence.number]

    def begin(self, number: int) -> bool:
        """Work begins, unless another process is at it."""
        begun = f"UPDATE {self.table} SET {self.begun}, replica = ? WHERE number = ?{self.waiting}"  # noqa: S608
        which = (self._presence.number, number, self._free)
        return bool(self._rows(f"{begun} AND replica = ANY (?) RETURNING number", which))

    def _elsewhere(self, channel: str) -> set[int]:
        """Those of a channel that another process works on."""
        taken = f"SELECT number FROM {self.table} WHERE channel = ? AND replica <> ALL (?)"  # noqa: S608 - our names
        return {number for (number,) in self._rows(taken, (channel, self._free))}


class PostgresRosters(_Shared, Rosters):
    """As :class:`Rosters`; those of processes that are gone come back."""

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
        elsewhere = self._elsewhere(channel)
        return [one._replace(is_elsewhere=one.number in elsewhere) for one in super().every(channel)]

    def find(self, number: int) -> Roster | None:
        """The roster of this number, which nobody changes before the transaction's end."""
        locked = self._rows("SELECT replica FROM rosters WHERE number = ? FOR UPDATE", (number,))
        found = super().find(number)
        return None if found is None else found._replace(is_elsewhere=locked[0][0] not in self._free)


class PostgresReports(_Shared, Reports):
    """As :class:`Reports`."""

    def every(self, channel: str) -> list[Report]:
        """All of a channel, in order of asking."""
        self._presence.look_for_absent(self._statements)
        elsewhere = self._elsewhere(channel)
        return [one._replace(is_elsewhere=one.number in elsewhere) for one in super().every(channel)]

    def drop(self, number: int) -> bool:
        """Forget it, unless another process has taken it over."""
        own = [0, self._presence.number]
        dropped = "DELETE FROM reports WHERE number = ? AND replica = ANY (?) RETURNING number"
        return bool(self._rows(dropped, (number, own)))
