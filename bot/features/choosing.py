"""/notices: those in force, how one stands under each, one to choose, and several to compare."""

from __future__ import annotations

from typing import Final

from bot.features.notice import NoticeLine
from bot.features.request import NO_REVISION, Answer, Request, Shown, saying
from bot.wording import say, words
from dialogs.event import Pressed
from dialogs.notices.choosing import NOTICE
from dialogs.reply import Button, Reply
from dialogs.session import Session

COMPARE: Final = "notices"
_COMPARED: Final = f"{COMPARE}=compare"


def listed(request: Request) -> Answer:
    """All of them, with a button for each but the one that is talked about."""
    lines = request.surroundings.notice.in_force(request.today, _open_session(request))
    if not lines:
        return saying(words("browse.no_notice"))
    text = words("known_notices.listed", notices=lines, now=request.notice)
    rows = [(_button(line),) for line in lines if line.id != request.notice and len(lines) > 1]
    if sum(bool(line.standing) for line in lines) > 1:
        rows.append((Button(say("known_notices.compare"), _COMPARED),))
    return Answer((Shown(Reply(text, tuple(rows)), NO_REVISION, request.officer.desk.open),))


def compared(request: Request, pressed: Pressed) -> Answer:
    """The open assessment under every notice that was talked about."""
    if pressed.data != _COMPARED:
        return Answer(notice=say("press.unknown"))
    told = request.surroundings.notice.compared(_open_session(request), request.today)
    return saying(words("known_notices.nothing_to_compare") if told is None else told)


def _button(line: NoticeLine) -> Button:
    return Button(say("known_notices.choose", name=line.name), f"{NOTICE}={line.id}")


def _open_session(request: Request) -> Session | None:
    return request.turn.session(request.owner, request.officer.desk.open)
