from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store import SqliteStore
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgresql.server import PostgresServer


class Clock:
    """A moment that passes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "zhicheng.sqlite3"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresServer]:
    """One for all tests that strike no server, each in a database of its own."""
    with postgres_server() as server:
        yield server


@pytest.fixture
def store(database: Path, clock: Clock) -> Iterator[SqliteStore]:
    with SqliteStore(database, clock) as store:
        yield store
