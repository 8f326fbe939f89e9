"""Pressed buttons. Every press is answered at once; one that is not current has no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.call import answer_press
from bot.channels.telegram.keyboard import pressed
from bot.channels.telegram.render import Addressee, told
from bot.features import browsing, cases, privacy, reminders
from bot.features.jobs import roster_commands
from bot.wording import say
from dialogs.cases.press import is_about_cases

if TYPE_CHECKING:
    from bot.channels.telegram.update import Press
    from bot.channels.telegram.update import ReceivedMessage as Shown
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.event import Pressed


def answered(press: Press, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """End the wheel on the button, and say or do what the press calls for."""
    owner = str(press.sender.id)
    shown = press.message
    if shown is None or not shown.chat.is_private or shown.chat.id != press.sender.id:
        return [answer_press(press.id, owner, say("press.foreign"))]
    event = pressed(press.data)
    if event is None:
        return [answer_press(press.id, owner, say("press.unknown"))]
    if browsing.is_browsing(event):
        page = browsing.turned(Addressee(shown.chat.id, owner), event, turn.today, surroundings, shown)
        return [answer_press(press.id, owner, "" if page else say("press.unknown")), *page]
    return _obeyed(press.id, event, turn, surroundings, shown)


def _obeyed(
    press: str, event: Pressed, turn: Turn, surroundings: Surroundings, shown: Shown
) -> list[Message]:
    """What concerns the person and the conversation."""
    owner = str(shown.chat.id)
    to = Addressee(shown.chat.id, owner)
    if event.data in {privacy.DELETE, privacy.KEEP}:
        return [answer_press(press, owner), *privacy.decided(to, event, turn, shown)]
    if reminders.is_about_reminder(event):
        done = reminders.decided(to, event, turn, surroundings, shown)
        return [answer_press(press, owner), *done]
    if roster_commands.is_about_roster(event):
        return roster_commands.pressed(press, event, turn, surroundings, shown)
    officer = cases.Officer(turn, owner, surroundings.casework_for(owner))
    objection = _objection(event, officer)
    if objection is not None:
        return [answer_press(press, owner, objection)]
    answer = cases.answered(officer, event)
    messages = told(to, answer.replies, answer.revision, shown, answer.case)
    return [answer_press(press, owner), *messages, *reminders.offer(to, turn, surroundings, answer)]


def _objection(event: Pressed, officer: cases.Officer) -> str | None:
    """Why the press is not obeyed: it is not theirs to press, or the conversation is not the open one, has gone on,
    or is gone.
    """
    if is_about_cases(event.data):
        return say("press.only_hr") if officer.casework is None else None
    other = officer.objection(event)
    if other is not None:
        return other
    session = officer.turn.session(officer.owner, event.case)
    if session is None:
        return say("press.nobody")
    return say("press.used") if session.revision != event.revision else None
