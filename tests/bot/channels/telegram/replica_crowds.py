"""Who writes to several bots that serve together, and what must have come of it."""

from __future__ import annotations

import asyncio
import random
from itertools import count
from typing import TYPE_CHECKING, Protocol

from bot.channels.web.pieces import NAME as WEB
from bot.clock import beijing_now
from bot.turns.stored_session import restored
from dialogs.event import Opened, Said
from tests.bot.channels.telegram.bot_process import SHIPPED, TOY
from tests.bot.channels.telegram.bursts import check, write
from tests.bot.channels.telegram.walks import check_walk, take_walk, walk
from tests.bot.channels.web.insistence import SAID, answered
from tests.bot.channels.web.site_in_process import CONVERSATION, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.store import Store
    from tests.bot.channels.telegram.endurance import Toll, Trial
    from tests.botapi import BotApi


class Crowd(Protocol):
    """People who write to bots whose ``program`` is this."""

    @property
    def program(self) -> Callable[[], int]: ...

    async def write(self, page: str) -> None:
        """Return once all was said and answered; the page is at the address ``page``."""

    async def check(self, store: Store, toll: Toll) -> None:
        """Raises AssertionError: something was lost, taken twice or out of order, or a reply never came."""


class Bursts:
    """People on Telegram who write in bursts, to the toy conversation."""

    @property
    def program(self) -> Callable[[], int]:
        return TOY

    def __init__(self, trial: Trial, api: BotApi) -> None:
        chance = random.Random(trial.seed)
        self._trial = trial
        self._people = [api.person(number, f"第{number}人") for number in range(1, trial.chats + 1)]
        self._haste = [random.Random(chance.random()) for _ in self._people]

    async def write(self, page: str) -> None:
        """On Telegram only."""
        del page
        pairs = zip(self._people, self._haste, strict=True)
        await asyncio.gather(*(write(person, self._trial, haste) for person, haste in pairs))

    async def check(self, store: Store, toll: Toll) -> None:
        """Every update was taken once, in order, and no reply is missing."""
        for person in self._people:
            check(person, self._trial, store, [message.text for message in await person.messages()], toll)


class WalksAndVisits:
    """People who walk through the whole conversation on Telegram, and as many who fill in the page."""

    @property
    def program(self) -> Callable[[], int]:
        return SHIPPED

    def __init__(self, trial: Trial, api: BotApi) -> None:
        chance = random.Random(trial.seed)
        self._today = beijing_now().date()
        self._people = [api.person(number, f"第{number}人") for number in range(1, trial.chats + 1)]
        steps = trial.updates_of_each - len(SAID) - 1  # what a visitor at the page takes
        self._walks = [walk(CONVERSATION, max(steps, 3), chance, self._today) for _ in self._people]
        self._first: list[int] = []
        self._first_of_visits: list[int] = []

    async def write(self, page: str) -> None:
        """Both side by side."""
        walking = asyncio.gather(*map(take_walk, self._people, self._walks))
        visiting = asyncio.gather(*(_visited(page, number) for number, _ in zip(count(1), self._people)))
        self._first, self._first_of_visits = await walking, await visiting

    async def check(self, store: Store, toll: Toll) -> None:
        """Each came where a run without faults comes, by as many turns."""
        for person, walked, revision in zip(self._people, self._walks, self._first, strict=True):
            await check_walk(person, walked, revision, store, toll)
        expected, _ = CONVERSATION.turn(None, Opened(), self._today)
        for said in SAID:
            expected, _ = CONVERSATION.turn(expected, Said(said), self._today)
        with store.transaction() as transaction:
            assert transaction.pending(WEB) == []
            owners = {key.owner for key in transaction.keys.every("visit")}
            sessions = [restored(transaction.session(WEB, owner)) for owner in owners]
        concluded = [
            session for session in sessions if session is not None and session.state == expected.state
        ]
        # A browser whose first answer was lost may have come to be known twice; the other one has said nothing.
        assert len(concluded) == len(self._people)
        for session in concluded:
            assert session == expected.model_copy(update={"revision": session.revision})
        ends = sorted(session.revision - len(SAID) for session in concluded)
        assert ends == sorted(self._first_of_visits), "a form was taken twice, or lost"


async def _visited(page: str, number: int) -> int:
    visit = Visit(page)
    visit.session.headers["X-Forwarded-For"] = f"192.0.2.{number}"
    try:
        return await answered(visit)
    finally:
        await visit.session.close()
