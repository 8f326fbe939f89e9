"""What the rules say; numbers, and when and how long something was, as people say them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rules.profile.tenure import MONTHS, Tenure, months_until
from rules.wording.sentences import Sentences

SHORTEST_MONTH = 28

SENTENCES = Sentences("rules")
table, day_in_words = SENTENCES.table, SENTENCES.day
say = lru_cache(maxsize=4096)(SENTENCES.say)
"""A sentence of the rules as plain text; people of one roster hear the same again and again."""


def duration(months: int) -> str:
    """Whole months as people say them: 14 is 1年2个月."""
    years, rest = divmod(months, MONTHS)
    return (say("duration.years", years=years) if years else "") + (
        say("duration.months", months=rest) if rest or not years else ""
    )


def waiting(months: int, days: int) -> str:
    """How long is still to wait: in days where it is less than a month; ``months`` are rounded up."""
    return say("duration.days", days=days) if days < SHORTEST_MONTH else duration(months)


def waiting_until(day: date, today: date) -> str:
    """How long is still to wait for a day that is to come."""
    return waiting(months_until(today, day), (day - today).days)


def plain_number(number: float) -> str:
    """90, not 90.0; 2.5."""
    return f"{number:g}"


def numeral(number: int) -> str:
    """A small number in Chinese, a larger one in digits."""
    digits = SENTENCES.listed("duration.numerals")
    return digits[number] if 0 <= number < len(digits) else str(number)


def tenure_words(tenure: Tenure | None, day: date, reached: date | None) -> str:
    """From when, how long by ``day``, and when it will be long enough, if it is not."""
    if tenure is None:
        return say("explanation.unknown")
    passed = duration(tenure.months_on(day))
    if tenure.since is None:
        told = say("explanation.lasted", date=day, passed=passed)
    else:
        told = say("explanation.lasted_since", since=tenure.since, date=day, passed=passed)
    return told if reached is None else f"{told}，{say('explanation.reached', date=reached)}"
