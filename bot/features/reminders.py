"""Telling a person on the day for which they wait, if they want it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.features.cases import CaseAnswer
from bot.features.messenger import Recipient
from bot.features.notice import TimeGap
from bot.features.request import Answer, Request, Shown, saying
from bot.store import Reminder, Transaction
from bot.wording import in_channel, say, words
from dialogs.event import Pressed
from dialogs.rendering.wording import Markdown, escape
from dialogs.reply import Button, Reply

REMIND: Final = "remind"
_NO: Final = f"{REMIND}=no"
_CANCEL: Final = f"{REMIND}=cancel."

MOST_LISTED: Final = 20
"""Reminders that are listed; those of later days are listed once some of these are gone."""

HOUR: Final = timedelta(hours=9)
"""Of the day, in Beijing: nobody is woken for a reminder."""


def offered(request: Request, answer: CaseAnswer) -> tuple[Shown, ...]:
    """The question whether to remind, when an assessment has just come to wait for a day.

    Who has said yes is not asked again: a reminder of the same level goes along when its day moves.
    """
    session = answer.session
    if session is None or not request.surroundings.reminds:
        return ()
    gaps = request.surroundings.notice.new_time_gaps(answer.before, session, request.today)
    if not gaps:
        return ()
    kept = [one for one in kept_by(request) if one.case == answer.case]
    if any(gap in gaps for gap in (TimeGap(one.due, one.subject) for one in kept)):
        return ()
    due, subject, _ = gaps[0]
    before = next((one for one in kept if one.subject == subject), None)
    if before is not None:
        return (Shown(Reply(_moved(request, before, due))),)
    return (_asked(request, gaps[0], answer.label, session.revision, answer.case),)


def _asked(request: Request, gap: TimeGap, label: str, revision: int, case: int) -> Shown:
    yes = Button(say("remind.yes"), f"{REMIND}={gap.due.isoformat()}", "good")
    text = _worded("ask", request.channel, gap.due, gap.subject, label)
    return Shown(Reply(text, ((yes, Button(say("remind.no"), _NO)),)), revision, case)


def _moved(request: Request, before: Reminder, due: date) -> Markdown:
    reminders = request.turn.transaction.reminders
    reminders.cancel(request.channel, before)
    reminders.keep(request.channel, before._replace(due=due))
    return _worded("moved", request.channel, due, before.subject, before.label)


def decided(request: Request, pressed: Pressed) -> Answer:
    """Keep the reminder, or none. The day must be one that the assessment of the button waits for."""
    if pressed.data == _NO:
        return _in_place(words("remind.declined"))
    if pressed.data.startswith(_CANCEL):
        return _cancelled(request, pressed.data.removeprefix(_CANCEL))
    turn = request.turn
    case = request.officer.numbered(pressed.case)
    label = "" if case is None else case.label
    session = turn.session(request.owner, pressed.case)
    gaps = [] if session is None else request.surroundings.notice.time_gaps(session, request.today)
    for due, subject, _ in gaps:
        if pressed.data == f"{REMIND}={due.isoformat()}":
            notice = request.surroundings.notice.notice_of(session, request.today)
            kept = Reminder(request.chat, request.owner, due, subject, pressed.case, label, notice)
            turn.transaction.reminders.keep(turn.channel, kept)
            return _in_place(_worded("kept", request.channel, due, subject, label))
    return _in_place(words("remind.outdated"))


def kept_by(request: Request) -> list[Reminder]:
    """The reminders that a person has asked for, soonest first."""
    return request.turn.transaction.reminders.of(request.channel, request.owner)


def listed(request: Request) -> Answer:
    """/reminders: each with a button that cancels it; where there is none, the one that could be."""
    if not request.surroundings.reminds:
        return saying(words("reminders.nowhere"))
    return (None if kept_by(request) else _asked_again(request)) or _left(request)


def _left(request: Request) -> Answer:
    kept = kept_by(request)
    if not kept:
        return _in_place(words("reminders.none"))
    lines = [_named(one) for one in kept[:MOST_LISTED]]
    buttons = tuple(
        (Button(say("reminders.cancel", what=line), _cancelling(one)),)
        for line, one in zip(lines, kept, strict=False)
    )
    shown = Markdown("\n".join(f"{place}. {escape(line)}" for place, line in enumerate(lines, start=1)))
    return Answer(
        (Shown(Reply(words("reminders.list", count=len(kept), lines=shown), buttons, edits_last=True)),)
    )


def _asked_again(request: Request) -> Answer | None:
    """The question of :func:`offered`, for whoever passed it by: of the assessment that is open."""
    case = request.officer.desk.open
    session, opened = request.turn.session(request.owner, case), request.officer.numbered(case)
    gaps = [] if session is None else request.surroundings.notice.time_gaps(session, request.today)
    if session is None or not gaps:
        return None
    label = "" if opened is None else opened.label
    return Answer((_asked(request, gaps[0], label, session.revision, case),))


def _named(reminder: Reminder) -> str:
    return say(
        "reminders.one_of_case" if reminder.label else "reminders.one",
        day=reminder.due,
        subject=reminder.subject,
        label=reminder.label,
    )


def _cancelling(reminder: Reminder) -> str:
    return f"{_CANCEL}{reminder.due.isoformat()}.{reminder.case}"


def _cancelled(request: Request, which: str) -> Answer:
    """What is left after it; of one that is gone already, no more."""
    for one in kept_by(request):
        if _cancelling(one) == f"{_CANCEL}{which}":
            request.turn.transaction.reminders.cancel(request.channel, one)
            return _left(request)._replace(notice=say("reminders.cancelled"))
    return _left(request)._replace(notice=say("reminders.gone"))


def due(transaction: Transaction, channel: str, now: datetime) -> Iterator[tuple[Recipient, Shown]]:
    """What is to be said by now, also what was to be said while nobody could; it is thereby forgotten."""
    # Before that hour, what became due yesterday may still go.
    for reminder in transaction.reminders.take_due(channel, (now - HOUR).date()):
        text = _worded("due", channel, reminder.due, reminder.subject, reminder.label)
        yield Recipient(reminder.chat, reminder.owner), Shown(Reply(text))


def _worded(what: str, channel: str, day: date, subject: str, label: str) -> Markdown:
    """In words; of a case when there is its ``label``."""
    key = f"remind.case.{what}" if label else f"remind.{what}"
    return words(in_channel(key, channel), day=day, subject=subject, label=label)


def _in_place(text: Markdown) -> Answer:
    return Answer((Shown(Reply(text, edits_last=True)),))
