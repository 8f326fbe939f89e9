"""Writing to a person on the day for which they wait, if they want it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.telegram.render import Addressee, said, told
from bot.features.cases import Officer
from bot.store import Reminder
from bot.wording import say, words
from dialogs.reply import Button, Reply

if TYPE_CHECKING:
    from datetime import date

    from bot.channels.telegram.update import ReceivedMessage as Shown
    from bot.features.cases import CaseAnswer
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.event import Pressed
    from dialogs.rendering.wording import Markdown

_REMIND: Final = "remind"
NO: Final = f"{_REMIND}=no"


def offer(to: Addressee, turn: Turn, surroundings: Surroundings, answer: CaseAnswer) -> list[Message]:
    """Ask whether to remind, when an assessment has just come to wait for a day."""
    session, before = answer.session, answer.before
    if session is None:
        return []
    gaps = surroundings.notice.time_gaps(session, turn.today)
    if not gaps or (before is not None and surroundings.notice.time_gaps(before, turn.today) == gaps):
        return []
    gap = gaps[0]
    yes = Button(say("remind.yes"), f"{_REMIND}={gap.due.isoformat()}")
    reply = Reply(
        _worded("ask", gap.due, gap.subject, answer.label),
        ((yes, Button(say("remind.no"), NO)),),
    )
    return told(to, [reply], session.revision, case=answer.case)


def decided(
    to: Addressee, pressed: Pressed, turn: Turn, surroundings: Surroundings, shown: Shown
) -> list[Message]:
    """Keep the reminder, or none. The day must be one that the assessment of the button waits for."""
    if pressed.data == NO:
        return told(to, [Reply(words("remind.declined"), edits_last=True)], 0, shown)
    case = Officer(turn, to.owner, surroundings.casework_for(to.owner)).numbered(pressed.case)
    label = "" if case is None else case.label
    session = turn.session(to.owner, pressed.case)
    gaps = [] if session is None else surroundings.notice.time_gaps(session, turn.today)
    for gap in gaps:
        if pressed.data == f"{_REMIND}={gap.due.isoformat()}":
            kept = Reminder(str(to.chat), to.owner, gap.due, gap.subject, pressed.case, label)
            turn.transaction.remind(turn.channel, kept)
            text = _worded("kept", gap.due, gap.subject, label)
            return told(to, [Reply(text, edits_last=True)], 0, shown)
    return told(to, [Reply(words("remind.outdated"), edits_last=True)], 0, shown)


def _worded(what: str, day: date, subject: str, label: str) -> Markdown:
    """In words; of a case when there is its ``label``."""
    if label:
        return words(f"remind.case.{what}", day=day, subject=subject, label=label)
    return words(f"remind.{what}", day=day, subject=subject)


def is_about_reminder(pressed: Pressed) -> bool:
    """Whether the press answers :func:`offer`."""
    return pressed.data.startswith(f"{_REMIND}=")


def reminded(reminder: Reminder) -> list[Message]:
    """What to write on the day."""
    to = Addressee(int(reminder.chat), reminder.owner)
    return said(to, _worded("due", reminder.due, reminder.subject, reminder.label))
