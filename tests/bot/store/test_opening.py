from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

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
    with open_store(settings) as store, store.transaction() as transaction:
        assert transaction.session("terminal", "local") == state


def test_a_store_that_cannot_be_used_is_refused_and_let_go(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    settings.database.write_bytes(b"x" * 5000)
    with pytest.raises(StoreRefused):
        open_store(settings)
