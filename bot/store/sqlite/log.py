"""SQLite's write-ahead log, which keeps what was erased from the database until it is emptied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import Final

EVERY: Final = 30.0
"""Seconds after which the log is emptied of texts that were answered, sent or expired."""

AGAIN_AFTER: Final = 1.0
"""Seconds before another attempt, when somebody was reading what the log still holds."""


class WriteAheadLog:
    """Empties the log of ``connection`` now and then, and keeps nobody waiting for it.

    ``moment`` tells seconds that only grow.
    """

    def __init__(self, connection: sqlite3.Connection, moment: Callable[[], float] = monotonic) -> None:
        self._connection = connection
        self._moment = moment
        self._due = 0.0

    def empty(self, *, at_once: bool) -> None:
        """Empty it if it is time, or ``at_once``. While others read, it waits for a later call."""
        now = self._moment()
        if at_once or now >= self._due:
            self._due = now + (EVERY if self._is_emptied() else AGAIN_AFTER)

    def _is_emptied(self) -> bool:
        ((wait,),) = self._connection.execute("PRAGMA busy_timeout").fetchall()
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            ((is_busy, *_),) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {wait}")
        return not is_busy
