"""What several processes have posted to one chat arrives in the order in which it was posted, whoever is gone."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, ExitStack
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram import outbox as outbox_module
from bot.channels.telegram.call import SEND_TEXT, Call
from bot.channels.telegram.client import BotApi as Client
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.pacing import UNLIMITED, Pace
from bot.channels.telegram.stored_messages import StoredMessages
from bot.ops.metrics import Metrics
from bot.ops.supervision import Supervisor, stopped
from bot.store import Message
from bot.store.postgresql import presence
from bot.store.postgresql.store import PostgresStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from bot.store import Unsent
    from tests.botapi import BotApi
    from tests.postgresql.server import PostgresServer

    Replica = Callable[[], PostgresStore]

CHANNEL = "telegram"


@pytest.fixture(scope="module")
def replicas(postgresql: PostgresServer) -> Iterator[Replica]:
    with ExitStack() as opened:
        address = postgresql.new_database()
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
            stored = StoredMessages(store, CHANNEL)
            delivery = Delivery(stored, client, Pace(UNLIMITED), Metrics(CHANNEL), tmp_path)
            outbox = Outbox(delivery, Supervisor())
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


def take_for_gone(store: PostgresStore, posted: Unsent) -> None:
    """Cut the connection by which it is known that who has posted this is there; all else of them goes on."""
    with store.bare() as statements:
        statements.run(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = ?"
            " AND objid = (SELECT replica FROM outbox WHERE sequence = ?)",
            (presence.PRESENT, posted.sequence),
        )


@pytest.fixture
def _starved(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process sees what has become of its connection."""
    monkeypatch.setattr(presence, "LOOK", 60.0)


@pytest.mark.usefixtures("_starved")
@pytest.mark.parametrize("messages", [2, 7])
@pytest.mark.parametrize("chats", [1, 4])
async def test_a_process_that_was_taken_for_gone_repeats_one_message_of_a_chat_at_most(
    api: BotApi,
    replicas: Replica,
    outbox_of: Callable[[PostgresStore], Outbox],
    messages: int,
    chats: int,
) -> None:
    people = [api.person(number, "王工") for number in range(1, chats + 1)]
    for person in people:
        await person.say("在吗")
    starved, other = replicas(), replicas()
    sending, taking_over = outbox_of(starved), outbox_of(other)
    texts = [f"第{number}句" for number in range(messages)]
    await api.delay(0.2)
    left = [posted(starved, person.id, *texts) for person in people]
    for one in left:
        sending.post(one)
    await asyncio.sleep(0.05)
    take_for_gone(starved, left[0][0])
    looking = asyncio.create_task(taking_over.look_for_left())
    try:
        for person in people:
            while (await person.next_message()).text != texts[-1]:
                pass
        await asyncio.gather(sending.drained(), taking_over.drained())
    finally:
        await stopped(looking)
    for person in people:
        seen = [message.text for message in await person.messages()]
        assert list(dict.fromkeys(seen)) == texts
        assert len(seen) <= messages + 1


async def test_what_was_erased_while_it_waited_is_not_sent(
    api: BotApi, replicas: Replica, outbox_of: Callable[[PostgresStore], Outbox]
) -> None:
    wang, store = api.person(9, "王工"), replicas()
    await wang.say("在吗")
    outbox = outbox_of(store)
    await api.fail("sendMessage", delay=0.2)
    outbox.post(posted(store, wang.id, "一", "二", "三"))
    await api.until(faults_hit=1)  # the first is in the air
    with store.transaction() as transaction:
        transaction.forget(CHANNEL, str(wang.id))
    outbox.post(posted(store, wang.id, "都删了"))
    await outbox.drained()
    assert [message.text for message in await wang.messages()] == ["一", "都删了"]
