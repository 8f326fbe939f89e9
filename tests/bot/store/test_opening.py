from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import psycopg
import pytest

from bot.settings import Settings
from bot.store import SqliteStore, StoreRefused, open_store, store_at
from bot.store.postgresql.store import PostgresStore
from bot.store.sqlite import store as sqlite_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgresql.server import PostgresServer


@pytest.mark.parametrize(("days_ago", "state"), [(29, "{}"), (31, None)])
def test_opening_erases_what_is_older_than_the_settings_allow(
    tmp_path: Path, days_ago: int, state: str | None
) -> None:
    settings = Settings(data_dir=tmp_path, retention_days=30)
    then = datetime.now(UTC) - timedelta(days=days_ago)
    with SqliteStore(settings.database, lambda: then) as store, store.transaction() as transaction:
        transaction.keep_session("terminal", "local", "{}")
    with open_store(settings) as opened, opened.transaction() as transaction:
        assert transaction.session("terminal", "local") == state


def test_a_store_that_cannot_be_used_is_refused_and_let_go(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    settings.database.write_bytes(b"x" * 5000)
    with pytest.raises(StoreRefused):
        open_store(settings)


class Failing(sqlite3.Connection):
    """Fails as it is told."""

    failure: ClassVar[sqlite3.Error | None] = None

    def execute(self, *given: Any) -> sqlite3.Cursor:
        if self.failure is not None:
            raise self.failure
        return super().execute(*given)


def failure(name: str) -> sqlite3.Error:
    """What the driver raises with this code of SQLite's."""
    error = sqlite3.OperationalError("the words of a person")
    error.sqlite_errorcode, error.sqlite_errorname = getattr(sqlite3, name), name
    return error


AROUND = [
    "SQLITE_INTERNAL SQLITE_PERM SQLITE_ABORT SQLITE_BUSY SQLITE_LOCKED SQLITE_NOMEM SQLITE_READONLY",
    "SQLITE_INTERRUPT SQLITE_IOERR SQLITE_CORRUPT SQLITE_NOTFOUND SQLITE_FULL SQLITE_CANTOPEN SQLITE_PROTOCOL",
    "SQLITE_SCHEMA SQLITE_NOLFS SQLITE_AUTH SQLITE_NOTADB SQLITE_IOERR_FSYNC SQLITE_BUSY_SNAPSHOT",
    "SQLITE_READONLY_DBMOVED SQLITE_CANTOPEN_ISDIR SQLITE_CORRUPT_VTAB SQLITE_LOCKED_SHAREDCACHE",
]


@pytest.mark.parametrize("name", " ".join(AROUND).split())
def test_whatever_is_wrong_around_the_file_is_a_line_for_whoever_runs_the_bot(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    with SqliteStore(database) as store:
        monkeypatch.setattr(Failing, "failure", failure(name))
        with pytest.raises(StoreRefused) as refused, store.transaction():
            pass
        monkeypatch.setattr(Failing, "failure", None)
    assert str(refused.value).startswith(f"数据库 {database} ")
    assert str(refused.value).endswith("。")
    assert "person" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_MISUSE", "SQLITE_TOOBIG"]
)
def test_a_mistake_of_our_own_is_not_taken_for_the_disk_s(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
    with SqliteStore(database) as store:
        monkeypatch.setattr(Failing, "failure", failure(name))
        with pytest.raises(sqlite3.OperationalError), store.transaction():
            pass
        monkeypatch.setattr(Failing, "failure", None)


def test_out_of_a_file_one_serves_at_a_time_and_others_look_into_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "LOCK_WAIT", 0.0)
    settings = Settings(data_dir=tmp_path)
    with open_store(settings) as serving, open_store(settings) as beside:
        serving.claim()
        with pytest.raises(StoreRefused, match="已经有一个 zhicheng serve 在用：同一个数据目录（DATA_DIR）"):
            beside.claim()
        with beside.transaction() as transaction:
            transaction.keep_session("terminal", "local", "{}")
        serving.close()
    with open_store(settings) as after:
        after.claim()


def test_where_another_program_has_the_file_only_the_first_waits_long(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "LOCK_WAIT", 0.2)
    with SqliteStore(database) as store, closing(sqlite3.connect(database, isolation_level=None)) as other:
        waits = []
        for statement in ("BEGIN IMMEDIATE", "ROLLBACK"):
            other.execute(statement)
            with suppress(StoreRefused), store.transaction() as transaction:
                transaction.keep_session("terminal", "local", "{}")
            waits += store.rows("PRAGMA busy_timeout")
        assert waits == [(100,), (200,)]


def test_who_is_leaving_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data_dir=tmp_path)
    with open_store(settings) as leaving, open_store(settings) as coming:
        leaving.claim()
        monkeypatch.setattr(sqlite_store, "sleep", lambda _: leaving.close())
        coming.claim()


@pytest.mark.parametrize("parameter", ["foo=1", "sslmode=bogus"])
def test_an_address_with_a_parameter_that_there_is_not_is_a_line(parameter: str) -> None:
    with pytest.raises(StoreRefused, match="请检查 DATABASE_URL") as refused:
        store_at(f"postgresql://bot:secret@127.0.0.1:1/zhicheng?{parameter}")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_hold_what_people_write_is_refused(
    postgresql: PostgresServer, encoding: str
) -> None:
    name = f"in_{encoding.lower()}"
    postgresql.run(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreRefused, match="UTF8"):
        store_at(postgresql.address(name))


def test_what_the_address_asks_of_the_server_goes_with_what_we_ask(postgresql: PostgresServer) -> None:
    address = postgresql.new_database()
    with psycopg.connect(address) as connection:
        connection.execute("CREATE SCHEMA ours")
    given = f"{address}?options=-c%20search_path%3Dours"
    with PostgresStore(given) as store, store.bare() as statements:
        (made,) = statements.rows("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename = 'sessions'")
        (kept,) = statements.rows("SHOW synchronous_commit")
    assert (made, kept) == (("ours",), ("on",))
