"""That a process is there: a lock held for as long as its connection lives, under a number of its own.

What a process works on bears its number. When nobody has held the lock of that number for a while, others take it over.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, RLock, Thread
from time import monotonic
from typing import Final

import psycopg

from bot.store.postgresql.connection import Connection
from bot.store.sql.statements import Statements

PRESENT: Final = 0x5A43
"""The first half of a process's lock; its number is the other."""

LEADING: Final = 0x5A44
"""The first half of the lock of whoever leads; what they do is the other."""

LOOK: Final = 1.0
"""Seconds between two looks at the own connection."""

ABSENT_FOR: Final = 3.0
"""Seconds after which a process is gone: one whose connection was cut comes back before."""

_TRY: Final = "SELECT pg_try_advisory_lock(%s, %s)"

_THERE: Final = f"""
    FROM pg_locks WHERE locktype = 'advisory' AND classid = {PRESENT} AND objsubid = 2
    AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """  # noqa: S608 - a number of ours

_ABSENT: Final = f"""
    SELECT DISTINCT replica FROM (
        SELECT replica FROM outbox UNION SELECT replica FROM rosters UNION SELECT replica FROM reports
    ) AS working WHERE replica NOT IN (SELECT objid::bigint {_THERE})
    """  # noqa: S608


class Presence:
    """This process's, on a connection of its own, which ``connect`` makes, and makes anew when it was lost."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._lock = RLock()
        self._connection: Connection | None = None
        self._leads: set[str] = set()
        self._absent_since: dict[int, float] = {}
        self._ends = Event()
        self.number = 0
        """By which this process marks what it works on."""
        self.present = 1
        """How many processes were there at the latest look."""
        self.gone: frozenset[int] = frozenset({0})
        """The numbers whose work anybody may take over; 0 is nobody's."""

    def begin(self) -> None:
        """Be there from now on. Raises psycopg's errors."""
        self._ensure()
        Thread(target=self._stay, name="presence", daemon=True).start()

    def leads(self, what: str) -> bool:
        """Whether this process is the one to do ``what``. Raises psycopg's errors."""
        with self._lock:
            connection = self._ensure()
            if what not in self._leads:
                got = connection.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", (LEADING, what))
                if got.fetchall() == [(True,)]:
                    self._leads.add(what)
            return what in self._leads

    def look_for_absent(self, statements: Statements) -> None:
        """Note who is not there any more."""
        now = monotonic()
        absent = {number for (number,) in statements.rows(_ABSENT)} - {self.number}
        self._absent_since = {number: self._absent_since.get(number, now) for number in absent}
        since = self._absent_since.items()
        self.gone = frozenset({0, *(number for number, at in since if now - at >= ABSENT_FOR)})

    def end(self) -> None:
        """Be gone."""
        self._ends.set()
        with self._lock:
            if self._connection is not None:
                self._connection.close()

    def _stay(self) -> None:
        while not self._ends.wait(LOOK):
            with suppress(psycopg.Error), self._lock:  # those who want something of the server tell of it
                if not self._ends.is_set():
                    self._ensure()

    def _ensure(self) -> Connection:
        with self._lock:
            if self._connection is not None:
                try:
                    self._look(self._connection)
                except psycopg.Error:
                    self._connection.close()
                else:
                    return self._connection
            self._leads.clear()
            self._connection = self._connect()
            self._sign_in(self._connection)
            self._look(self._connection)
            return self._connection

    def _look(self, connection: Connection) -> None:
        ((self.present,),) = connection.execute(f"SELECT count(*) {_THERE}").fetchall()

    def _sign_in(self, connection: Connection) -> None:
        """Under the number of before, unless the server still takes the lost connection for there."""
        own = (PRESENT, self.number)
        if not self.number or connection.execute(_TRY, own).fetchall() != [(True,)]:
            ((self.number,),) = connection.execute("SELECT nextval('replica_number')::integer").fetchall()
            connection.execute("SELECT pg_advisory_lock(%s, %s)", (PRESENT, self.number))
