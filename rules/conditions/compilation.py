"""From a level's data to the nodes that evaluate it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules.conditions.achievement import (
    AchievementCount,
    AchievementItem,
    AchievementKind,
    CountedList,
)
from rules.conditions.attribute import (
    AttributeCheck,
    AttributeIs,
    NumberAtLeast,
    NumberInAll,
    RankAtMost,
    Unused,
)
from rules.conditions.condition import Condition
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Node
from rules.conditions.ground import Ground, GroundAlternative, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.title import LevelHeld, TitleHeld
from rules.notice.achievement_data import (
    AchievementConditionData,
    AchievementData,
    AlternativeData,
    AttributeData,
    EachData,
    Requirement,
)
from rules.notice.catalogue import Catalogue
from rules.notice.person_data import DeclarationData, ReductionData, RouteData
from rules.notice.schema import ConditionData, GroundConditionData, LevelData, PerformanceData


@dataclass(frozen=True, slots=True)
class Level:
    """A level one can apply for: its conditions in the notice's order, and whether its title is held.

    ``is_lapsing``: time may take away what meets it (an age, outcomes of the last years).
    """

    level: str
    name: str
    clause: str
    held: LevelHeld
    conditions: tuple[Condition, ...]
    is_lapsing: bool = False


def compile_level(data: LevelData, catalogue: Catalogue, titles_clause: str) -> Level:
    """The level's conditions as nodes. ``data`` has been checked against the notice."""
    return Level(
        data.level,
        data.name,
        data.clause,
        LevelHeld(catalogue.titles[data.confers], titles_clause),
        tuple(Condition(c.condition, c.name, _condition(c, data, catalogue)) for c in data.conditions),
        any(_is_left_behind(route, catalogue) for c in data.conditions for route in c.routes or ())
        or any(_lapses(condition) for condition in data.conditions),
    )


def _lapses(data: ConditionData) -> bool:
    """Whether outcomes, or grounds, become too old."""
    items = data.achievements.all_items if data.achievements else ()
    asked: list[EachData | AchievementData | AlternativeData] = [
        one for item in items for one in item.achievements
    ]
    asked += data.achievements.each if data.achievements else ()
    asked += [way for ground in (data.waiver.grounds if data.waiver else ()) for way in ground.any_of]
    return any(wanted.within_years for one in asked for wanted in one.requirements.values())


def _is_left_behind(route: RouteData, catalogue: Catalogue) -> bool:
    return any(
        stated.at_most is not None and catalogue.facts[stated.fact].type == "day"
        for stated in route.declarations
    )


def _condition(data: ConditionData, level: LevelData, catalogue: Catalogue) -> Node:
    if data.declarations:
        return Declarations(tuple(_stated(declared, catalogue) for declared in data.declarations))
    if data.performance:
        return _performance(data.performance)
    if data.achievements:
        return _count(data.achievements, catalogue)
    return _routes(data, catalogue.titles[level.confers], catalogue)


def _routes(data: ConditionData, aim: int, catalogue: Catalogue) -> Node:
    """``aim``: the rank of the title that the level's review confers."""
    heading = data.heading
    ordinary = Routes(
        tuple(way for route in data.routes or () for way in _ways(route, data.reductions, aim, catalogue)),
        heading.clause if heading else None,
        heading.quote if heading else None,
    )
    if data.waiver is None:
        return ordinary
    waiver = Waiver(
        tuple(_ground(ground, catalogue) for ground in data.waiver.grounds),
        data.waiver.clause,
        data.waiver.quote,
    )
    return WaivableRoutes((ordinary, waiver))


def _ways(
    data: RouteData, reductions: list[ReductionData], aim: int, catalogue: Catalogue
) -> Iterator[Route]:
    """The route, and for each reduction that bears on it the same with fewer years."""
    yield Route(tuple(_parts(data, aim, catalogue)), data.clause, data.quote)
    for reduction in reductions:
        if not reduction.routes or data.clause in reduction.routes:
            parts = _parts(data, aim, catalogue, fewer=reduction.years)
            yield ShortenedRoute((*parts, _stated(reduction, catalogue)), data.clause, data.quote)


def _parts(data: RouteData, aim: int, catalogue: Catalogue, fewer: float = 0) -> Iterator[Node]:
    """What a route asks for. ``fewer``: the years that need not be full."""
    if data.education:
        yield _education(data, data.education, catalogue, fewer)
    if data.title:
        title, years = data.title, max(data.title.years - fewer, 0)
        rank = catalogue.titles[title.at_least]
        is_certificate = title.at_least in catalogue.certificates
        yield TitleHeld(
            title.at_least,
            rank,
            years,
            title.other_speciality,
            is_rung=rank < aim and not is_certificate,
            only=frozenset({title.at_least} if is_certificate else ()),
        )
    asked = [data.experience_years, data.title.years if data.title else None]
    worked = [years for years in asked if years is not None]
    if worked:
        yield ExperienceAtLeast(max(max(worked) - fewer, 0))
    for declared in data.declarations:
        yield _stated(declared, catalogue)


