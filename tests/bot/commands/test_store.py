"""`zhicheng store`: what whoever runs the bot says of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.store import SqliteStore
from tests.bot.commands.shell import zhicheng

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clock_that_is_said_to_be_right_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    database = Settings(data_dir=tmp_path).database
    long_ago = datetime.now(UTC) - timedelta(days=400)
    with SqliteStore(database, lambda: long_ago) as store, store.transaction() as transaction:
        assert transaction.clock_jump() is None
    ran = zhicheng("store", "believe-clock")
    assert (ran.code, ran.out) == (0, b"")
    assert str(database) in ran.err
    with SqliteStore(database) as store, store.transaction() as transaction:
        assert transaction.clock_jump() is None


def test_all_is_copied_and_a_difference_is_told(tmp_path: Path) -> None:
    source, target = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    with SqliteStore(source) as store, store.transaction() as transaction:
        transaction.keep_session("terminal", "local", "{}")
    given = ("store", "copy", "--from", f"sqlite:{source}", "--to", f"sqlite:{target}")
    ran = zhicheng(*given)
    assert ran.code == 0
    assert "1 行" in ran.err
    with SqliteStore(target) as store, store.transaction() as transaction:
        assert transaction.session("terminal", "local") == "{}"
        transaction.keep_session("terminal", "local", "[]")
    ran = zhicheng(*given)
    assert ran.code == 1
    assert "sessions" in ran.err


@pytest.mark.parametrize("address", ["sqlite:none.sqlite3", "mysql://x/y", "none"])
def test_what_is_no_database_is_refused_and_not_made(tmp_path: Path, address: str) -> None:
    ran = zhicheng("store", "copy", "--from", address, "--to", f"sqlite:{tmp_path / 'b.sqlite3'}")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []
