"""The store in a PostgreSQL database, for several processes that serve together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool

from bot.clock import beijing_now
from bot.store.postgresql.connection import Connection, LastStatement, PipelinedStatements
from bot.store.postgresql.faults import explained, refusal
from bot.store.postgresql.presence import Presence
from bot.store.postgresql.transaction import PostgresTransaction
from bot.store.protocol import Arrival, Received, Result
from bot.store.sql.inbox import Inbox

CONNECTIONS: Final = 6
"""So many transactions may go on side by side; more would but wait for the same processor."""

STEPS: Final = {path.stem: path for path in sorted(Path(__file__).with_name("steps").glob("*.sql"))}
"""The schema, one step a version, by names in order. A step that has been released is never changed."""

WAIT: Final = 5.0
"""Seconds to wait for a connection, and for another transaction's lock."""

_SETTINGS: Final[dict[str, Any]] = {
    "autocommit": True,  # BEGIN and COMMIT are ours
    "connect_timeout": 3,
    "application_name": "zhicheng-bot",
    # What a turn has promised must survive a power cut, whatever the server's default is.
    "options": "-c synchronous_commit=on -c client_min_messages=warning -c timezone=UTC"
    f" -c lock_timeout={int(WAIT * 1000)} -c statement_timeout=60000"
    " -c idle_in_transaction_session_timeout=60000",
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class PostgresStore:
    """A :class:`~bot.store.protocol.Store` in the database at ``url``, for any thread of any process.

    ``clock`` tells the current moment, with its time zone. Raises :class:`~bot.store.protocol.StoreRefused` when the
    database cannot be used: not reached, another program's, or written by a newer version of this one.
    """

    is_shared = True

    def __init__(self, url: str, clock: Callable[[], datetime] = beijing_now) -> None:
        given = _given(url)
        self._place = f"{given.get('host') or ''}/{given.get('dbname') or ''}"
        self._clock = clock
        settings = _SETTINGS | {"options": f"{given.get('options') or ''} {_SETTINGS['options']}".strip()}
        self._connect = partial(psycopg.connect, url, **settings)
        with self._explained():
            self._prepare()
        self._presence = Presence(self._connect)
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            kwargs=settings,
            min_size=1,
            max_size=CONNECTIONS,
            timeout=WAIT,
            reconnect_timeout=30.0,
            open=False,
        )
        self._threads = ThreadPoolExecutor(CONNECTIONS, "store")
        self.round_trips = 0
        """How often the network was waited for, in all transactions that were kept."""
        with self._explained():
            self._presence.begin()
            self._pool.open()

    def _prepare(self) -> None:
        with self._connect() as connection, connection.transaction():
            if connection.info.parameter_status("server_encoding") != "UTF8":
                raise refusal(self._place, "encoding")
            # Of several processes that begin at once, one makes the tables.
            connection.execute("SELECT pg_advisory_xact_lock(1)")
            ours = "SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
            is_ours = connection.execute(f"{ours} AND tablename = 'zhicheng_steps'").fetchall()
            if not is_ours and connection.execute(ours).fetchall():
                raise refusal(self._place, "foreign")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS zhicheng_steps (name text PRIMARY KEY, applied_at timestamptz NOT NULL)"
            )
            applied = {name for (name,) in connection.execute("SELECT name FROM zhicheng_steps").fetchall()}
            if applied - set(STEPS):
                raise refusal(self._place, "newer")
            for name, path in STEPS.items():
                if name not in applied:
                    connection.execute(path.read_bytes())
                    connection.execute("INSERT INTO zhicheng_steps VALUES (%s, now())", (name,))

    @contextmanager
    def transaction(self) -> Iterator[PostgresTransaction]:
        """One transaction, on a connection of its own.

        Raises :class:`StoreRefused` when the server is not reached, its disk full, and the like.
        """
        with self.bare() as statements:
            transaction = PostgresTransaction(statements, self._clock(), self._presence)
            yield transaction
            transaction.finish()

    reading = transaction
    """No lock is taken before something is written."""

    def receive(self, channel: str, arrivals: Sequence[Arrival]) -> list[Received]:
        """Keep updates; those that are new. The network is waited for once."""
        with self.bare() as statements:
            return Inbox(LastStatement(statements), self._clock()).receive(channel, arrivals)

    @contextmanager
    def bare(self) -> Iterator[PipelinedStatements]:
        """A transaction in which any SQL may be said."""
        with self._explained():
            connection = self._pool.getconn()
        try:
            statements = PipelinedStatements(connection, self._explained)
            with statements.kept():
                yield statements
            self.round_trips += statements.round_trips
        finally:
            self._pool.putconn(connection)

    def columns(self, table: str) -> list[str]:
        """What the table is made of."""
        of_table = "WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position"
        with self.bare() as statements:
            rows = statements.rows(f"SELECT column_name FROM information_schema.columns {of_table}", (table,))  # noqa: S608
        return [name for (name,) in rows]

    def last_number(self, table: str) -> int:
        """The last number that the table has given to a row."""
        with self.bare() as statements:
            ((number,),) = statements.rows(
                "SELECT coalesce(pg_sequence_last_value(?::regclass), 0)", (_sequence_of(table),)
            )
        return int(number)

    def go_on_from(self, table: str, number: int) -> None:
        """Let the table give higher numbers than this one from now on."""
        higher = max(number, self.last_number(table))
        if higher:
            with self.bare() as statements:
                statements.run("SELECT setval(?::regclass, ?)", (_sequence_of(table), higher))

    async def aside(self, work: Callable[[], Result]) -> Result:
        """In a thread. Whoever cancels it waits for its end: what it has begun is kept or undone."""
        running = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            await asyncio.wait([running])
            raise

    def claim(self) -> None:
        """Several processes may serve out of it."""

    def replicas(self) -> int:
        """How many processes are there that serve out of it, by the latest look."""
        return self._presence.present

    def leads(self, what: str) -> bool:
        """Whether of all processes this one is to do ``what``; if it ends, another will be."""
        with self._explained():
            return self._presence.leads(what)

    def _explained(self) -> Any:
        return explained(self._place)

    def close(self) -> None:
        """Let go of the database."""
        self._threads.shutdown()
        self._presence.end()
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _sequence_of(table: str) -> str:
    return f"{table}_{'number' if table in {'rosters', 'reports'} else 'sequence'}_seq"


def _given(url: str) -> dict[str, Any]:
    """The parts of the address, of which none but host and database are for anybody's eyes."""
    try:
        return conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise refusal("postgresql", "no_address") from None