def _education(data: RouteData, education: str, catalogue: Catalogue, fewer: float) -> Node:
    if data.education_fact is None and data.education_years is None:
        return EducationAtLeast(education, catalogue.tiers)
    years = None if data.education_years is None else max(data.education_years - fewer, 0)
    fact = data.education_fact or "education"
    return DegreeHeld(education, catalogue.tiers, fact, years, data.obtained_on)


def _stated(data: DeclarationData, catalogue: Catalogue) -> Node:
    """What a person states, by the type of the fact."""
    fact = catalogue.facts[data.fact]
    if fact.type == "number":
        unit = fact.unit or ""
        return AmountStated(data.fact, unit, data.at_least, data.at_most, data.clause, data.quote)
    if fact.type == "day":
        return YearsSince(data.fact, data.at_least, data.at_most, data.clause, data.quote)
    if fact.answers or not data.wanted:
        return AnswerIs(data.fact, data.wanted, data.clause, data.quote)
    return Declaration(data.fact, data.clause, data.quote)


def _performance(data: PerformanceData) -> Performance:
    items = {direction: DirectionPerformance(q.clause, q.quote) for direction, q in data.directions.items()}
    clauses = {direction: item.clause for direction, item in items.items()}
    return Performance(
        Declaration(data.fact, data.clause, data.quote),
        DirectionChosen(clauses),
        items,
        data.clause,
        data.quote,
    )


def _count(data: AchievementConditionData, catalogue: Catalogue) -> AchievementCount:
    used = catalogue.used_before
    unused = Unused(used.clause, used.quote) if used else None
    items: list[AchievementItem] = []
    lists: list[CountedList] = []
    for one in data.counted_lists:
        lists.append(CountedList(one.required, range(len(items), len(items) + len(one.items))))
        for item in one.items:
            kinds = tuple(_achievement(kind, catalogue, unused, data.each) for kind in item.achievements)
            most = item.at_most or one.at_most_each
            items.append(AchievementItem(item.clause, item.quote, kinds, tuple(item.committee), most))
    each = tuple((one.quote, one.clause) for one in data.each if one.quote and one.clause)
    return AchievementCount(data.clause, data.quote, data.required_in_all, tuple(items), tuple(lists), each)


def _achievement(
    data: AchievementData, catalogue: Catalogue, unused: Unused | None, asked_of_each: Iterable[EachData] = ()
) -> AchievementKind:
    """``asked_of_each``: of attributes of which its own item asks nothing."""
    checks = _checks(data.requirements, catalogue.attributes, catalogue)
    for each in asked_of_each:
        further = {name: one for name, one in each.requirements.items() if name not in data.requirements}
        checks += _checks(further, catalogue.attributes, catalogue, each.clause)
    needed = {(check.attribute, check.needed) for check in checks}
    values = (value for value in catalogue.caveats.values if value.kind == data.kind)
    undefined = tuple(value for value in values if (value.attribute, value.value) in needed)
    return AchievementKind(data.kind, data.every, checks, unused, undefined)


def _ground(data: GroundConditionData, catalogue: Catalogue) -> Ground:
    attributes = catalogue.grounds[data.kind].attributes
    alternatives = tuple(
        GroundAlternative(_checks(way.requirements, attributes, catalogue)) for way in data.any_of
    )
    or_achievement = data.or_achievement and _achievement(data.or_achievement, catalogue, None)
    return Ground(
        data.clause,
        data.quote,
        data.kind,
        alternatives,
        or_achievement or None,
        tuple(data.committee),
        dict(data.committee_when),
    )


def _checks(
    requirements: Mapping[str, Requirement],
    attributes: Mapping[str, AttributeData],
    catalogue: Catalogue,
    clause: str | None = None,
) -> tuple[AttributeCheck, ...]:
    return tuple(
        _check(name, wanted, attributes[name], catalogue, clause) for name, wanted in requirements.items()
    )


def _check(
    name: str, wanted: Requirement, attribute: AttributeData, catalogue: Catalogue, clause: str | None
) -> AttributeCheck:
    if wanted.at_most is not None:
        return RankAtMost(name, wanted.at_most, clause)
    if wanted.within_years is not None:
        return WithinYears(name, wanted.within_years, clause)
    if wanted.since_title is not None:
        return SinceTitle(name, wanted.since_title, catalogue.titles.get(wanted.since_title), clause)
    if attribute.number:
        return _of_number(name, wanted, clause)
    if wanted.at_least is not None:
        values = tuple(value.value for value in attribute.values)
        return AttributeIs(name, values[values.index(wanted.at_least) :], clause)
    return AttributeIs(name, (wanted.equals,), clause)


def _of_number(name: str, wanted: Requirement, clause: str | None) -> AttributeCheck:
    if wanted.total is not None:
        return NumberInAll(name, wanted.total, clause)
    return NumberAtLeast(name, float(wanted.at_least or 0), clause)
