"""Which store the settings ask for."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.sqlite.store import SqliteStore
from bot.wording import say

if TYPE_CHECKING:
    from bot.settings import Settings

_log = logging.getLogger(__name__)


def open_store(settings: Settings) -> SqliteStore:
    """The store of ``settings``, without what has been left untouched for longer than they allow.

    Raises :class:`~bot.store.protocol.StoreRefused`, one Chinese line, when it cannot be used.
    """
    with ExitStack() as opened:
        store = opened.enter_context(SqliteStore(settings.database))
        with store.transaction() as transaction:
            jump = transaction.clock_jump()
            if jump is None:
                transaction.expire(datetime.now(UTC) - timedelta(days=settings.retention_days))
            else:
                _log.warning("%s", say("store.clock_in_doubt", path=settings.database, days=jump.days))
        opened.pop_all()
    return store
