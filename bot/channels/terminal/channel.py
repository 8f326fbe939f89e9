"""The terminal as a channel: one person, one chat, what is typed in and what is shown as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from bot.features.cases import Officer, answered
from bot.store import OWN, Message
from dialogs.event import Opened, Pressed, Said
from dialogs.reply import Reply

if TYPE_CHECKING:
    from bot.store import Arrival
    from bot.turns.turns import Turn
    from dialogs.cases.casework import Casework
    from dialogs.event import Event

OWNER: Final = "local"
"""The store is the user's own file, so there is one person."""


class Shown(BaseModel):
    """A reply as it goes to the screen. ``revision`` and ``case`` are the session's, for the buttons' sake."""

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    revision: int
    reply: Reply
    case: int = OWN


_EVENTS: Final[dict[str, type[Opened | Said | Pressed]]] = {
    kind.__name__: kind for kind in (Opened, Said, Pressed)
}


def entered(event: Event) -> str:
    """``event`` as an update's payload."""
    return json.dumps({"kind": type(event).__name__, **asdict(event)}, ensure_ascii=False)


def _event(payload: str) -> Event:
    fields = json.loads(payload)
    return _EVENTS[fields.pop("kind")](**fields)


class TerminalChannel:
    """A :class:`~bot.turns.turns.Channel`. With ``casework`` whoever sits here may also assess others."""

    name: Final = "terminal"

    def __init__(self, casework: Casework | None = None) -> None:
        self._casework = casework

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """Pass on what was typed or pressed."""
        answer = answered(Officer(turn, OWNER, self._casework), _event(arrival.payload))
        return [
            _message(Shown(revision=answer.revision, reply=reply, case=answer.case))
            for reply in answer.replies
        ]

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """Whatever came in, it came from the one who sits here."""
        del arrival
        return [_message(Shown(revision=0, reply=Reply(words)))]


def _message(shown: Shown) -> Message:
    return Message(chat=OWNER, owner=OWNER, payload=shown.model_dump_json())
