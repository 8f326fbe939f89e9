"""Sends what has been posted: chat by chat in order, chats side by side, no faster than Telegram allows.

A message leaves the store when Telegram has taken it, or refuses it for good; nothing else is dropped.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import Final

from bot.channels.telegram.call import Call
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.stored_messages import Delivered
from bot.ops.logs import telling
from bot.ops.supervision import Supervisor, until_stored
from bot.store import StoreRefused, Unsent

HELD: Final = 5_000
"""So many messages are held in memory; the others wait in the store."""

LEFT_AFTER: Final = 2.0
"""Seconds between two looks for what other processes have left."""

OTHERS_PAUSE: Final = 0.2
"""Seconds between two looks whether another process has sent what goes before."""

UNFORESEEN: Final = 5
"""So often a message is tried that makes something fail in a way that nobody foresaw."""

UNFORESEEN_PAUSE: Final = 1.0
"""Seconds between those attempts."""

_SENDING: Final = "sending"
"""What a chat's task is called."""


class Outbox:
    """Messages on their way to Telegram by ``delivery``."""

    def __init__(self, delivery: Delivery, supervisor: Supervisor) -> None:
        self.stored = delivery.stored
        self._delivery = delivery
        self._lanes: dict[str, deque[Unsent]] = {}
        self._numbers: set[int] = set()
        self._forgotten_meanwhile: set[int] = set()
        self._left_in_store = False
        self._supervisor = supervisor
        self._one_load_at_a_time = asyncio.Lock()

    async def load(self) -> None:
        """Take up what is in the store and not yet held. Raises StoreRefused."""
        async with self._one_load_at_a_time:
            self._forgotten_meanwhile = set()
            found = await self.stored.done(
                lambda transaction, channel: transaction.unsent(channel, limit=HELD)
            )
            self._left_in_store = len(found) == HELD
            for unsent in found:
                if unsent.sequence not in self._forgotten_meanwhile:
                    self._hold(unsent)

    async def look_for_left(self) -> None:
        """Take up, for ever, what other processes have left when they ended. Raises StoreRefused."""
        while True:
            await asyncio.sleep(LEFT_AFTER)
            if not self._left_in_store:
                await self.load()

    def post(self, messages: Iterable[Unsent]) -> None:
        """Send these, which are in the store already.

        While something is being loaded, it may be what goes before them and was another process's.
        """
        is_loading = self._one_load_at_a_time.locked()
        for unsent in messages:
            if self._left_in_store or len(self._numbers) >= HELD:
                self._left_in_store = True
                return
            self._hold(unsent._replace(after_others=unsent.after_others or is_loading))

    async def show(self, call: Call, chat: str) -> bool:
        """Make a call that is worth nothing later, unless something else is on its way to ``chat``.

        It is not stored, and what is posted meanwhile waits for it. Raises a TelegramError.
        """
        if chat in self._lanes:
            return False
        lane = self._lanes[chat] = deque()
        try:
            await self._delivery.perform(call, chat)
        finally:
            if lane:
                self._begin(chat)
            else:
                del self._lanes[chat]
        return True

    async def drained(self) -> None:
        """Return once nothing is held any more."""
        await self._supervisor.done(_SENDING)

    async def stop(self) -> None:
        """Break off; what has not been taken stays in the store."""
        await self._supervisor.stop(_SENDING)
        with suppress(StoreRefused):
            await self.stored.stop()

    def _hold(self, unsent: Unsent) -> None:
        if unsent.sequence in self._numbers:
            return
        self._numbers.add(unsent.sequence)
        chat = unsent.message.chat
        if chat in self._lanes:
            # What was another process's goes before what this one has posted meanwhile.
            insort(self._lanes[chat], unsent, key=attrgetter("sequence"))
            return
        self._lanes[chat] = deque([unsent])
        self._begin(chat)

    def _begin(self, chat: str) -> None:
        self._supervisor.begin(_SENDING, self._empty(chat))

    async def _empty(self, chat: str) -> None:
        lane = self._lanes[chat]
        while lane:
            first = lane[0]
            if await self._others_go_before(first):
                await asyncio.sleep(OTHERS_PAUSE)
                continue
            if lane[0] is not first:  # what goes before it was taken over meanwhile
                continue
            with telling(update=first.update, sequence=first.sequence):
                taken = await self._delivered(first)
            done = list(lane) if taken is None else [first]
            gone = [Delivered(each.sequence) for each in done] if taken is None else [taken]
            # The next of the chat waits for it, or the next turn is to know what has come of it.
            if await self._forgotten(gone, at_once=len(lane) > len(done) or any(one.notes for one in gone)):
                for unsent in done:
                    lane.remove(unsent)
            else:  # another has taken the chat over, or had it erased
                self._numbers.difference_update(unsent.sequence for unsent in lane)
                lane.clear()
                await self._load_more()
        del self._lanes[chat]
        if self._left_in_store and len(self._numbers) < HELD // 2:
            await self._load_more()

    async def _others_go_before(self, unsent: Unsent) -> bool:
        """Whether what goes before this in its chat is another's to send, or was and is not yet held here."""
        if not unsent.after_others:
            return False
        where = unsent.message.chat, unsent.sequence
        before = await until_stored(
            lambda: self.stored.done(lambda transaction, channel: transaction.unsent_before(channel, *where))
        )
        return not self._numbers.issuperset(before)

    async def _delivered(self, unsent: Unsent) -> Delivered | None:
        """None when nobody can be reached in its chat. A lane that stays taken would mute a person for good."""
        for _ in range(UNFORESEEN):
            try:
                return await self._delivery.deliver(unsent)
            except Exception as error:  # noqa: BLE001 - the outermost edge of sending: logged, counted, tried again
                self._supervisor.note(_SENDING, error)
                await asyncio.sleep(UNFORESEEN_PAUSE)
        self._delivery.metrics.dropped.labels("unforeseen").inc()
        return Delivered(unsent.sequence)

    async def _forgotten(self, taken: Sequence[Delivered], *, at_once: bool) -> bool:
        """Return once these are gone from the store; the next of the chat may go if they were still this process's.

        What cannot be forgotten for a reason that nobody foresaw stays there, and goes again at the next start.
        """
        try:
            were_ours = await self.stored.forget(taken, at_once=at_once)
        except Exception as error:  # noqa: BLE001 - as above
            self._supervisor.note("forgetting", error)
            return True
        self._numbers.difference_update(one.sequence for one in taken)
        self._forgotten_meanwhile.update(one.sequence for one in taken)
        return were_ours

    async def _load_more(self) -> None:
        while True:
            try:
                return await until_stored(self.load)
            except Exception as error:  # noqa: BLE001 - as above; what is in the store must not be stranded there
                self._supervisor.note("loading", error)
            await asyncio.sleep(UNFORESEEN_PAUSE)
