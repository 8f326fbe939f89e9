"""Which unknown facts might give a level a day, or a sooner one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rules.conditions.compilation import Level
from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status
from rules.conditions.structure import split_routes
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Profile
from rules.profile.tenure import add_years
from rules.timeline.way import QuickestWay, Way, last_day, soonest_way, time_conditions, with_title
from rules.verdict.unknown_facts import unknown_facts

A_LIFETIME = 100
"""Years after which no number of years that a notice asks for is still to come."""


def unknown_by_level(
    ahead: Iterable[Level], passages: Mapping[str, QuickestWay], profile: Profile, catalogue: Catalogue
) -> dict[str, tuple[str, ...]]:
    """For each level ahead, lowest first, the paths of the facts; none where they could change nothing.

    The facts that leave a lower level open count where its title, had it come at once, would open this one sooner.
    """
    unknown: dict[str, tuple[str, ...]] = {}
    for level in ahead:
        day = passages[level.level].way.day if level.level in passages else None
        as_is = _open_routes(level, profile, day)
        fields = _fields(as_is)
        for lower, facts in unknown.items():
            title = catalogue.levels[lower].confers
            if lower in passages:
                in_time = with_title(profile, title, passages[lower].way.day, catalogue)
                fields += _fields(_open_routes(level, in_time, day))
            at_once = with_title(profile, title, profile.as_of, catalogue)
            opened = _open_routes(level, at_once, day)
            if facts and (opened.keys() - as_is.keys() or _sooner(soonest_way(level, at_once), day)):
                fields += [*facts, *_fields(opened)]
        unknown[level.level] = tuple(dict.fromkeys(fields))
    return unknown


def _sooner(way: Way | None, day: date | None) -> bool:
    return way is not None and (day is None or way.day < day)


def _open_routes(level: Level, person: Profile, day: date | None) -> dict[int, Finding]:
    """The routes that are unknown on the day before ``day``, or for ever, when all that time alone does is done.

    By their places.
    """
    before = day - timedelta(days=1) if day else add_years(person.as_of, A_LIFETIME)
    before = min(before, last_day(level, person) or before)
    if before < person.as_of:
        return {}
    then = Applicant(person, before)
    found = [condition.found(then).finding for condition in time_conditions(level)]
    routes = [
        route
        for finding in found
        for ways in split_routes(finding.asked, finding)
        for route in (ways.children if ways else ())
    ]
    return {place: route for place, route in enumerate(routes) if route.status is Status.UNKNOWN}


def _fields(routes: Mapping[int, Finding]) -> list[str]:
    return [field for route in routes.values() for field in unknown_facts(route)]
