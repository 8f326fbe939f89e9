"""From a level's data to the nodes that evaluate it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.conditions.achievement import (
    AchievementCount,
    AchievementItem,
    AchievementKind,
)
from rules.conditions.attribute import AttributeCheck, AttributeIs, RankAtMost, Unused
from rules.conditions.declaration import Declaration, Declarations
from rules.conditions.education import EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.ground import Ground, GroundAlternative, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.route import Route, Routes, WaivableRoutes
from rules.conditions.title import LevelHeld, TitleHeld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.conditions.findings import Node
    from rules.notice.catalogue import Catalogue
    from rules.notice.schema import (
        AchievementData,
        AttributeData,
        ConditionData,
        GroundConditionData,
        LevelData,
        PerformanceData,
        Requirement,
        RouteData,
    )
    from rules.profile.profile import AttributeValue


@dataclass(frozen=True, slots=True)
class Condition:
    """A named condition of a level; ``node`` evaluates it."""

    name: str
    title: str
    node: Node


@dataclass(frozen=True, slots=True)
class Level:
    """A level one can apply for: its conditions in the notice's order, and whether its title is held."""

    level: str
    name: str
    clause: str
    held: LevelHeld
    conditions: tuple[Condition, ...]


def compile_level(data: LevelData, catalogue: Catalogue, titles_clause: str) -> Level:
    """The level's conditions as nodes. ``data`` has been checked against the notice."""
    return Level(
        data.level,
        data.name,
        data.clause,
        LevelHeld(catalogue.titles[data.confers], titles_clause),
        tuple(Condition(c.condition, c.name, _condition(c, data, catalogue)) for c in data.conditions),
    )


def _condition(data: ConditionData, level: LevelData, catalogue: Catalogue) -> Node:
    if data.declarations:
        return Declarations(tuple(Declaration(d.fact, d.clause, d.quote) for d in data.declarations))
    if data.performance:
        return _performance(data.performance)
    if data.achievements:
        unused = Unused(catalogue.used_before.clause, catalogue.used_before.quote)
        items = tuple(
            AchievementItem(
                item.clause,
                item.quote,
                tuple(_achievement(achievement, catalogue, unused) for achievement in item.achievements),
                tuple(item.committee),
            )
            for item in data.achievements.items
        )
        counted = data.achievements
        return AchievementCount(counted.clause, counted.quote, counted.required, items)
    return _routes(data, catalogue.titles[level.confers], catalogue)


def _routes(data: ConditionData, aim: int, catalogue: Catalogue) -> Node:
    """``aim``: the rank of the title that the level's review confers."""
    heading = data.heading
    ordinary = Routes(
        tuple(_route(route, aim, catalogue) for route in data.routes or ()),
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


def _route(data: RouteData, aim: int, catalogue: Catalogue) -> Route:
    parts: list[Node] = []
    if data.education:
        parts.append(EducationAtLeast(data.education, catalogue.tiers))
    if data.title:
        title = data.title
        rank = catalogue.titles[title.at_least]
        parts.append(TitleHeld(title.at_least, rank, title.years, title.other_speciality, is_rung=rank < aim))
        parts.append(ExperienceAtLeast(title.years))
    else:
        parts.append(ExperienceAtLeast(data.experience_years or 0))
    return Route(tuple(parts), data.clause, data.quote)


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


def _achievement(data: AchievementData, catalogue: Catalogue, unused: Unused | None) -> AchievementKind:
    checks = _checks(data.requirements, catalogue.attributes)
    return AchievementKind(data.kind, data.every, checks, unused)


def _ground(data: GroundConditionData, catalogue: Catalogue) -> Ground:
    attributes = catalogue.grounds[data.kind].attributes
    alternatives = tuple(GroundAlternative(_checks(way.requirements, attributes)) for way in data.any_of)
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
    requirements: Mapping[str, Requirement], attributes: Mapping[str, AttributeData]
) -> tuple[AttributeCheck, ...]:
    return tuple(_check(name, wanted, attributes[name]) for name, wanted in requirements.items())


def _check(name: str, wanted: Requirement, attribute: AttributeData) -> AttributeCheck:
    if wanted.at_most is not None:
        return RankAtMost(name, wanted.at_most)
    values: tuple[AttributeValue, ...] = (
        (False, True) if attribute.yes_no else tuple(value.value for value in attribute.values)
    )
    if wanted.at_least is not None:
        return AttributeIs(name, values[values.index(wanted.at_least) :], values)
    return AttributeIs(name, (wanted.equals,), values)
