from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.client import BotApi as Client
from bot.features.notice import PolicyNotice
from bot.turns.long_turns import PROGRAM
from dialogs.conversation import Conversation
from rules import Policies, load_policies
from tests.bot.channels.telegram.bot_in_process import BotInProcess
from tests.bot.channels.telegram.bot_process import ROOT
from tests.bot.channels.telegram.haste import hasten
from tests.bot.channels.telegram.officers import HR
from tests.botapi import BotApi, Person, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    hasten(monkeypatch.setattr)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as served:
        yield served


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[Client]:
    client = Client.at(api.url, api.token)
    await client.initialize()
    yield client
    await client.disconnect()


@pytest.fixture
def toy_house(api: BotApi, tmp_path: Path) -> BotInProcess:
    return BotInProcess(api, tmp_path)


@pytest.fixture(scope="session")
def policies() -> Policies:
    return load_policies()


@pytest.fixture
def house(api: BotApi, tmp_path: Path, policies: Policies) -> BotInProcess:
    return BotInProcess(api, tmp_path, Conversation(policies), PolicyNotice(policies), program=PROGRAM)


@pytest.fixture
async def hr(api: BotApi, house: BotInProcess) -> AsyncIterator[Person]:
    """An officer, to whom the bot listens."""
    async with house.open(hr_user_ids=HR):
        yield api.person(1, "人事王")
    assert [line for line in await house.refused() if "getMyCommands" not in line] == []
