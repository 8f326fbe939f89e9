"""The smallest channel of all, and what has come of its turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.store import Arrival, Message, Received, StoreRefused
from dialogs.event import Opened, Said
from dialogs.session import Session
from tests.bot.toy import heard

if TYPE_CHECKING:
    from bot.turns.turn import Turn
    from bot.turns.turns import Turns


@dataclass
class Post:
    """A channel whose updates are what was said, and whose messages are what is answered."""

    name: str = "post"
    revisions: list[int] = field(default_factory=list)

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        if arrival.payload == "/delete":
            turn.transaction.forget(turn.channel, arrival.owner)
            return [Message(arrival.owner, arrival.owner, "删除了")]
        if arrival.payload == "/full disk":
            raise StoreRefused("磁盘已满")
        event = Opened() if arrival.payload == "/start" else Said(arrival.payload)
        session, replies = turn.talk(arrival.owner, event)
        self.revisions.append(session.revision)
        return [Message(arrival.owner, arrival.owner, reply.text) for reply in replies]

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        if not arrival.owner:
            raise ValueError("there is nobody to tell")
        return [Message(arrival.owner, arrival.owner, words)]


def said(turns: Turns, owner: str) -> list[str]:
    with turns.store.transaction() as transaction:
        state = transaction.session("post", owner)
    return [] if state is None else heard(Session.model_validate_json(state))


def unsent(turns: Turns) -> list[str]:
    with turns.store.transaction() as transaction:
        return [waiting.message.payload for waiting in transaction.unsent("post")]


def waiting(turns: Turns) -> list[Received]:
    with turns.store.transaction() as transaction:
        return transaction.pending("post")
