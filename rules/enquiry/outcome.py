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
ASKED = 1.0
"""What asking for a direction adds to the work against a topic of the notice."""
KNOWN_ASKED = 0.05
KNOWN = 0.5
NEVER = 2.0
"""The share of a text's characters that must be known from the items' words, for it to describe work."""
UNASKED = 1.5
"""What must speak for a direction when something is asked, but not for a direction."""


def is_weak(reading: Reading, resolved: Resolved | None) -> bool:
    """So little is understood that the question may be misspelt."""
    known = (Family.SILENCE, Family.IDLE)
    understood = reading.work.surely >= SURELY or reading.work.shared or any(map(reading.says, known))
    return not understood and (resolved is None or resolved.score <= BARE_LEVEL)


def asks_direction(reading: Reading, resolved: Resolved | None) -> bool:
    """A direction is asked for, and work that terms name is spoken of."""
    if not reading.says(Family.ASKS_DIRECTION):
        return False
    work = reading.work
    clause = resolved.score if resolved and is_about_review(reading) else 0.0
    named = reading.says(Family.CONDITION_NAMED) and reading.levels.target
    if named and (clause > work.surely or not reading.of(Family.ASKS_DIRECTION).surely):
        return False
    if work.surely >= SURELY:
        return resolved is None or resolved.about != "clause" or clause <= work.surely + ASKED
    if work.shared:
        return clause <= SPOKEN
    return False


def silent_on(reading: Reading, resolved: Resolved | None) -> str | None:
    """The matter that is asked about and that the notice does not mention."""
    silence = reading.of(Family.SILENCE)
    if resolved and resolved.about == "clause" and resolved.score >= sum(silence.surely.values()):
        return None
    if silence.surely or (silence.weights and (resolved is None or resolved.score <= BARE_LEVEL)):
        return silence.best
    return None


def is_idle(reading: Reading, resolved: Resolved | None) -> bool:
    """Small talk, abuse, or orders to the machine, more than anything about the notice."""
    idle = reading.of(Family.IDLE).weight
    return idle > 0 and idle >= reading.work.score and idle >= (resolved.score if resolved else 0.0)


def is_bare_work(reading: Reading, resolved: Resolved | None) -> bool:
    """Work that terms name is spoken of, and nothing is asked about a review."""
    work = reading.work
    clause = resolved.score if resolved else 0.0
    asked = reading.says(Family.ASKS)
    if reading.levels.target is not None or reading.says(Family.EXCEPTIONAL):
        return False
    if work.surely >= (UNASKED if asked else SURELY):
        return work.score > max(clause, reading.of(Family.SILENCE).best_weight)
    return bool(work.shared) and not asked and not is_about_review(reading)


def known_to_describe_work(reading: Reading, resolved: Resolved | None) -> float:
    """No term names the work: the share of its characters that the items' words must have, too.

    Above 1 where the question asks for something else.
    """
    if reading.says(Family.ASKS_DIRECTION):
        clause = resolved.score if resolved and is_about_review(reading) else 0.0
        return KNOWN_ASKED if clause <= BARE_LEVEL else NEVER
    return KNOWN if resolved is None and not reading.says(Family.ASKS) else NEVER


def is_about_review(reading: Reading) -> bool:
    """Whether a review is spoken of at all."""
    families = (Family.CONDITION_NAMED, Family.EXCEPTIONAL, Family.TOPIC, Family.EDUCATION)
    return reading.levels.target is not None or any(reading.says(family) for family in families)
