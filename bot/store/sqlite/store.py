"""The store in one SQLite file."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final, NoReturn, Self

from bot.clock import beijing_now
from bot.store.protocol import Arrival, Received, Result, StoreRefused
from bot.store.sql.statements import Value
from bot.store.sql.transaction import Transaction
from bot.store.sqlite.log import WriteAheadLog
from bot.store.sqlite.migrations import STEPS, TAKEN, take_steps
from bot.wording import say

_OWNER_ONLY: Final = 0o600

_logger = logging.getLogger(__name__)

LOCK_WAIT: Final = 5.0
"""Seconds to wait for another process's transaction; a turn takes about a thousandth of that."""

_NEXT_WAIT: Final = 0.1
"""Seconds, after a wait that was in vain: everybody waits beside."""

_LOOK: Final = 0.1
"""Seconds between two looks whether another process has left."""

APPLICATION_ID: Final = 0x5A43
"""Written into the file's header ("ZC"), so that no other program's database is taken for ours."""

_REASONS: Final = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "disk",
    sqlite3.SQLITE_BUSY: "used",
    sqlite3.SQLITE_LOCKED: "used",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "not_opened",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "foreign",
    sqlite3.SQLITE_NOMEM: "memory",
}
_OWN_MISTAKES: Final = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_TOOBIG,
    }
)
"""Of our SQL, or of the values that we give to it; everything else is wrong with the file or around it."""


class SqliteStore:
    """A :class:`~bot.store.protocol.Store` in the file ``path``, which is made when it does not exist.

    ``clock`` tells the current moment, with its time zone; ``moment`` seconds that only grow. Raises
    :class:`StoreRefused` when the file cannot be used: not writable, locked, damaged, another program's, or written
    by a newer version of this one.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime] = beijing_now,
        moment: Callable[[], float] = monotonic,
    ) -> None:
        self._path = path
        self._clock = clock
        self._claimed: int | None = None
        self._waits = LOCK_WAIT
        self._make_file()
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=LOCK_WAIT, isolation_level=None)
        self._log = WriteAheadLog(self._connection, moment)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _make_file(self) -> None:
        """It holds personal data: for its owner's eyes only, also the journals, which take its mode."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(self._path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
            try:
                self._tighten(opened)
            finally:
                os.close(opened)
        except OSError as error:
            code = sqlite3.SQLITE_FULL if error.errno == errno.ENOSPC else sqlite3.SQLITE_CANTOPEN
            raise self._refusal(say(f"sqlite.{_REASONS[code]}", name="")) from error

    def _tighten(self, opened: int) -> None:
        """Take from others what an older copy or another program has given them."""
        mode = stat.S_IMODE(os.fstat(opened).st_mode)
        if not mode & ~_OWNER_ONLY:
            return
        os.fchmod(opened, _OWNER_ONLY)
        for suffix in ("-wal", "-shm"):
            journal = self._path.with_name(self._path.name + suffix)
            if journal.is_file():
                journal.chmod(_OWNER_ONLY)
        _logger.warning("%s", say("store.tightened", path=self._path, mode=f"{mode:03o}"))

    def _prepare(self) -> None:
        with self._explained(), self._written():
            self._refuse_foreign_schema()
        # What a turn has promised must survive a power cut; what is erased must be gone from the file.
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            self.rows(f"PRAGMA {pragma}")
        with self._explained(), self._written():
            if self._taken() != set(STEPS):
                take_steps(self._connection)
            self.rows(f"PRAGMA application_id = {APPLICATION_ID}")

    def _refuse_foreign_schema(self) -> None:
        ((application_id,),) = self.rows("PRAGMA application_id")
        ((tables,),) = self.rows("SELECT COUNT(*) FROM sqlite_master")
        if tables and application_id != APPLICATION_ID:
            raise self._refusal(say("sqlite.foreign"))
        if self._taken() - set(STEPS):
            raise self._refusal(say("database.newer"))

    def _taken(self) -> set[str]:
        """The names of the steps that have been taken."""
        ((is_there,),) = self.rows("SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlite_migrations'")
        return {name for (name,) in self.rows(TAKEN)} if is_there else set()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction, with the write lock from its beginning: a read is never outdated when it writes.

        Raises :class:`StoreRefused` when the disk is full, the database locked, and the like.
        """
        transaction = Transaction(self, self._clock())
        with self._written():
            yield transaction
            transaction.finish()
        with self._explained():
            self._log.empty(at_once=transaction.has_erased)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One that only looks: it waits for nobody who writes, and nobody waits for it."""
        self.rows("BEGIN")
        try:
            yield Transaction(self, self._clock())
        finally:
            if self._connection.in_transaction:
                self.rows("ROLLBACK")

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            self.rows("BEGIN IMMEDIATE")
        except StoreRefused:
            self._wait(_NEXT_WAIT)
            raise
        self._wait(LOCK_WAIT)
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.rows("ROLLBACK")
            raise

    def _wait(self, seconds: float) -> None:
        """Wait so long for a lock from now on: where it was in vain once, not each who comes next waits as long."""
        if seconds != self._waits:
            self._waits = seconds
            self.rows(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Any]:
        """The rows that the statement returns."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            self._raise(error)

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """Have it done."""
        self.rows(sql, parameters)

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """Keep updates; those that are new."""
        with self.transaction() as transaction:
            return transaction.receive(channel, arrivals)

    @contextmanager
    def bare(self) -> Iterator[Self]:
        """A transaction in which any SQL may be said."""
        with self._written():
            yield self

    def columns(self, table: str) -> list[str]:
        """What the table is made of."""
        return [name for (name,) in self.rows("SELECT name FROM pragma_table_info(?)", (table,))]

    def last_number(self, table: str) -> int:
        """The last number that the table has given to a row."""
        return max(
            (seq for (seq,) in self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))),
            default=0,
        )

    def go_on_from(self, table: str, number: int) -> None:
        """Let the table give higher numbers than this one from now on."""
        higher = max(number, self.last_number(table))
        with self.bare():
            self.run("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            self.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, higher))

    async def aside(self, work: Callable[[], Result]) -> Result:
        """At once: a file on this machine takes less time than to go aside."""
        return work()

    is_shared = False

    def claim(self) -> None:
        """Serve out of the file alone: the lock on its folder goes with the process. One that is leaving is waited for.

        Where a file system knows no such locks, nobody is kept from it.
        """
        self._claimed = os.open(self._path.parent, os.O_RDONLY)
        patience = monotonic() + LOCK_WAIT
        while True:
            try:
                fcntl.flock(self._claimed, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if monotonic() > patience:
                    raise self._refusal(say("sqlite.served")) from None
                sleep(_LOOK)
            except OSError:
                return
            else:
                return

    def replicas(self) -> int:
        """One: this."""
        return 1

    def leads(self, what: str) -> bool:
        """One process serves out of a file."""
        del what
        return True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in Chinese what is wrong with the file; a mistake in our own SQL stays what it is."""
        try:
            yield
        except sqlite3.Error as error:
            self._raise(error)

    def _raise(self, error: sqlite3.Error) -> NoReturn:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF
        if code in _OWN_MISTAKES:
            raise error
        name = getattr(error, "sqlite_errorname", code)
        raise self._refusal(say(f"sqlite.{_REASONS.get(code, 'other')}", name=name)) from error

    def _refusal(self, reason: str) -> StoreRefused:
        return StoreRefused(say("store.refused", place=self._path, reason=reason))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        if self._claimed is not None:
            os.close(self._claimed)
            self._claimed = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
