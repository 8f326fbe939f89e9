"""The road ahead: the earliest day for each level, by years, then a title, then years again.

What time and titles decide is worked out; everything else is assumed to be there in time, and every assumption is
named. Nothing here reads a rule: days are those of the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from rules.conditions.structure import split_routes
from rules.policy import Policy
from rules.profile.profile import Profile
from rules.timeline.road_assumptions import Assumption, assumptions, joined
from rules.timeline.road_held_up import held_up_by
from rules.timeline.road_unknown import unknown_by_level
from rules.timeline.road_waits import Wait, waits
from rules.timeline.way import QuickestWay, Way, last_day, soonest_way, time_conditions, with_title
from rules.verdict.assessment import Assessment
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.missing import gap_text
from rules.verdict.route_gaps import GapItem, Hardness, RouteGap, lacking, route_gaps
from rules.wording.wording import say


class Obstacle(NamedTuple):
    """What neither time nor the titles on the road will cure.

    ``kind``: as in ``missing``, mostly ``education``. ``wanted``: the lowest qualification (or the title) that would
    do. ``day``: the earliest day for the level if one had it today; ``None`` when that cannot be said.
    """

    kind: str
    wanted: str
    text: str
    day: date | None = None


class RoadStep(NamedTuple):
    """One level that is not held.

    ``day``: the first day on which ``clause`` is surely met, ``None`` when time and titles alone do not do.
    ``title``: the title that the level's review confers. ``rests_on``: the lower level whose title it takes.
    ``waits``: what must come about first, in the order of days. ``unknown``: the facts that, were they known,
    might give a day or a sooner one. ``overtaken_by``: a higher level that is open no later without this one.
    ``held_up``: what beside time and titles is not met today, in a few words each. ``is_open``: whether one can apply.
    ``hangs``: on which title its day hangs, in brackets.
    """

    level: str
    name: str
    title: str
    day: date | None
    clause: str | None
    rests_on: str | None
    waits: tuple[Wait, ...]
    assumptions: tuple[Assumption, ...]
    obstacle: Obstacle | None
    unknown: tuple[str, ...]
    overtaken_by: str | None
    held_up: tuple[str, ...]
    is_open: bool
    hangs: str
    text: str


class Road(NamedTuple):
    """A step for each level that is not held, lowest first. ``today`` is the day from which it is seen."""

    today: date
    steps: tuple[RoadStep, ...]

    def step(self, level: str) -> RoadStep:
        """The step of one level. Raises KeyError for a level that is held or that the notice does not have."""
        return {step.level: step for step in self.steps}[level]

    def way_to(self, level: str) -> tuple[RoadStep, ...]:
        """The steps that lead to a level, lowest first, itself last; the same errors as :meth:`step`."""
        step = self.step(level)
        return (*(self.way_to(step.rests_on) if step.rests_on else ()), step)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What all its days rest on, each said once."""
        return joined(step.assumptions for step in self.steps)


def road(policy: Policy, profile: Profile) -> Road:
    """The road of one applicant from the day ``as_of``, every review passed on the first day possible."""
    assessment = Assessment(policy, profile)
    ahead = [level for level in assessment.levels if level.status != "held"]
    found = _ways(policy, profile, ahead)
    with_degree = _ways_with_better_education(policy, profile, ahead)
    unknown = unknown_by_level([level.level for level in ahead], found, profile, policy.catalogue)
    steps = [_step(level, found, with_degree, unknown[level.level.level], assessment) for level in ahead]
    return Road(profile.as_of, tuple(_overtaken(steps)))


def _ways(policy: Policy, profile: Profile, ahead: Iterable[LevelAssessment]) -> dict[str, QuickestWay]:
    """The soonest way into each level: as the person is, or with a lower level's title from its first day on."""
    found: dict[str, QuickestWay] = {}
    for assessed in ahead:
        level = assessed.level
        people: list[tuple[str | None, Profile]] = [(None, profile)]
        for lower, before in found.items():
            title = policy.catalogue.levels[lower].confers
            people.append((lower, with_title(profile, title, before.way.day, policy.catalogue)))
        ways = [(soonest_way(level, person), person, lower) for lower, person in people]
        open_ways = [QuickestWay(way, person, lower) for way, person, lower in ways if way is not None]
        if open_ways:
            found[level.level] = min(open_ways, key=lambda way: way.way.day)
    return found


def _ways_with_better_education(
    policy: Policy, profile: Profile, ahead: list[LevelAssessment]
) -> dict[str, dict[str, QuickestWay]]:
    """The ways with each higher qualification that some route asks for, lowest first; none if it is unknown."""
    tiers = policy.catalogue.tiers
    if profile.education is None:
        return {}
    asked = {
        lacking(part.asked, part, profile.as_of).wanted or ""
        for level in ahead
        for condition in level.conditions
        for part in condition.finding.walk()
        if part.fact == "education"
    }
    better = sorted((e for e in asked if tiers[e] > tiers[profile.education]), key=tiers.__getitem__)
    return {e: _ways(policy, profile._replace(education=e), ahead) for e in better}


