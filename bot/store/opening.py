"""Which store the settings ask for."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.store.sqlite.store import SqliteStore

if TYPE_CHECKING:
    from bot.settings import Settings

CLOCK_IN_DOUBT: Final = (
    "系统时钟比数据库 {path} 里最后可信的时间晚 {days} 天，先不清理到期的数据，也不发到期提醒。"
    "请核对时钟；时间没错（只是很久没有运行）的话，运行 zhicheng store believe-clock。"
)

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
                _log.warning("%s", CLOCK_IN_DOUBT.format(path=settings.database, days=jump.days))
        opened.pop_all()
    return store
