"""The luck of a random applicant: how good and how well known the facts are, and times around boundaries."""

import random
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from pydantic import JsonValue

Choice = TypeVar("Choice")
Facts = dict[str, JsonValue]

IN_FORCE_FROM = date(2024, 5, 1)
LAST_AS_OF = date(2030, 12, 31)

ODD_YEARS = [0, 0.05, 0.5, 1 / 12, 1.0, 4.9999999999, 6.999, 8.33, 8.5, 30]

# Dates whose anniversaries and month sums clamp.
LEAP_DAYS = [date(2016, 2, 29), date(2020, 2, 29), date(2024, 2, 29)]


@dataclass(frozen=True)
class Temper:
    """One person's luck: `strength` and `doubt` are chances between 0 and 1."""

    rng: random.Random
    strength: float
    doubt: float
    as_of: date

    def forgets(self) -> bool:
        """Whether a fact is unknown."""
        return self.rng.random() < self.doubt

    def pick(self, values: Sequence[Choice]) -> Choice:
        """One of the values, which stand worst first: the best with the person's strength, else any."""
        return values[-1] if self.rng.random() < self.strength else self.rng.choice(values)

    def fact(self, values: Sequence[JsonValue]) -> JsonValue:
        """Such a value, or unknown."""
        return None if self.forgets() else self.pick(values)


def random_as_of(rng: random.Random) -> date:
    """A day on which the notice is in force; often a month's first or last day, or the very first day."""
    if rng.random() < 0.05:
        return IN_FORCE_FROM
    day = IN_FORCE_FROM + timedelta(days=rng.randint(0, (LAST_AS_OF - IN_FORCE_FROM).days))
    return _moved_in_month(rng, day)


def _moved_in_month(rng: random.Random, day: date) -> date:
    """The same day, or that month's first or last one."""
    last = monthrange(day.year, day.month)[1]
    return day.replace(day=rng.choice([day.day, day.day, 1, last]))


def date_text(rng: random.Random, day: date) -> str:
    """A first of the month is now and then written without its day."""
    text = day.isoformat()
    return text[:7] if day.day == 1 and rng.random() < 0.5 else text


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def random_tenure(temper: Temper, date_field: str) -> Facts:
    """How long something has lasted, most often within a month of a number of whole years.

    Both ways of saying it may be there at once as long as one is null, and an empty one is unknown.
    """
    rng = temper.rng
    if rng.random() < 0.5 * temper.doubt:
        return rng.choice([{}, {"years": None}, {date_field: None}])
    years = rng.randint(3, 9) if rng.random() < temper.strength else rng.randint(0, 7)
    months = max(0, 12 * years + rng.choice([-1, 0, 0, 1]))
    stated: Facts
    if rng.random() < 0.45:
        exact = months / 12
        declared = rng.choice([years, exact, round(exact, 2), round(exact, 1), rng.choice(ODD_YEARS)])
        stated, other = {"years": declared}, date_field
    else:
        stated, other = {date_field: date_text(rng, _start(rng, temper.as_of, months))}, "years"
    return stated | {other: None} if rng.random() < 0.1 else stated


def _start(rng: random.Random, as_of: date, months: int) -> date:
    """A day about so many months before `as_of`, never after it."""
    if rng.random() < 0.1:
        day = rng.choice(LEAP_DAYS)
    else:
        day = _months_before(as_of, months) + timedelta(days=rng.choice([0, 0, -1, 1]))
        day = _moved_in_month(rng, day)
    return min(day, as_of)
