"""Writing to a person on the day for which they wait, if they want it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.store import Reminder
from bot.telegram import words
from bot.telegram.telling import Addressee, said, told
from dialogs.reply import Button, Reply

if TYPE_CHECKING:
    from bot.store import Message
    from bot.telegram.surroundings import Surroundings
    from bot.telegram.update import Message as Shown
    from bot.turn import Turn
    from dialogs.event import Pressed
    from dialogs.session import Session

_REMIND: Final = "remind"
NO: Final = f"{_REMIND}=no"


def offer(
    to: Addressee, turn: Turn, surroundings: Surroundings, before: Session | None, session: Session
) -> list[Message]:
    """Ask whether to remind, when a conversation has just come to wait for a day."""
    gaps = surroundings.notice.time_gaps(session, turn.today)
    if not gaps or (before is not None and surroundings.notice.time_gaps(before, turn.today) == gaps):
        return []
    gap = gaps[0]
    yes = Button(words.plain("remind.yes"), f"{_REMIND}={gap.due.isoformat()}")
    reply = Reply(
        words.markdown("remind.ask", day=gap.due, subject=gap.subject),
        ((yes, Button(words.plain("remind.no"), NO)),),
    )
    return told(to, [reply], session.revision)


def decided(
    to: Addressee, pressed: Pressed, turn: Turn, surroundings: Surroundings, shown: Shown
) -> list[Message]:
    """Keep the reminder, or none. The day must be one that the conversation waits for."""
    if pressed.data == NO:
        return told(to, [Reply(words.markdown("remind.declined"), edits_last=True)], 0, shown)
    session = turn.session(to.owner)
    gaps = [] if session is None else surroundings.notice.time_gaps(session, turn.today)
    for gap in gaps:
        if pressed.data == f"{_REMIND}={gap.due.isoformat()}":
            turn.transaction.remind(turn.channel, Reminder(str(to.chat), to.owner, gap.due, gap.subject))
            kept = words.markdown("remind.kept", day=gap.due, subject=gap.subject)
            return told(to, [Reply(kept, edits_last=True)], 0, shown)
    return told(to, [Reply(words.markdown("remind.outdated"), edits_last=True)], 0, shown)


def is_about_reminder(pressed: Pressed) -> bool:
    """Whether the press answers :func:`offer`."""
    return pressed.data.startswith(f"{_REMIND}=")


def reminded(reminder: Reminder) -> list[Message]:
    """What to write on the day."""
    to = Addressee(int(reminder.chat), reminder.owner)
    return said(to, words.markdown("remind.due", day=reminder.due, subject=reminder.subject))
