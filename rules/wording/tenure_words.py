"""How long something has lasted, as people say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.wording.wording import duration, say

if TYPE_CHECKING:
    from datetime import date

    from rules.profile.tenure import Tenure


def tenure_words(tenure: Tenure | None, day: date, reached: date | None) -> str:
    """From when, how long by ``day``, and when it will be long enough, if it is not."""
    if tenure is None:
        return say("explanation.unknown")
    passed = duration(tenure.months_on(day))
    if tenure.since is None:
        told = say("explanation.lasted", date=day.isoformat(), passed=passed)
    else:
        told = say(
            "explanation.lasted_since", since=tenure.since.isoformat(), date=day.isoformat(), passed=passed
        )
    return told if reached is None else f"{told}，{say('explanation.reached', date=reached.isoformat())}"
