"""`zhicheng store`: what whoever runs the bot says of the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.store import SqliteStore
from tests.bot.commands.shell import zhicheng

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
