"""Which of the four outcomes a question calls for: about work, about a clause, silent, or not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.enquiry.lexicon import Family
from rules.enquiry.resolution import BARE_LEVEL, SPOKEN

if TYPE_CHECKING:
    from rules.enquiry.reading import Reading
    from rules.enquiry.resolution import Resolved

SURELY = 0.9
"""What must speak for a direction besides hints: one term of two characters."""
HARDLY = 0.3
"""What hints must speak for a direction when it is asked for and nothing else speaks."""
UNASKED = 2.0
"""What must speak for a direction when something is asked, but not for a direction."""


def is_weak(reading: Reading, resolved: Resolved | None) -> bool:
    """So little is understood that the question may be misspelt."""
    understood = reading.work.surely >= SURELY or reading.work.shared or reading.says(Family.SILENCE)
    return not understood and (resolved is None or resolved.score <= BARE_LEVEL)


def asks_direction(reading: Reading, resolved: Resolved | None) -> bool:
    """A direction is asked for, and the work is spoken of."""
    if not reading.says(Family.ASKS_DIRECTION):
        return False
    work = reading.work
    clause = resolved.score if resolved else 0.0
    if reading.says(Family.CONDITION_NAMED) and reading.levels.target and clause > work.surely:
        return False
    if work.surely >= SURELY:
        return resolved is None or resolved.about != "clause" or clause <= work.surely
    if work.shared:
        return clause <= SPOKEN or not _reviewed(reading)
    return work.score >= HARDLY and clause <= BARE_LEVEL


def silent_on(reading: Reading, resolved: Resolved | None) -> str | None:
    """The matter that is asked about and that the notice does not mention."""
    silence = reading.of(Family.SILENCE)
    if silence.surely or (silence.weights and (resolved is None or resolved.score <= BARE_LEVEL)):
        return silence.best
    return None


def is_bare_work(reading: Reading, resolved: Resolved | None) -> bool:
    """Work is spoken of, and nothing is asked about a review."""
    work = reading.work
    clause = resolved.score if resolved else 0.0
    asked = reading.says(Family.ASKS)
    if work.surely >= (UNASKED if asked else SURELY):
        return reading.levels.target is None and not reading.says(Family.EXCEPTIONAL) and work.score > clause
    return bool(work.shared) and not asked and not _reviewed(reading)


def _reviewed(reading: Reading) -> bool:
    """Whether a review is spoken of at all."""
    families = (Family.CONDITION_NAMED, Family.EXCEPTIONAL, Family.TOPIC, Family.EDUCATION)
    return reading.levels.target is not None or any(reading.says(family) for family in families)
