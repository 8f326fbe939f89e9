"""The terminal as a channel: one person, one chat, what is typed in and what is shown as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.features import commands, presses
from bot.features.context import Surroundings
from bot.features.displayed import Displayed, event_of
from bot.features.messenger import Recipient
from bot.features.request import Answer, Request, Shown
from bot.store import Arrival, Message
from bot.turns.turn import Turn
from dialogs.event import Event, Pressed, Said
from dialogs.rendering.wording import escape
from dialogs.reply import Reply

NAME: Final = "terminal"
OWNER: Final = "local"
"""The store is the user's own file, so there is one person."""

THEM: Final = Recipient(OWNER, OWNER)


class TerminalChannel:
    """A :class:`~bot.turns.turn.Channel`."""

    name: Final = NAME

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """Pass on what was typed or pressed."""
        answer = _answered(Request(OWNER, OWNER, turn, self._surroundings), event_of(arrival.payload))
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
        ).message(THEM)
        for one in shown
    ]
