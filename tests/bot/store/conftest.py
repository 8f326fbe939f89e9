"""Both stores keep the same contract: a test that asks for a store, and for no file of it, is run with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store import SqliteStore
from bot.store.postgresql.store import PostgresStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bot.conftest import Clock
    from tests.postgresql.server import PostgresServer

AnyStore = SqliteStore | PostgresStore


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "store" in metafunc.fixturenames:
        of_a_file = (
            "database" in metafunc.fixturenames and "database" in metafunc.function.__code__.co_varnames
        )
        kinds = ["sqlite"] if of_a_file else ["sqlite", "postgresql"]
        metafunc.parametrize("store", kinds, indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, database: Path, clock: Clock) -> Iterator[AnyStore]:
    if request.param == "sqlite":
        with SqliteStore(database, clock) as store:
            yield store
    else:
        server: PostgresServer = request.getfixturevalue("postgresql")
        with PostgresStore(server.new_database(), clock) as shared:
            yield shared
