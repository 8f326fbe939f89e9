"""What several processes have posted to one chat arrives in the order in which it was posted, whoever is gone."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, ExitStack
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram import outbox as outbox_module
from bot.channels.telegram.call import SEND_TEXT, Call
from bot.channels.telegram.client import BotApi as Client
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.pacing import UNLIMITED, Pace
from bot.ops.metrics import Metrics
from bot.ops.supervision import Supervisor, stopped
from bot.store import Message
from bot.store.postgresql import presence
from bot.store.postgresql.store import PostgresStore
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from bot.store import Unsent
    from tests.botapi import BotApi

    Replica = Callable[[], PostgresStore]

CHANNEL = "telegram"


@pytest.fixture(scope="module")
def replicas() -> Iterator[Replica]:
    with ExitStack() as opened, postgres_server() as server:
        address = server.new_database()
        yield lambda: opened.enter_context(PostgresStore(address))


@pytest.fixture
async def outbox_of(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[[PostgresStore], Outbox]]:
    """The outbox of a process; who is gone is missed at once."""
    monkeypatch.setattr(presence, "ABSENT_FOR", 0.0)
    monkeypatch.setattr(outbox_module, "LEFT_AFTER", 0.1)
    async with AsyncExitStack() as opened:
        client = Client.at(api.url, api.token, None)
        opened.push_async_callback(client.disconnect)
        await client.initialize()

        def begun(store: PostgresStore) -> Outbox:
            metrics = Metrics(CHANNEL)
            outbox = Outbox(store, CHANNEL, client, Pace(UNLIMITED), metrics, tmp_path, Supervisor())
            opened.push_async_callback(outbox.stop)
            return outbox

        yield begun


def posted(store: PostgresStore, chat: int, *texts: str) -> list[Unsent]:
    with store.transaction() as transaction:
        calls = [Call(method=SEND_TEXT, arguments={"chat_id": chat, "text": text}) for text in texts]
        messages = [Message(str(chat), str(chat), call.model_dump_json()) for call in calls]
        return [transaction.post(CHANNEL, message)._replace(after_others=True) for message in messages]


@pytest.mark.parametrize("was_posted", ["while it waits", "while it is taken over"])
async def test_what_a_process_left_that_is_gone_goes_before_what_was_posted_since(
    api: BotApi, replicas: Replica, outbox_of: Callable[[PostgresStore], Outbox], was_posted: str
) -> None:
    chat = 1 if was_posted == "while it waits" else 2
    person = api.person(chat, "王工")
    await person.say("在吗")
    gone, stays = replicas(), replicas()
    posted(gone, chat, "一", "二")
    outbox = outbox_of(stays)
    since = posted(stays, chat, "三", "四")
    if was_posted == "while it waits":
        outbox.post(since)
        await asyncio.sleep(outbox_module.OTHERS_PAUSE)
        gone.close()
    else:
        gone.close()
        loading = asyncio.create_task(outbox.load())
        await asyncio.sleep(0)
        outbox.post([unsent._replace(after_others=False) for unsent in since])
        await loading
    looking = asyncio.create_task(outbox.look_for_left())
    try:
        assert [(await person.next_message()).text for _ in range(4)] == ["一", "二", "三", "四"]
        await outbox.drained()
    finally:
        await stopped(looking)
    with stays.transaction() as transaction:
        assert transaction.unsent_to(CHANNEL, str(chat)) == []
