"""Pressed buttons. Every press is answered at once; one that is not current has no effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import browsing, personal, reminding, words
from bot.telegram.call import answer_press
from bot.telegram.keyboard import pressed
from bot.telegram.telling import Addressee, told

if TYPE_CHECKING:
    from bot.store import Message
    from bot.telegram.surroundings import Surroundings
    from bot.telegram.update import Message as Shown
    from bot.telegram.update import Press
    from bot.turn import Turn
    from dialogs.event import Pressed


def answered(press: Press, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """End the wheel on the button, and say or do what the press calls for."""
    owner = str(press.sender.id)
    shown = press.message
    if shown is None or not shown.chat.is_private or shown.chat.id != press.sender.id:
        return [answer_press(press.id, owner, words.plain("press.foreign"))]
    event = pressed(press.data)
    if event is None:
        return [answer_press(press.id, owner, words.plain("press.unknown"))]
    if browsing.is_browsing(event):
        page = browsing.turned(Addressee(shown.chat.id, owner), event, turn.today, surroundings, shown)
        return [answer_press(press.id, owner, "" if page else words.plain("press.unknown")), *page]
    return _obeyed(press.id, event, turn, surroundings, shown)


def _obeyed(
    press: str, event: Pressed, turn: Turn, surroundings: Surroundings, shown: Shown
) -> list[Message]:
    """What concerns the person and the conversation."""
    owner = str(shown.chat.id)
    to = Addressee(shown.chat.id, owner)
    if event.data in {personal.DELETE, personal.KEEP}:
        return [answer_press(press, owner), *personal.decided(to, event, turn, shown)]
    if reminding.is_about_reminder(event):
        done = reminding.decided(to, event, turn, surroundings, shown)
        return [answer_press(press, owner), *done]
    objection = _objection(event, turn, owner)
    if objection is not None:
        return [answer_press(press, owner, words.plain(objection))]
    return [answer_press(press, owner), *_talk(to, event, turn, surroundings, shown)]


def _objection(event: Pressed, turn: Turn, owner: str) -> str | None:
    """Why the press is not obeyed: the conversation has gone on, or is gone."""
    session = turn.session(owner)
    if session is None:
        return "press.nobody"
    return "press.used" if session.revision != event.revision else None


def _talk(
    to: Addressee, event: Pressed, turn: Turn, surroundings: Surroundings, shown: Shown
) -> list[Message]:
    before = turn.session(to.owner)
    session, replies = turn.talk(to.owner, event)
    messages = told(to, replies, session.revision, shown)
    return messages + reminding.offer(to, turn, surroundings, before, session)
