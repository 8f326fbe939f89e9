"""Which store the settings ask for."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from bot.settings import Settings


def open_store(settings: Settings) -> SqliteStore:
    """The store of ``settings``, without what has been left untouched for longer than they allow.

    Raises :class:`~bot.store.protocol.StoreRefused`, one Chinese line, when it cannot be used.
    """
    with ExitStack() as opened:
        store = opened.enter_context(SqliteStore(settings.database))
        with store.transaction() as transaction:
            transaction.expire(datetime.now(UTC) - timedelta(days=settings.retention_days))
        opened.pop_all()
    return store
