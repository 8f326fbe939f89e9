"""The soonest way into one level, as far as time, titles and education decide it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rules.conditions.compilation import Level
from rules.conditions.condition import Condition
from rules.conditions.findings import Applicant, Finding, all_reached
from rules.conditions.status import Status
from rules.conditions.structure import split_routes, timed
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Profile, Title
from rules.profile.tenure import Tenure
from rules.verdict.caveats import Caveat, title_caveat
from rules.verdict.title_caveats import doubt_about


class Way(NamedTuple):
    """A route, or a ground of 破格, and the first day on which it is surely met by time alone.

    ``route`` is ``None`` for a level that asks for neither education nor years.
    """

    day: date
    condition: Condition | None = None
    route: Finding | None = None

    @property
    def clause(self) -> str | None:
        """The clause of the route."""
        return self.route.clause if self.route else None


class QuickestWay(NamedTuple):
    """The soonest way into a level, and ``person`` who takes it: with the title of the level ``rests_on``, if any."""

    way: Way
    person: Profile
    rests_on: str | None

    def doubt(self, catalogue: Catalogue) -> Caveat | None:
        """That its day hangs on how the review body takes a title, if it does."""
        if self.way.condition is None:
            return None
        then = self.way.condition.found(Applicant(self.person, self.way.day)).finding
        ordinary, waiver = split_routes(then.asked, then)
        since = catalogue.caveats.speciality_since
        code = doubt_about(ordinary, since.day if since else None)
        is_waived = waiver is not None and waiver.status is Status.MET
        return None if code is None or is_waived else title_caveat(code, self.way.clause or "", catalogue)


def time_conditions(level: Level) -> tuple[Condition, ...]:
    """The conditions of a level that education, years and titles decide: those of alternative routes."""
    return tuple(condition for condition in level.conditions if timed(condition.node))


def soonest_way(level: Level, profile: Profile) -> Way | None:
    """The soonest route, the first of those that are equally soon; ``None`` when time alone surely opens none."""
    latest = Way(profile.as_of)
    person = Applicant(profile, profile.as_of)
    for condition in time_conditions(level):
        found = condition.found(person).finding
        ways = [Way(day, condition, route) for route, day in _days(found, profile.as_of)]
        if not ways:
            return None
        soonest = min(ways, key=lambda way: way.day)
        if latest.condition is None or soonest.day > latest.day:
            latest = soonest
    return None if level.is_lapsing and _is_over(level, profile, latest.day) else latest


def last_day(level: Level, profile: Profile) -> date | None:
    """The last day on which time has not ended every way into a level; ``None`` where it ends none, or not all."""
    if not level.is_lapsing:
        return None
    person = Applicant(profile, profile.as_of)
    days = [_last_of(condition.found(person).finding) for condition in time_conditions(level)]
    return min((day for day in days if day is not None), default=None)


def _last_of(found: Finding) -> date | None:
    """That of one condition, whose routes stand for one another."""
    routes, _ = split_routes(found.asked, found)
    ends = [
        min((part.until for part in route.children if part.until is not None), default=None)
        for route in routes.children
    ]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def _is_over(level: Level, profile: Profile, day: date) -> bool:
    """Whether something else has ended by the day on which everything would be full."""
    person = Applicant(profile, day)
    found = (condition.found(person).finding for condition in time_conditions(level))
    return any(finding.status is Status.NOT_MET for finding in found)


def _days(found: Finding, today: date) -> Iterator[tuple[Finding, date]]:
    ordinary, waiver = split_routes(found.asked, found)
    for route in (*ordinary.children, *(waiver.children if waiver else ())):
        day = today if route.status is Status.MET else all_reached(route.children)
        if day is not None:
            yield route, day


def with_title(profile: Profile, title: str, day: date, catalogue: Catalogue) -> Profile:
    """The same person with one more title of this speciality, obtained on ``day``, which may be yet to come.

    Raises KeyError for a level of titles that the notice does not have.
    """
    gained = Title(
        title, catalogue.titles[title], same_speciality=True, held=Tenure(profile.as_of, since=day)
    )
    return profile._replace(titles=(*(profile.titles or ()), gained))
