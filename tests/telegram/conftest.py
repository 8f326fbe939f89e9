from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as served:
        yield served
