"""Telling a person on the day for which they wait, if they want it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.features.messenger import Recipient
from bot.features.request import Answer, Shown
from bot.store import Reminder
from bot.wording import in_channel, say, words
from dialogs.reply import Button, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from bot.features.cases import CaseAnswer
    from bot.features.request import Request
    from bot.store import Transaction
    from dialogs.event import Pressed
    from dialogs.rendering.wording import Markdown

REMIND: Final = "remind"
_NO: Final = f"{REMIND}=no"

HOUR: Final = timedelta(hours=9)
"""Of the day, in Beijing: nobody is woken for a reminder."""


def offered(request: Request, answer: CaseAnswer) -> tuple[Shown, ...]:
    """The question whether to remind, when an assessment has just come to wait for a day."""
    session = answer.session
    if session is None or not request.surroundings.reminds:
        return ()
    gaps = request.surroundings.notice.new_time_gaps(answer.before, session, request.today)
    if not gaps:
        return ()
    due, subject = gaps[0]
    yes = Button(say("remind.yes"), f"{REMIND}={due.isoformat()}")
    text = _worded("ask", request.channel, due, subject, answer.label)
    reply = Reply(text, ((yes, Button(say("remind.no"), _NO)),))
    return (Shown(reply, session.revision, answer.case),)


def decided(request: Request, pressed: Pressed) -> Answer:
    """Keep the reminder, or none. The day must be one that the assessment of the button waits for."""
    if pressed.data == _NO:
        return _in_place(words("remind.declined"))
    turn = request.turn
    case = request.officer.numbered(pressed.case)
    label = "" if case is None else case.label
    session = turn.session(request.owner, pressed.case)
    gaps = [] if session is None else request.surroundings.notice.time_gaps(session, request.today)
    for due, subject in gaps:
        if pressed.data == f"{REMIND}={due.isoformat()}":
            kept = Reminder(request.chat, request.owner, due, subject, pressed.case, label)
            turn.transaction.remind(turn.channel, kept)
            return _in_place(_worded("kept", request.channel, due, subject, label))
    return _in_place(words("remind.outdated"))


def due(transaction: Transaction, channel: str, now: datetime) -> Iterator[tuple[Recipient, Shown]]:
    """What is to be said by now, also what was to be said while nobody could; it is thereby forgotten."""
    # Before that hour, what became due yesterday may still go.
    for reminder in transaction.take_due(channel, (now - HOUR).date()):
        text = _worded("due", channel, reminder.due, reminder.subject, reminder.label)
        yield Recipient(reminder.chat, reminder.owner), Shown(Reply(text))


def _worded(what: str, channel: str, day: date, subject: str, label: str) -> Markdown:
    """In words; of a case when there is its ``label``."""
    key = f"remind.case.{what}" if label else f"remind.{what}"
    return words(in_channel(key, channel), day=day, subject=subject, label=label)


def _in_place(text: Markdown) -> Answer:
    return Answer((Shown(Reply(text, edits_last=True)),))