def _step(
    assessed: LevelAssessment,
    all_found: Mapping[str, QuickestWay],
    with_degree: Mapping[str, Mapping[str, QuickestWay]],
    unknown: tuple[str, ...],
    assessment: Assessment,
) -> RoadStep:
    level, catalogue = assessed.level, assessment.policy.catalogue
    found = all_found.get(level.level)
    day = found.way.day if found else None
    obstacle = None if found else _obstacle(assessed, with_degree, unknown, assessment)
    before = _before(level.level, all_found)
    held_up = tuple(held_up_by(assessed))
    doubt = found.doubt(catalogue) if found else None
    hangs = doubt.doubt.words if doubt and doubt.doubt else ""
    return RoadStep(
        level.level,
        level.name,
        catalogue.levels[level.level].confers,
        day,
        found.way.clause if found else None,
        found.rests_on if found else None,
        waits(found.way, before[-1] if before else None, catalogue) if found else (),
        assumptions(assessed, found.way, before, doubt, assessment) if found else (),
        obstacle,
        unknown,
        None,
        held_up,
        assessed.status == "eligible",
        hangs,
        _text(found.way if found else None, obstacle, hangs, unknown, assessment)
        + _held_up_text(found, held_up, assessment)
        + _ends_text(found, assessed, assessment),
    )


def _before(level: str, found: Mapping[str, QuickestWay]) -> list[tuple[str, date]]:
    """The lower levels that a level rests on with the days of their titles, lowest first."""
    lower = found[level].rests_on if level in found else None
    return [] if lower is None else [*_before(lower, found), (lower, found[lower].way.day)]


def _obstacle(
    assessed: LevelAssessment,
    with_degree: Mapping[str, Mapping[str, QuickestWay]],
    unknown: tuple[str, ...],
    assessment: Assessment,
) -> Obstacle | None:
    """The lowest qualification with which the level has a day; else what its easiest route lacks."""
    level, catalogue = assessed.level, assessment.policy.catalogue
    for education, found in with_degree.items():
        if level.level in found:
            day = found[level.level].way.day
            key = "road.education_today" if day == assessment.day else "road.education"
            text = say(key, education=catalogue.names[education], date=day)
            return Obstacle("education", education, text + _without_degree(assessed, assessment), day)
    gaps = _gaps(assessed, assessment)
    if unknown and not all(any(map(_lasting, gap.items)) for gap in gaps):
        return None  # what is unknown decides
    sure = next((gap for gap in gaps if any(item.kind != "unknown_fact" for item in gap.items)), None)
    return sure and Obstacle(sure.fault.kind, sure.fault.wanted or "", gap_text(sure, catalogue))


def _gaps(assessed: LevelAssessment, assessment: Assessment) -> list[RouteGap]:
    """What each alternative of the level lacks, easiest first."""
    level = assessed.level
    gaps = [
        gap
        for condition in assessed.conditions
        if condition.condition in time_conditions(level)
        for gap in route_gaps(split_routes(condition.finding.asked, condition.finding)[0], assessment.day)
    ]
    return sorted(gaps, key=lambda gap: gap.order)


def _without_degree(assessed: LevelAssessment, assessment: Assessment) -> str:
    """The alternatives that ask for no degree: they are not closed for want of one."""
    return "".join(
        say("road.or_without", text=gap_text(gap, assessment.policy.catalogue))
        for gap in _gaps(assessed, assessment)
        if all(item.kind != "education" for item in gap.items)
    )


def _lasting(item: GapItem) -> bool:
    """Whether neither time nor a title on the road cures it."""
    if item.kind in {"education", "declaration"}:
        return True
    return item.other_speciality or item.hardness is Hardness.CERTIFICATE


def _text(
    way: Way | None,
    obstacle: Obstacle | None,
    hangs: str,
    unknown: tuple[str, ...],
    assessment: Assessment,
) -> str:
    names = "、".join(dict.fromkeys(assessment.policy.catalogue.field_name(field) for field in unknown))
    said = []
    if way is not None:
        said.append(_day_text(way, assessment.day, hangs))
    elif obstacle is not None:
        said.append(obstacle.text)
    if names:
        said.append(say("road.sooner" if way else "road.unknown", names=names))
    return "".join(said)


def _held_up_text(found: QuickestWay | None, held_up: tuple[str, ...], assessment: Assessment) -> str:
    """What else is not met today, so that no day looks nearer than it is."""
    if not held_up:
        return ""
    is_today = found is not None and found.way.condition is not None and found.way.day == assessment.day
    return say("road.held_up_today" if is_today else "road.held_up", what="、".join(held_up))


def _ends_text(found: QuickestWay | None, assessed: LevelAssessment, assessment: Assessment) -> str:
    """Until when a level could be reached that is not reached in time."""
    day = None if found else last_day(assessed.level, assessment.profile)
    if day is None:
        return ""
    path = "road.ended" if day < assessment.day else "road.ends"
    return say(path, date=day)


def _day_text(way: Way, today: date, hangs: str) -> str:
    if way.condition is None:
        return say("road.no_years")
    if way.day == today:
        return say("road.today", condition=way.condition.title, hangs=hangs)
    return say("road.later", condition=way.condition.title, date=way.day, hangs=hangs)


def _overtaken(steps: list[RoadStep]) -> Iterable[RoadStep]:
    """Each step with the highest level that is open no later and does not rest on it."""
    by_level = {step.level: step for step in steps}
    for n, step in enumerate(steps):
        sooner = [
            higher.level
            for higher in steps[n + 1 :]
            if higher.day is not None
            and (step.day is None or higher.day <= step.day)
            and step.level not in _chain(higher, by_level)
        ]
        yield step._replace(overtaken_by=sooner[-1] if sooner else None)


def _chain(step: RoadStep, by_level: Mapping[str, RoadStep]) -> set[str]:
    return {step.rests_on, *_chain(by_level[step.rests_on], by_level)} if step.rests_on else set()
