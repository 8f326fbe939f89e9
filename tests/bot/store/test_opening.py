from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from bot.settings import Settings
from bot.store import SqliteStore, StoreRefused, open_store

if TYPE_CHECKING:
    from pathlib import Path


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
