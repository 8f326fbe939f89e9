"""The terminal as a channel: one person, one chat, what is typed in and what is shown as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

from bot.features import commands, presses
from bot.features.messenger import StoredFile
from bot.features.request import Answer, Request, Shown
from bot.store import OWN, Message
from dialogs.event import Commanded, Opened, Pressed, Said
from dialogs.rendering.wording import escape
from dialogs.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.features.context import Surroundings
    from bot.store import Arrival
    from bot.turns.turns import Turn
    from dialogs.event import Event

NAME: Final = "terminal"
OWNER: Final = "local"
"""The store is the user's own file, so there is one person."""


class Displayed(BaseModel):
    """A reply as it goes to the screen, with a ``file`` that is stored. The rest as in
    :class:`~bot.features.request.Shown`.
    """

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    revision: int
    reply: Reply
    case: int = OWN
    progress_of: int | None = None
    file: StoredFile | None = None

    def message(self) -> Message:
        """To be posted."""
        return Message(chat=OWNER, owner=OWNER, payload=self.model_dump_json())


_EVENTS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in (Opened, Said, Pressed, Commanded)}


def entered(event: Event) -> str:
    """``event`` as an update's payload."""
    return json.dumps({"kind": type(event).__name__, **asdict(event)}, ensure_ascii=False)


def _event(payload: str) -> Event:
    fields = json.loads(payload)
    return _EVENTS[fields.pop("kind")](**fields)


class TerminalChannel:
    """A :class:`~bot.turns.turns.Channel`."""

    name: Final = NAME

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """Pass on what was typed or pressed."""
        answer = _answered(Request(OWNER, OWNER, turn, self._surroundings), _event(arrival.payload))
        notice = [Shown(Reply(escape(answer.notice)))] if answer.notice else []
        return displayed([*notice, *answer.shown])

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """Whatever came in, it came from the one who sits here."""
        del arrival
        return displayed([Shown(Reply(words))])


def _answered(request: Request, event: Event) -> Answer:
    match event:
        case Said(text):
            return commands.typed(request, text)
        case Pressed():
            return presses.pressed(request, event)
    return commands.talked(request, event)


def displayed(shown: Iterable[Shown]) -> list[Message]:
    """Each as a message. What shows progress has no buttons: nobody can press one before it is over."""
    return [
        Displayed(
            revision=one.revision,
            reply=one.reply if one.progress_of is None else replace(one.reply, buttons=()),
            case=one.case,
            progress_of=one.progress_of,
        ).message()
        for one in shown
    ]
