"""What must be stored, however long the store cannot be written to."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from bot.store import StoreRefused

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE: Final = 2.0
"""Seconds between attempts."""

_log = logging.getLogger(__name__)


async def until_stored(store: Callable[[], None]) -> None:
    """Call ``store`` until it does not raise StoreRefused."""
    while True:
        try:
            store()
        except StoreRefused as refused:
            _log.warning("%s", refused)
            await asyncio.sleep(PAUSE)
        else:
            return
