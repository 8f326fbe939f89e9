"""What a batch of turns costs the database, however many they are: so many commits, and so many statements."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.stored_messages import Delivered, StoredMessages
from bot.store import Arrival
from bot.turns.turns import Turns
from tests.bot.toy import Toy
from tests.bot.turns.post import Post, said
from tests.bot.watched_store import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.store import Message, Unsent
    from bot.turns.turn import Turn

COMMITS, STATEMENTS = 2, 6


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Watched]:
    with Watched(tmp_path / "zhicheng.sqlite3") as opened:
        opened.watch()
        yield opened


def arrivals(count: int, round_: int = 0) -> list[Arrival]:
    return [Arrival(f"{round_}-{n}", f"owner {n}", "你好") for n in range(count)]


async def wait_for_commit() -> None:
    """Let whoever has something to forget come to the point at which they wait."""
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize("together", [1, 2, 25])
@pytest.mark.parametrize("is_met", [False, True])
async def test_a_batch_takes_two_commits_and_six_statements_at_most(
    store: Watched,
    together: int,
    is_met: bool,  # noqa: FBT001
) -> None:
    turns = Turns(store, Toy(), Post())
    sent: list[Unsent] = []
    if is_met:
        sent = turns.take(arrivals(together))
    stored = StoredMessages(store, "post")
    forgotten = [
        asyncio.create_task(stored.forget([Delivered(unsent.sequence)], at_once=False)) for unsent in sent
    ]
    await wait_for_commit()
    store.watch()
    with stored.forgetting() as forget:
        taken = turns.take_at_once(arrivals(together, 1), forget)
    assert taken is not None
    assert taken.turns == together
    assert (store.commits, store.statements <= STATEMENTS) == (1, True), store.said
    await asyncio.gather(*forgotten)
    assert store.commits == 1  # what was forgotten went with it
    with store.transaction() as transaction:
        assert [one.sequence for one in transaction.unsent("post")] == [
            one.sequence for one in taken.messages
        ]


@pytest.mark.parametrize("together", [1, 2, 25])
def test_so_does_one_that_is_received_first(store: Watched, together: int) -> None:
    turns = Turns(store, Toy(), Post())
    assert len(turns.take(arrivals(together))) >= together
    assert (store.commits, store.statements <= STATEMENTS) == (COMMITS, True), store.said


async def batch(store: Watched, round_: int) -> int:
    """The steps that SQLite takes to receive and answer ten, and to forget what they were told."""
    turns, stored = Turns(store, Toy(), Post()), StoredMessages(store, "post")
    store.watch()
    sent = turns.take(arrivals(5, round_))
    taken = turns.take_at_once([Arrival(f"{round_}-at once-{n}", f"another {n}", "你好") for n in range(5)])
    assert taken is not None
    gone = [Delivered(one.sequence) for one in (*sent, *taken.messages)]
    await stored.forget(gone, at_once=True)
    return store.steps


MANY = 1_000
PLENTY: dict[str, Callable[[Turns], object]] = {
    "many wait": lambda turns: turns.receive(
        [Arrival(f"waits {n}", f"waiting {n}", "你好") for n in range(MANY)]
    ),
    "one of them has sent much that waits": lambda turns: turns.receive(
        [Arrival(f"flood {n}", "flood", "你好") for n in range(MANY)]
    ),
    "much is to be sent": lambda turns: turns.take(
        [Arrival(f"sent {n}", f"sent {n}", "你好") for n in range(MANY)]
    ),
}


@pytest.mark.parametrize("plenty", PLENTY)
async def test_a_batch_costs_no_more_when_much_else_is_there(store: Watched, plenty: str) -> None:
    await batch(store, 1)
    few = await batch(store, 2)
    PLENTY[plenty](Turns(store, Toy(), Post()))
    assert await batch(store, 3) <= 1.3 * few


async def test_a_flood_costs_its_own_batch_no_more(store: Watched) -> None:
    """Of what somebody has sent, only what comes before is looked at."""
    turns = Turns(store, Toy(), Post())
    received = turns.receive([Arrival(f"flood {n}", "flood", "你好") for n in range(2 * MANY)])
    (last,) = turns.receive([Arrival("last", "another", "你好")])
    store.watch()
    turns.answer([received[0]])
    alone = store.steps
    store.watch()
    turns.answer([received[1], last])
    assert store.steps <= 3 * alone


async def test_what_is_not_kept_is_forgotten_by_its_own_commit(store: Watched) -> None:
    turns = Turns(store, Toy(), Post())
    (unsent, *_) = turns.take(arrivals(1))
    stored = StoredMessages(store, "post")
    forgotten = asyncio.create_task(stored.forget([Delivered(unsent.sequence)], at_once=False))
    await wait_for_commit()
    with pytest.raises(sqlite3.Error), stored.forgetting():
        raise sqlite3.OperationalError
    await forgotten
    with store.transaction() as transaction:
        assert unsent.sequence not in [one.sequence for one in transaction.unsent("post")]


async def test_whoever_erases_carries_nothing(store: Watched) -> None:
    turns = Turns(store, Toy(), Post())
    sent = turns.take(arrivals(2))
    stored = StoredMessages(store, "post")
    forgotten = asyncio.create_task(stored.forget([Delivered(sent[-1].sequence)], at_once=False))
    await wait_for_commit()
    with stored.forgetting() as forget:
        taken = turns.take_at_once([Arrival("2", "owner 0", "/delete")], forget)
    assert taken is not None
    assert not forgotten.done()
    await forgotten
    with store.transaction() as transaction:
        assert sent[-1].sequence not in [one.sequence for one in transaction.unsent("post")]


def test_what_one_says_erases_what_they_were_told_before_in_the_same_batch(store: Watched) -> None:
    turns = Turns(store, Toy(), Post())
    texts = ["你好", "/delete", "再见"]
    taken = turns.take_at_once([Arrival(str(n), "wang", text) for n, text in enumerate(texts)])
    assert taken is not None
    with store.transaction() as transaction:
        left = [one.message.payload for one in transaction.unsent("post")]
    assert left[0] == "删除了"


async def test_a_turn_finds_what_else_its_person_has_sent_in_the_same_batch(store: Watched) -> None:
    found: list[list[str]] = []

    class Looking(Post):
        def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
            found.append([one.arrival.payload for one in turn.also_waiting(arrival.owner)])
            return super().answer(arrival, turn)

    turns = Turns(store, Toy(), Looking())
    sent = [("wang", "一"), ("li", "一"), ("wang", "二"), ("wang", "三")]
    turns.take([Arrival(str(number), *one) for number, one in enumerate(sent)])
    assert found == [["二", "三"], [], ["三"], []]


def test_who_looks_for_what_else_waits_goes_on_from_what_was_said_before_in_the_same_batch(
    store: Watched,
) -> None:
    class Looking(Post):
        def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
            turn.also_waiting(arrival.owner)
            return super().answer(arrival, turn)

    turns = Turns(store, Toy(), Looking())
    turns.take([Arrival(str(number), "wang", text) for number, text in enumerate(("一", "二", "三"))])
    assert said(turns, "wang") == ["一", "二", "三"]


@pytest.mark.parametrize("is_carried", [False, True])
@pytest.mark.parametrize("is_erased", [False, True])
async def test_whoever_forgets_is_told_whether_it_was_still_theirs_to_send(
    store: Watched, *, is_carried: bool, is_erased: bool
) -> None:
    turns = Turns(store, Toy(), Post())
    sent = turns.take(arrivals(2))
    if is_erased:
        with store.transaction() as transaction:
            transaction.forget("post", sent[0].message.owner)
    stored = StoredMessages(store, "post")
    forgotten = [
        asyncio.create_task(stored.forget([Delivered(one.sequence)], at_once=False))
        for one in (sent[0], sent[-1])
    ]
    await wait_for_commit()
    if is_carried:
        with stored.forgetting() as forget:
            turns.take_at_once([Arrival("later", "owner 1", "你好")], forget)
    assert await asyncio.gather(*forgotten) == [not is_erased, True]
