"""The values of a number or a day on either side of each limit that the notice sets to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dialogs.rendering.wording import say
from rules.notice.catalogue import Catalogue
from rules.notice.person_data import FactData
from rules.profile.tenure import MONTHS, add_months
from rules.wording.wording import plain_number


class SideOfLimit(NamedTuple):
    """A value, and it and all beyond it in words."""

    value: float | date
    words: str


def stated_values(catalogue: Catalogue, fact: FactData, today: date) -> list[SideOfLimit]:
    """The lowest side first; of days, those long ago."""
    limits = sorted(set(_limits(catalogue, fact.fact)))
    if fact.type == "number":
        return _of_number(limits, fact.unit or "")
    return _of_days([add_months(today, -round(MONTHS * years)) for years in reversed(limits)])


def _limits(catalogue: Catalogue, fact: str) -> Iterator[float]:
    """From where on something is otherwise."""
    for level in catalogue.levels.values():
        for condition in level.conditions:
            for declared in condition.stated:
                if declared.fact == fact and declared.at_least is not None:
                    yield declared.at_least
                elif declared.fact == fact and declared.at_most is not None:
                    yield declared.at_most + 1
            for route in condition.routes or ():
                if route.obtained_on == fact and route.education_years is not None:
                    yield route.education_years


def _of_number(limits: list[float], unit: str) -> list[SideOfLimit]:
    ends = [f"{plain_number(limit)}{unit}" for limit in limits]
    lowest = [SideOfLimit(0.0, say("conclusion.prospect.below", limit=ends[0]))] if limits else []
    return lowest + [
        SideOfLimit(float(limit), say("conclusion.prospect.from_on", limit=end))
        for limit, end in zip(limits, ends, strict=True)
    ]


def _of_days(days: list[date]) -> list[SideOfLimit]:
    by = [SideOfLimit(day, say("conclusion.prospect.by_day", day=day)) for day in days]
    after = [
        SideOfLimit(day + timedelta(days=1), say("conclusion.prospect.after_day", day=day))
        for day in days[-1:]
    ]
    return by + after
