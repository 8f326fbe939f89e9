"""What is said of a roster on Telegram, from its receipt to its result."""

from __future__ import annotations

import math
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from bot.channels.telegram.call import EDIT_TEXT, SEND_TEXT, Call
from bot.channels.telegram.formatting import formatted
from bot.channels.telegram.keyboard import keyboard
from bot.turns.sanitize import clean
from bot.wording import say, words
from dialogs.reply import Button

if TYPE_CHECKING:
    from bot.roster.job import RosterProgress
    from bot.store.rosters import Roster
    from dialogs.rendering.wording import Markdown

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CANCEL: Final = "roster=cancel."
TEMPLATE: Final = "roster=template"
NO_REVISION: Final = 0
"""A roster is no part of a conversation, so that no press on its buttons is too late for one."""

_LONGEST_NAME: Final = 60
_MINUTE: Final = 60
_HOUR: Final = 3600
_STEP: Final = 10
"""Seconds to which a short time is rounded up."""


def shown_name(given: str) -> str:
    """What a file is called in words and as the name of its result; never a path."""
    last = clean(given).replace("\n", " ").replace("\\", "/").rpartition("/")[2].strip()
    return last[-_LONGEST_NAME:] or say("roster.unnamed")


def result_name(name: str) -> str:
    """What the result is called, after the file that was sent."""
    return say("roster.result_file", name=PurePosixPath(name).stem)


def taken(chat: int, number: int, text: Markdown) -> Call:
    """The message in which the progress of a roster will be shown."""
    return Call(
        method=SEND_TEXT,
        arguments={"chat_id": chat, **_said(text), "reply_markup": _cancelling(number)},
        progress_of=number,
    )


def progressing(roster: Roster, message: int, text: Markdown) -> Call:
    """The same message with another text."""
    return Call(
        method=EDIT_TEXT,
        arguments={**_place(roster, message), **_said(text), "reply_markup": _cancelling(roster.number)},
    )


def ended(roster: Roster, message: int, text: Markdown) -> Call:
    """The same message with its last text: there is nothing to cancel any more."""
    return Call(method=EDIT_TEXT, arguments={**_place(roster, message), **_said(text)})


def waiting(name: str, ahead: int) -> Markdown:
    """It was taken; ``ahead``: so many go before it."""
    said = "roster.waiting" if ahead else "roster.next"
    return words(said, name=name, ahead=ahead)


def working(name: str, progress: RosterProgress, seconds_left: float | None) -> Markdown:
    """So many rows are done, of how many, and how long the rest will take."""
    resumed = _resumed(progress.resumed)
    if progress.done >= progress.total:
        return words("roster.writing", name=name, total=f"{progress.total:,}", resumed=resumed)
    left = "" if seconds_left is None else say("roster.left", time=_time(seconds_left))
    return words(
        "roster.working",
        name=name,
        done=f"{progress.done:,}",
        total=f"{progress.total:,}",
        share=progress.done * 100 // progress.total,
        left=left,
        resumed=resumed,
    )


def assessed(name: str, resumed: int) -> Markdown:
    """It is done, ``resumed`` rows of it before an interruption."""
    return words("roster.assessed", name=name, resumed=_resumed(resumed))


def _resumed(rows: int) -> str:
    return say("roster.resumed", count=f"{rows:,}") if rows else ""


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return say("roster.seconds", count=max(1, math.ceil(seconds / _STEP)) * _STEP)
    if seconds < _HOUR:
        return say("roster.minutes", count=math.ceil(seconds / _MINUTE))
    return say("roster.hours", count=math.ceil(seconds / _HOUR))


def _place(roster: Roster, message: int) -> dict[str, Any]:
    return {"chat_id": int(roster.wanted.chat), "message_id": message}


def _said(text: Markdown) -> dict[str, Any]:
    return formatted(text).pieces()[0].fields()


def _cancelling(number: int) -> dict[str, Any]:
    button = Button(say("roster.cancel"), f"{CANCEL}{number}")
    return keyboard(((button,),), NO_REVISION)


class Estimate:
    """How long the rest takes, by how long the rows took that were not done before."""

    def __init__(self) -> None:
        self._first: tuple[int, float] | None = None

    def left(self, progress: RosterProgress, now: float) -> float | None:
        """Seconds from ``now``; None before there is something to go by. Rows done before cost nothing."""
        fresh = progress.done - progress.resumed
        if self._first is None:
            self._first = (fresh, now)
            return None
        done, since = self._first
        if fresh <= done:
            return None
        return (progress.total - progress.done) * (now - since) / (fresh - done)
