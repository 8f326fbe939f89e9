"""The clauses of one level as a question may mean them, and where they stand in the notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dialogs.language.question.reading import QuestionReading
from rules.notice.achievement_data import AchievementConditionData, ItemData
from rules.notice.notice import Notice
from rules.notice.person_data import RouteData
from rules.notice.schema import LevelData, PerformanceData, WaiverData


@dataclass(frozen=True, slots=True)
class LevelClauses:
    """One level. ``basic`` is its own clause of 基本条件; ``heading`` that over the routes.

    What a level does not have is ``None``.
    """

    data: LevelData
    basic: str | None
    heading: str | None
    routes: tuple[RouteData, ...]
    waiver: WaiverData | None
    performance: PerformanceData | None
    achievements: AchievementConditionData | None

    @property
    def clause(self) -> str:
        """The level's own heading."""
        return self.data.clause

    def item(self, kind: str) -> ItemData | None:
        """The numbered item under which achievements of this kind count."""
        items = self.achievements.all_items if self.achievements else ()
        return next((item for item in items if any(o.kind == kind for o in item.achievements)), None)

    def route(self, tier: int, tiers: Mapping[str, int], *, titled: bool) -> RouteData:
        """The alternative that somebody of this tier would take; with a title, one that counts from the title.

        When none is open to the tier: the one that asks for the least.
        """
        own = [route for route in self.routes if not (route.title and route.title.other_speciality)]
        open_to = [route for route in own if _tier(route, tiers) <= tier]
        if not open_to:
            return min(own, key=lambda route: _tier(route, tiers))
        return max(open_to, key=lambda route: ((route.title is not None) == titled, _tier(route, tiers)))

    def other_speciality_route(self) -> RouteData | None:
        """The alternative that counts from a title of another series or speciality."""
        return next((route for route in self.routes if route.title and route.title.other_speciality), None)


def _tier(route: RouteData, tiers: Mapping[str, int]) -> int:
    return tiers[route.education] if route.education else -1


def level_clauses(level: LevelData, notice: Notice) -> LevelClauses:
    """A level's clauses from its data."""
    conditions = {condition.condition: condition for condition in level.conditions}
    education = next((c for c in level.conditions if c.routes), None)
    routes = tuple(education.routes or ()) if education else ()
    performance = next((c.performance for c in level.conditions if c.performance), None)
    achievements = next((c.achievements for c in level.conditions if c.achievements), None)
    heading = None
    if education:
        heading = education.heading.clause if education.heading else notice.parent(routes[0].clause)
    basic = conditions.get("basic")
    of_level = notice.within(level.clause)
    own = [d.clause for d in (basic.declarations or ()) if d.clause in of_level] if basic else []
    return LevelClauses(
        level,
        own[0] if own else None,
        heading,
        routes,
        education.waiver if education else None,
        performance,
        achievements,
    )


BARE_LEVEL = 0.5
"""Only a level is named."""
SPOKEN = 1.0
"""What stands in a condition is spoken of."""
NAMED = 2.0
"""A condition, a kind of achievement or a qualification is named beside a level."""
GROUND = 2.5
"""A 破格 ground, or a title of another speciality, is named."""
EXCEPTIONAL = 3.0
"""破格 itself is named."""


class Resolved(NamedTuple):
    """``clauses``: the answer first, then what belongs to it. ``score``: how much speaks for it.

    ``about``: which sentence of words/enquiry.yaml introduces it, with the level and the route it is about.
    """

    clauses: tuple[str, ...]
    score: float
    about: str
    level: LevelClauses | None = None
    route: RouteData | None = None


def asked_levels(levels: Mapping[str, LevelClauses], reading: QuestionReading) -> list[LevelClauses]:
    """The level asked about, or all of them, lowest first, when none is named."""
    return [levels[reading.levels.target]] if reading.levels.target else list(levels.values())


def without_condition(levels: Mapping[str, LevelClauses], reading: QuestionReading) -> Resolved | None:
    """A level that has no such condition (助理工程师 has neither 业绩 nor 成果): its whole paragraph."""
    if reading.levels.target is None:
        return None
    level = levels[reading.levels.target]
    return Resolved((level.clause,), SPOKEN, "level_without", level)
