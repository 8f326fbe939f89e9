"""Dates, months and "满 N 年" (§2)."""

import math
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from tests.oracle.kleene import Answer

MONTHS_A_YEAR = 12


def day_of(text: str) -> date:
    """`YYYY-MM-DD`, or `YYYY-MM` for the first of that month (§1)."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, clamped to that month's end: 31 Jan + 1 → 28 Feb (§2)."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def whole_months(years: float) -> int:
    """Declared years as whole months: 8.33 is 99 (§2)."""
    return math.floor(years * 12 + 1e-9)


def months_passed(start: date, day: date) -> int:
    """How many months can be added to `start` without passing `day`."""
    months = (day.year - start.year) * MONTHS_A_YEAR + day.month - start.month
    return months if add_months(start, months) <= day else months - 1


class Tenure(NamedTuple):
    """How long something has lasted: since a day, or so many months on the day of assessment, or unknown."""

    since: date | None
    months: int | None
    as_of: date

    def lasted(self, years: int, day: date) -> Answer:
        """Whether 满 N 年 is true on a day not before `as_of`; with `years` 0, whether it has begun (§2)."""
        if self.since is not None:
            return day >= add_months(self.since, 12 * years)
        if self.months is None:
            return None
        months_by_then = self.months + months_passed(self.as_of, day)
        return months_by_then >= max(12 * years, 1)

    def anniversaries(self, longest: int) -> set[date]:
        """The days up to its `longest` year on which "满 N 年" can turn from no to yes."""
        if self.since is not None:
            return {add_months(self.since, 12 * years) for years in range(longest + 1)}
        if self.months is None:
            return set()
        missing = [max(12 * years, 1) - self.months for years in range(longest + 1)]
        return {add_months(self.as_of, months) for months in missing if months > 0}
