"""``zhicheng store``: what whoever runs the bot says of the database."""

from __future__ import annotations

import sys

from bot.settings import SettingRefused, read_settings
from bot.store import StoreRefused, store_of
from bot.wording import say


def believe_clock() -> int:
    """Take the machine's clock for right, after a long pause. Returns the exit code."""
    try:
        settings = read_settings()
        with store_of(settings) as store, store.transaction() as transaction:
            transaction.believe_clock()
    except (SettingRefused, StoreRefused) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    sys.stderr.write(say("store.clock_believed", path=settings.store_place) + "\n")
    return 0
