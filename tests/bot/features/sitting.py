"""Somebody at a channel where several notices are in force."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from bot.channels.terminal.channel import NAME, OWNER, TerminalChannel
from bot.features.context import Surroundings
from bot.features.displayed import Displayed, entered
from bot.features.notice import PolicyNotice
from bot.store import Arrival, SqliteStore
from bot.turns.turns import Turns
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.session import Session

if TYPE_CHECKING:
    from dialogs.event import Event
    from rules import Policies

NOW: Final = datetime(2028, 3, 1, 4, tzinfo=UTC)


class Sitting:
    """Somebody at a channel with these notices."""

    def __init__(self, store: SqliteStore, policies: Policies, now: datetime = NOW) -> None:
        around = Surroundings(PolicyNotice(policies), 90, officers=frozenset({OWNER}))
        self.store = store
        self.turns = Turns(store, Conversation(policies), TerminalChannel(around), lambda: now)
        self.shown: list[Displayed] = []
        self.take(Opened())

    def take(self, event: Event) -> Sitting:
        unsent = self.turns.take([Arrival(uuid4().hex, OWNER, entered(event))])
        self.shown = [Displayed.model_validate_json(one.message.payload) for one in unsent]
        with self.store.transaction() as transaction:
            transaction.sent([one.sequence for one in unsent])
        return self

    def say(self, *texts: str) -> Sitting:
        for text in texts:
            self.take(Said(text))
        return self

    def press(self, label: str) -> Sitting:
        (shown, data) = next(
            (one, button.data)
            for one in self.shown
            for row in one.reply.buttons
            for button in row
            if button.label == label
        )
        return self.take(Pressed(data, shown.revision, shown.case))

    @property
    def text(self) -> str:
        return "\n\n".join(one.reply.text for one in self.shown)

    @property
    def labels(self) -> list[str]:
        return [button.label for one in self.shown for row in one.reply.buttons for button in row]

    @property
    def session(self) -> Session:
        with self.store.transaction() as transaction:
            state = transaction.session(NAME, OWNER)
        return Session.model_validate_json(state or "{}")
