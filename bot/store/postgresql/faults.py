"""What goes wrong with a server, in one line for whoever runs the bot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
import psycopg_pool

from bot.store.protocol import StoreRefused
from bot.wording import say

_REASONS: Final = {
    "42501": "no_right",
    "53100": "disk_full",
    "40": "conflict",
    "55P03": "busy",
    "57014": "busy",
    "25006": "read_only",
    "58": "server_disk",
    "XX": "damaged",
}
"""By SQLSTATE, or its class."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Say what is wrong with the server at ``place``; a mistake in our own SQL stays what it is."""
    try:
        yield
    except psycopg_pool.PoolTimeout as error:
        raise refusal(place, "unreachable") from error
    except psycopg.Error as error:
        state = error.sqlstate or ""
        reason = _REASONS.get(state) or _REASONS.get(state[:2])
        if reason is None and not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
            raise
        raise refusal(place, reason or "unreachable") from error


def refusal(place: str, reason: str) -> StoreRefused:
    """The line about the database at ``place``."""
    return StoreRefused(say("store.refused", place=place, reason=say(f"database.{reason}")))
