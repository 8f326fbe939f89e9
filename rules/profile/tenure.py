"""How long something has lasted: declared in years on a day, or counted from a date."""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date
from typing import NamedTuple

MONTHS = 12


def add_months(day: date, months: int) -> date:
    """``day`` plus whole calendar months, clamped to the month's end: 31 Jan + 1 is 28 or 29 Feb.

    Raises OverflowError when the year would pass 9999.
    """
    index = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(index, MONTHS)
    if year > date.max.year:
        raise OverflowError(f"{day} + {months} months")
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 1, monthrange(year, month + 1)[1])


def add_years(day: date, years: float) -> date:
    """``day`` plus so many years, in whole months."""
    return add_months(day, round(years * MONTHS))


def months_until(day: date, goal: date) -> int:
    """Whole months from ``day`` until ``goal``, rounded up; 0 when ``goal`` is not after ``day``."""
    if goal <= day:
        return 0
    months = (goal.year - day.year) * MONTHS + goal.month - day.month
    return months if add_months(day, months) >= goal else months + 1


class Tenure(NamedTuple):
    """A span that still goes on. Exactly one of ``months`` and ``since`` is given.

    ``months``: whole months that had passed on ``declared_on``. ``since``: the day it began.
    """

    declared_on: date
    months: int | None = None
    since: date | None = None

    @classmethod
    def of_years(cls, years: float, declared_on: date) -> Tenure:
        """Years as people declare them; 8.33 years are 99 whole months."""
        return cls(declared_on, months=math.floor(years * MONTHS + 1e-9))

    @property
    def began_by(self) -> date:
        """The last day on which it can have begun."""
        return self.since or add_months(self.declared_on, -(self.months or 0))

    def reaches(self, years: float) -> date:
        """The first day on which it has lasted ``years`` years; with 0, the first day it has lasted at all."""
        months = round(MONTHS * years)
        if self.since is not None:
            return add_months(self.since, months)
        short = max(months, 1) - (self.months or 0)
        return add_months(self.declared_on, max(short, 0))

    def months_on(self, day: date) -> int:
        """Whole months that have passed on ``day``, which is not before the declaration."""
        if self.since is None:
            start, passed = self.declared_on, self.months or 0
        else:
            start, passed = self.since, 0
        whole = (day.year - start.year) * MONTHS + day.month - start.month
        return passed + (whole if add_months(start, whole) <= day else whole - 1)
