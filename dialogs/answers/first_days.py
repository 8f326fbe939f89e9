"""哪年能报: from which day education, titles and years do, by the days that a question tells of somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.rendering.wording import say
from rules import Assessment, ProfileRefused, Status
from rules.conditions.structure import split_routes
from rules.notice.person_data import RouteData
from rules.profile.tenure import MONTHS, add_months
from rules.verdict.route_gaps import RouteGap, route_gaps

_TIMED = frozenset({"years", "title_years"})
_EDUCATION = "education"


class FirstDays:
    """Answers with a day."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no day is asked for, or none follows from what is told."""
        if not asked.targets or not asked.supposed.is_dated or not asked.says("from_which_day"):
            return None
        level = self._rules.levels[asked.targets[-1]]
        told = asked.supposed.at_latest or asked.supposed.profile
        try:
            profile = self._rules.policy.profile({**told, "exceptional": []}, asked.day)
        except ProfileRefused:
            return None
        found = level.timed_in(Assessment(self._rules.policy, profile))
        if found is None:
            return None
        ordinary, _ = split_routes(found.asked, found)
        met = [route for route in ordinary.children if route.status is Status.MET]
        if met:
            since = [(_since(level.routes[route.clause or ""], told) or asked.day, route) for route in met]
            reached, route = min(since, key=lambda one: one[0])
            return self._told(asked, level, route.clause or "", reached)
        titled = bool(told.get("titles"))
        gaps = route_gaps(ordinary, asked.day)
        timed = [(day, gap) for gap in gaps if (day := _day(gap, asked.day, titled=titled))]
        if not timed:
            return None
        day, gap = min(timed, key=lambda one: (not (titled and level.routes[one[1].clause].title), one[0]))
        return self._told(asked, level, gap.clause, day)

    @staticmethod
    def _told(asked: AskedQuestion, level: LevelRules, clause: str, day: date) -> Decided:
        year = asked.supposed.year_alone
        key = "today" if day == asked.day else "since" if day < asked.day else "in_a_year" if year else "on"
        first = say(
            f"answers.day.{key}",
            level=level.name,
            day=day.isoformat(),
            way=level.route_words(level.routes[clause]),
            year=year or 0,
            years=day.year,
        )
        others = say("answers.eligible.others")
        return Decided(first, (clause,), None, {}, (others,), ("own", "level"))


def _day(gap: RouteGap, today: date, *, titled: bool) -> date | None:
    """The last day on which its years are over; None where it takes more than time.

    Of somebody who tells a title alone the degree may be the one that it asks for.
    """
    days = [item.day for item in gap.items if item.kind in _TIMED]
    others = [item for item in gap.items if item.kind not in _TIMED]
    if not all(titled and item.field == _EDUCATION for item in others):
        return None
    known = [day for day in days if day is not None]
    return max(known, default=today) if len(known) == len(days) else None


def _since(route: RouteData, told: Mapping[str, Any]) -> date | None:
    """The day on which the years of a route were over; None where it does not follow from what is told."""
    work = (told.get("experience") or {}).get("since")
    titles = [title.get("obtained_on") for title in told.get("titles") or ()] if route.title else []
    years = route.title.years if route.title else route.experience_years or 0
    starts = [work, *titles]
    if work is None or None in starts or len(titles) > 1:
        return None
    return add_months(max(map(_day_of, starts)), round(MONTHS * years))


def _day_of(written: str) -> date:
    """The first of a month that is written without a day."""
    return date.fromisoformat(written if written.count("-") > 1 else f"{written}-01")
