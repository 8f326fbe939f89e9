"""A loopback Bot API for each test, and a real python-telegram-bot that is led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import Bot

from tests.botapi import BotApi, Settings, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[BotApi]:
    async with serving(settings) as served:
        yield served


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url) as started:
        yield started
