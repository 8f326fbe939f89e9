"""What is said of a roster, from its receipt to its result."""

from __future__ import annotations

import math
import re
from pathlib import PurePosixPath
from typing import Final

from bot.roster.messages import RosterProgress
from bot.turns.sanitize import clean
from bot.wording import in_channel, say, words
from dialogs.rendering.wording import Markdown
from dialogs.reply import Button, Reply

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ROSTER: Final = "roster"
CANCEL: Final = f"{ROSTER}=cancel."
TEMPLATE: Final = f"{ROSTER}=template"

_LONGEST_NAME: Final = 60
_MINUTE: Final = 60
_HOUR: Final = 3600
_STEP: Final = 10
"""Seconds to which a short time is rounded up."""


def shown_name(given: str) -> str:
    """What a file is called in words and as the name of its result; never a path."""
    last = clean(given).replace("\n", " ").replace("\\", "/").rpartition("/")[2].strip()
    return last[-_LONGEST_NAME:] or say("roster.unnamed")


def result_name(name: str, *, is_beside: bool = False) -> str:
    """What the result is called, after the file that was sent, which may be a result that was corrected.

    ``is_beside``: the result will lie beside that file, so that it is numbered where both would be called alike.
    """
    stem, result = PurePosixPath(name).stem, PurePosixPath(say("roster.result_file", name=""))
    again = re.fullmatch(rf"(?s:(.*)){re.escape(result.stem)}(?:-(\d{{1,2}}))?", stem)
    first = say("roster.result_file", name=again[1] if again else stem)
    if again is None or not is_beside:
        return first
    return f"{first.removesuffix(result.suffix)}-{int(again[2] or 1) + 1}{result.suffix}"


def progress(number: int, text: Markdown) -> Reply:
    """How far a roster is, with a button to cancel it."""
    button = Button(say("roster.cancel"), f"{CANCEL}{number}")
    return Reply(text, ((button,),), edits_last=True)


def waiting(name: str, ahead: int, channel: str) -> Markdown:
    """It was taken; ``ahead``: so many go before it."""
    return words(in_channel("roster.waiting" if ahead else "roster.next", channel), name=name, ahead=ahead)


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
