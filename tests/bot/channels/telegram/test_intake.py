"""How updates are taken in: while some are answered others come, and whatever was answered is on its way."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.telegram.channel import NAME, TelegramChannel
from bot.channels.telegram.client import READ_TIMEOUT, BotApi
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.inline import InlineAnswers
from bot.channels.telegram.intake import BATCH, Intake
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.pacing import UNLIMITED, Pace
from bot.channels.telegram.stored_messages import StoredMessages
from bot.clock import beijing_now
from bot.features.context import Surroundings
from bot.ops.metrics import Metrics
from bot.ops.supervision import Supervisor, stopped
from bot.store import StoreRefused
from bot.store.sqlite.log import WriteAheadLog
from bot.turns.rate_limit import RateLimit
from bot.turns.turns import Turns
from tests.bot.toy import FAILING, Toy
from tests.bot.toy_notice import ToyNotice
from tests.bot.watched_store import Watched

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import date
    from pathlib import Path

    from dialogs.event import Event
    from dialogs.reply import Reply
    from dialogs.session import Session

COMMITS, STATEMENTS = 1, 6
A_TURN = 0.001
"""Seconds by the clock of the test."""


@dataclass
class Road:
    """From updates to messages, without Telegram; time passes by turns and commits alone."""

    folder: Path
    a_commit: float = 0.0
    now: float = 0.0
    sent: list[str] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)
    """At each turn, how many had been answered and how much had been sent."""
    numbers: int = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        metrics, supervisor, notice = Metrics(NAME), Supervisor(), ToyNotice()
        with self._store() as self.store:
            bot, limit = self._telegram(), RateLimit(0)
            channel = TelegramChannel("bot", Surroundings(notice, 90), limit, metrics)
            delivery = Delivery(StoredMessages(self.store, NAME), bot, Pace(UNLIMITED), metrics, self.folder)
            self.outbox = Outbox(delivery, supervisor)
            inline = InlineAnswers(bot, notice, limit, metrics, beijing_now, supervisor)
            turns = Turns(self.store, self._conversation(), channel)
            self.intake = Intake(turns, self.outbox, inline, metrics, supervisor)
            self.answering = asyncio.create_task(self.intake.answer())
            self.store.watch()
            try:
                yield
            finally:
                await stopped(self.answering)
                await self.outbox.drained()
                await self.outbox.stop()

    async def proved(self, people: int = 1) -> None:
        """What came first after the start is answered, and has arrived."""
        await self.say(people)
        await self.intake.answered()
        await self.outbox.drained()
        self.store.watch()
        self.told.clear()
        self.sent.clear()

    async def say(self, people: int, text: str = "你好", first: int = 1) -> None:
        updates = [self.update(person, text) for person in range(first, first + people)]
        await self.intake.take(updates, comes_again=True)

    def update(self, person: int, text: str) -> dict[str, Any]:
        self.numbers += 1
        chat = {"id": person, "type": "private"}
        message = {"message_id": self.numbers, "chat": chat, "from": {"id": person}, "text": text}
        return {"update_id": self.numbers, "message": message}

    @property
    def waiting(self) -> int:
        with self.store.transaction() as transaction:
            return len(transaction.pending(NAME))

    @property
    def batches(self) -> list[int]:
        """How many turns were taken with each commit."""
        return list(Counter(answered for answered, _ in self.told).values())

    def _store(self) -> Watched:
        road = self

        class Slow(Watched):
            def rows(self, sql: str, parameters: Any = ()) -> list[Any]:
                road.now += road.a_commit if sql == "COMMIT" else 0.0
                return super().rows(sql, parameters)

        return Slow(self.folder / "zhicheng.sqlite3")

    def _conversation(self) -> Toy:
        road = self

        class Timed(Toy):
            def turn(
                self, session: Session | None, event: Event, today: date
            ) -> tuple[Session, tuple[Reply, ...]]:
                road.now += A_TURN
                road.told.append((road.store.commits, len(road.sent)))
                return super().turn(session, event, today)

        return Timed()

    def _telegram(self) -> BotApi:
        road = self

        class Telegram(BotApi):
            async def perform(
                self, method: str, arguments: Any, *, read_timeout: float = READ_TIMEOUT
            ) -> Any:
                del method, read_timeout
                await asyncio.sleep(0)  # as aiohttp before it writes
                road.sent.append(arguments["text"])
                await asyncio.sleep(0)
                return {"message_id": len(road.sent)}

        return Telegram.at("http://telegram.example", "1:secret")


@pytest.fixture
def road(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Road:
    made = Road(tmp_path)
    monkeypatch.setattr("bot.channels.telegram.intake.perf_counter", lambda: made.now)
    return made


@pytest.mark.parametrize("people", [1, 2, 10])
async def test_a_batch_on_telegram_takes_one_commit_and_six_statements_at_most(
    road: Road, people: int
) -> None:
    async with road.open():
        for _ in range(3):
            await road.proved(people)
        await road.say(people)
        assert (road.store.commits, road.store.statements <= STATEMENTS) == (COMMITS, True), road.store.said
        assert road.batches == [people]


@pytest.mark.parametrize("people", [BATCH + 1, 60, 100])
async def test_more_is_asked_for_as_soon_as_a_batch_is_answered_and_the_others_are_stored(
    road: Road, people: int
) -> None:
    async with road.open():
        await road.proved(BATCH)
        await stopped(road.answering)
        await road.say(people)
        answered = len(road.told)
        assert 1 <= answered <= BATCH
        assert road.store.commits == COMMITS
        assert road.waiting == people - answered


async def test_what_comes_while_others_wait_is_stored_with_their_answers(road: Road) -> None:
    async with road.open():
        await road.proved(BATCH)
        await road.say(60, "一")
        await road.say(30, "二", first=61)
        assert sum(road.batches) < 90
        await road.intake.answered()
        assert sum(road.batches) == 90
        assert road.store.commits == len(road.batches)


@pytest.mark.parametrize("text", [FAILING, "长" * 400])
async def test_what_cannot_be_answered_at_once_loses_nothing_of_what_came_with_it(
    road: Road, text: str
) -> None:
    async with road.open():
        await road.proved(BATCH)
        says: Iterable[tuple[int, str]] = [
            (1, "一"),
            (2, text),
            (1, "二"),
            *((each, "三") for each in range(3, 60)),
        ]
        await road.intake.take([road.update(*one) for one in says], comes_again=True)
        await road.intake.answered()
        await road.outbox.drained()
        assert [told for told in road.sent if told in {"听到「一」。", "听到「二」。"}] == [
            "听到「一」。",
            "听到「二」。",
        ]
        assert road.sent.count("听到「三」。") == 57
        assert road.waiting == 0


@pytest.mark.parametrize("comes_again", [True, False])
async def test_what_was_kept_although_that_was_refused_is_answered(
    road: Road, monkeypatch: pytest.MonkeyPatch, *, comes_again: bool
) -> None:
    async with road.open():
        await road.proved(2)
        updates = [road.update(person, text) for person, text in [(1, "一"), (2, "二"), (1, "三")]]
        with monkeypatch.context() as full:
            full.setattr(WriteAheadLog, "empty", _refused)  # once the commit is made
            with pytest.raises(StoreRefused):
                await road.intake.take(updates, comes_again=comes_again)
        await road.intake.take(updates, comes_again=comes_again)
        await road.intake.answered()
        await road.outbox.drained()
        assert road.waiting == 0
        heard = [told for told in road.sent if told.startswith("听到")]
        assert sorted(heard) == ["听到「一」。", "听到「三」。", "听到「二」。"]
        assert heard.index("听到「一」。") < heard.index("听到「三」。")


def _refused(*_: object, **__: object) -> None:
    raise StoreRefused("disk full")


@pytest.mark.parametrize("a_commit", [0.0, 0.02, 1.0])
async def test_batches_are_as_large_as_turns_are_fast_however_slow_their_commits(
    road: Road, a_commit: float
) -> None:
    road.a_commit = a_commit
    async with road.open():
        await road.proved(60)
        await road.say(60)
        await road.intake.answered()
        assert max(road.batches) >= int(0.02 / A_TURN) - 1


async def test_what_was_answered_is_on_its_way_before_the_next_are_looked_at(road: Road) -> None:
    async with road.open():
        await road.proved(60)
        await road.say(60)
        await road.intake.answered()
        first, *others = road.batches
        assert others
        answered = 0
        for count in (first, *others):
            assert {sent >= answered for _, sent in road.told[answered : answered + count]} == {True}
            answered += count
