"""Pressed buttons, by the id before the ``=`` of their data. One that is not current has no effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.features import browsing, cases, choosing, commands, privacy, reminders
from bot.features.jobs import roster_commands, roster_messages
from bot.features.request import Answer, Request
from bot.wording import in_channel, say
from dialogs.cases.press import is_about_cases
from dialogs.event import Pressed
from dialogs.notices.choosing import NOTICE


def pressed(request: Request, event: Pressed) -> Answer:
    """What to say or do at a press: what its feature makes of it, or the assessment that is open."""
    handler = _FEATURES.get(event.data.partition("=")[0])
    if handler is not None:
        return handler(request, event)
    objection = _objection(request, event)
    if objection is not None:
        return Answer(notice=objection)
    return commands.told(request, cases.answered(request.officer, event))


def _notice_chosen(request: Request, event: Pressed) -> Answer:
    """It means the same whenever it is pressed, but not in another assessment."""
    objection = request.officer.objection(event)
    if objection is not None:
        return Answer(notice=objection)
    return commands.told(request, cases.answered(request.officer, event))


def _objection(request: Request, event: Pressed) -> str | None:
    """Why the press is not obeyed: it is not theirs to press, or the conversation is not the open one, has gone on,
    or is gone.
    """
    officer = request.officer
    if is_about_cases(event.data):
        return None if officer.may_assess else say("press.only_hr")
    other = officer.objection(event)
    if other is not None:
        return other
    session = request.turn.session(request.owner, event.case)
    if session is None:
        return say("press.nobody")
    return say(in_channel("press.used", request.channel)) if session.revision != event.revision else None


_FEATURES: Mapping[str, Callable[[Request, Pressed], Answer]] = {
    browsing.BROWSE: browsing.turned,
    NOTICE: _notice_chosen,
    choosing.COMPARE: choosing.compared,
    privacy.DELETE: privacy.decided,
    reminders.REMIND: reminders.decided,
    roster_messages.ROSTER: roster_commands.pressed,
}
