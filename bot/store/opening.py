"""Which store the settings ask for."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.store.protocol import Store, StoreRefused
from bot.store.sqlite.store import SqliteStore
from bot.wording import say

if TYPE_CHECKING:
    from bot.store.postgresql.store import PostgresStore

_log = logging.getLogger(__name__)


def store_of(settings: Settings) -> Store:
    """The store of ``settings`` as it is. Raises :class:`~bot.store.protocol.StoreRefused`."""
    if settings.database_url is None:
        return SqliteStore(settings.database)
    return store_at(settings.database_url.get_secret_value())


def store_at(address: str) -> SqliteStore | PostgresStore:
    """The store at ``postgresql://…``, or in the file at ``sqlite:…``. Raises StoreRefused."""
    scheme = address.partition(":")[0]
    if scheme not in {"sqlite", "postgresql", "postgres"}:
        raise StoreRefused(say("store.no_address"))
    if scheme == "sqlite":
        return SqliteStore(Path(address.removeprefix("sqlite:").removeprefix("//")))
    try:
        from bot.store.postgresql.store import PostgresStore  # noqa: PLC0415 - its driver is an extra
    except ImportError:
        raise StoreRefused(say("store.refused", place="postgresql", reason=say("store.no_driver"))) from None
    return PostgresStore(address)


def open_store(settings: Settings) -> Store:
    """The store of ``settings``, without what has been left untouched for longer than they allow.

    Raises :class:`~bot.store.protocol.StoreRefused`, one Chinese line, when it cannot be used.
    """
    with ExitStack() as opened:
        store = opened.enter_context(store_of(settings))
        with store.transaction() as transaction:
            jump = transaction.clock_jump()
            if jump is None:
                transaction.expire(datetime.now(UTC) - timedelta(days=settings.retention_days))
            else:
                _log.warning("%s", say("store.clock_in_doubt", path=settings.store_place, days=jump.days))
        opened.pop_all()
    return store
