"""What is asked of a roster that is sent to the bot, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from bot.roster.limits import Limits
from bot.settings import Settings
from bot.wording import in_channel, say

MEGABYTE: Final = 1_000_000

LONGEST: Final = 4 * 3600.0
"""Seconds that a roster may take: in the background, it waits for every chat."""


class RosterTerms(NamedTuple):
    """``waiting_each``: so many may a person have under way; ``keep``: how long files stay after the result.

    ``workers``: so many are assessed side by side.
    """

    limits: Limits = Limits(seconds=LONGEST)
    waiting_each: int = 3
    keep: timedelta = timedelta()
    workers: int = 1


USUAL: Final = RosterTerms()


def terms_of(settings: Settings) -> RosterTerms:
    """The terms that the operator has set."""
    limits = Limits(
        file_bytes=settings.roster_max_mb * MEGABYTE, rows=settings.roster_max_rows, seconds=LONGEST
    )
    keep = timedelta(days=settings.roster_keep_days)
    return RosterTerms(limits, settings.roster_waiting, keep, settings.roster_workers)


def too_big(most: int, channel: str) -> str:
    """What to say of a file that is larger than ``most`` bytes."""
    return say(in_channel("roster.too_big", channel), most=f"{most / MEGABYTE:.0f}")


def kept(days: int) -> str:
    """What becomes of the files once the result has arrived."""
    return say("roster.kept" if days else "roster.not_kept", days=days)
