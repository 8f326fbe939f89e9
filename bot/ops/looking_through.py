"""Looking through the notices that have changed, beside the start: by a process of its own, after which others go.

An id comes to the process as a line, and what does not hold together of that notice goes as one.
"""

from __future__ import annotations

import logging
import sys
from typing import Final

from pydantic import TypeAdapter

from bot.notices import changed, keep_sound, notices, refusal
from bot.ops.line_process import LineProcess, ReadingFailedError
from bot.ops.line_work import answer_lines
from rules import NoticeRefused, Policies

PROGRAM: Final = "bot.ops.looking_through"
SECONDS: Final = 60.0
"""Of the processor's time that one notice may take."""
LONGEST: Final = 1_000_000
REFUSAL: Final = TypeAdapter(tuple[str, int, str] | None)
"""File, line and message of what does not hold together."""

_log = logging.getLogger(__name__)


async def look_through(policies: Policies) -> None:
    """Name each that does not hold together, and serve on without it; whoever needs one sooner reads it themselves."""
    process = LineProcess(PROGRAM, SECONDS, LONGEST)
    is_through = True
    try:
        for edition in changed(policies):
            told = await process.answer(edition.id.encode())
            refused = None if told is None else REFUSAL.validate_json(told)
            if told is None:
                is_through = False
                _log.warning("A notice takes too long to be looked through: %s", edition.id)
            elif refused is not None and edition.id in {one.id for one in policies.editions}:
                policies.refuse(edition.id, NoticeRefused(*refused))
            if refused is not None:
                sys.stderr.write(f"{refusal(NoticeRefused(*refused))}\n")
        if is_through:
            keep_sound(policies)
    except ReadingFailedError as failed:
        _log.warning("The notices were not looked through: exit code %s", failed)
    finally:
        await process.stop()


def looked_at(line: bytes) -> bytes:
    """The refusal of the notice with that id, or null."""
    edition = next(one for one in notices().editions if one.id == line.strip().decode())
    try:
        edition.policy  # noqa: B018 - it is read here
    except NoticeRefused as refused:
        return REFUSAL.dump_json((refused.file, refused.line, refused.message))
    return REFUSAL.dump_json(None)


if __name__ == "__main__":
    answer_lines(looked_at)
