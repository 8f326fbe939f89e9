"""Waiting for what nobody tells of."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK: Final = 0.02


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(LOOK)


def wait_until(is_so: Callable[[], bool]) -> None:
    """The same where there is no event loop."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to be so"
        time.sleep(LOOK)
