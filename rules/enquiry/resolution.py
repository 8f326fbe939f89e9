"""From what a question asks to the clause that answers it: level x condition x kind of outcome x education x title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.enquiry.clauses import LevelClauses, level_clauses, parent
from rules.enquiry.lexicon import Family

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.enquiry.reading import Reading
    from rules.notice_data import GroundConditionData, RouteData
    from rules.policy import Policy

BARE_LEVEL = 0.5
SPOKEN = 1.0
NAMED = 2.0
GROUND = 2.5
EXCEPTIONAL = 3.0
SEVERAL = 2
_OF_ONES_OWN_WORK = 1.5
_SOME_WORK = 0.9
"""A level and this much work, without a condition: what is asked is 业绩, which depends on the direction."""


class Resolved(NamedTuple):
    """``clauses``: the answer first, then what belongs to it. ``score``: how much speaks for it.

    ``about``: which sentence of sentences.yaml introduces it, with the level and the route it is about.
    """

    clauses: tuple[str, ...]
    score: float
    about: str
    level: LevelClauses | None = None
    route: RouteData | None = None


class Resolver:
    """Resolves questions about the clauses of one notice; ``together``: the clause that all conditions must be met."""

    def __init__(self, policy: Policy, together: str | None) -> None:
        self._notice = policy.notice
        self._together = together
        self._tiers = policy.catalogue.tiers
        self._levels: Mapping[str, LevelClauses] = {
            name: level_clauses(level, policy.notice) for name, level in policy.catalogue.levels.items()
        }

    def resolve(self, reading: Reading) -> Resolved | None:
        """The strongest reading as a clause; ``None`` when nothing in the question names one."""
        structured = self._structured(reading)
        topic = self._topic(reading)
        several = len(reading.of(Family.CONDITION_NAMED).weights) > 1
        if topic and (structured is None or several or topic.score > structured.score):
            return topic
        return structured

    def _topic(self, reading: Reading) -> Resolved | None:
        topics = reading.of(Family.TOPIC)
        target = self._target(reading)
        levels = [level.clause for level in self._levels.values()]
        own = {
            clause: weight
            for clause, weight in topics.weights.items()
            if target is None
            or target.clause == parent(levels, clause + " ")
            or not any(clause.startswith(level) for level in levels)
            or clause.startswith(target.clause)
        }
        if not own:
            return None
        clause = max(own, key=lambda c: own[c])
        return Resolved((clause,), own[clause], "clause")

    def _structured(self, reading: Reading) -> Resolved | None:
        for attempt in (
            self._conditions_together,
            self._other_speciality,
            self._exceptional,
            self._basic,
            self._outcome,
            self._performance,
            self._counted,
            self._route,
            self._level,
        ):
            if resolved := attempt(reading):
                return resolved
        return None

    def _target(self, reading: Reading) -> LevelClauses | None:
        return self._levels[reading.levels.target] if reading.levels.target else None

    def _about(self, reading: Reading) -> list[LevelClauses]:
        """The level asked about, or all of them when none is named."""
        target = self._target(reading)
        return [target] if target else list(self._levels.values())

    def _conditions_together(self, reading: Reading) -> Resolved | None:
        """Several conditions at once and no level: whether all of them must be met."""
        asked = {*reading.of(Family.CONDITION_NAMED).weights, *reading.of(Family.CONDITION_SPOKEN).weights}
        if self._together is None or len(asked) < SEVERAL or reading.levels.target or reading.education:
            return None
        if "achievements" not in asked or reading.of(Family.KIND).surely:
            return None
        return Resolved((self._together,), NAMED, "clause")

    def _other_speciality(self, reading: Reading) -> Resolved | None:
        if not reading.says(Family.OTHER_SPECIALITY) or reading.levels.target is None:
            return None
        if reading.says(Family.EXCEPTIONAL):
            return None
        if reading.says(Family.KIND) and reading.of(Family.KIND).surely:
            return None
        level = self._levels[reading.levels.target]
        route = level.other_speciality_route()
        if route is None:
            return None
        return Resolved((route.clause,), GROUND, "route", level, route)

    def _exceptional(self, reading: Reading) -> Resolved | None:
        waiving = next((level for level in self._levels.values() if level.waiver), None)
        if waiving is None or waiving.waiver is None:
            return None
        spoken = reading.of(Family.GROUND)
        exceptional = reading.says(Family.EXCEPTIONAL)
        ground = self._ground(waiving.waiver.grounds, spoken.weights if exceptional else spoken.surely)
        target = self._target(reading)
        if exceptional:
            clauses = (ground.clause, waiving.waiver.clause) if ground else (waiving.waiver.clause,)
            return Resolved(clauses, EXCEPTIONAL, "exceptional", waiving)
        if ground is None or (target is not None and target is not waiving):
            return None
        if target is None and reading.work.surely >= SPOKEN and not reading.says(Family.ASKS):
            return None
        kinds = reading.of(Family.KIND).surely
        if any(waiving.item(kind) for kind in kinds) and max(kinds.values()) > max(spoken.surely.values()):
            return None
        if reading.of(Family.CONDITION_NAMED).weights:
            return None
        return Resolved((ground.clause, waiving.waiver.clause), GROUND, "exceptional", waiving)

    @staticmethod
    def _ground(
        grounds: list[GroundConditionData], weights: Mapping[str, float]
    ) -> GroundConditionData | None:
        spoken = [ground for ground in grounds if ground.kind in weights]
        return max(spoken, key=lambda ground: weights[ground.kind], default=None)

    def _basic(self, reading: Reading) -> Resolved | None:
        named = reading.of(Family.CONDITION_NAMED).weights
        spoken = reading.of(Family.CONDITION_SPOKEN).weights.get("basic", 0.0)
        kinds = max(reading.of(Family.KIND).surely.values(), default=0.0)
        if "basic" not in named and (not spoken or spoken < kinds or set(named) - {"education_experience"}):
            return None
        levels = [level for level in self._about(reading) if level.basic]
        if not levels:
            return None
        level = levels[0]
        clause = level.basic or level.clause
        education = "education_experience" in named and "basic" in named
        if reading.says(Family.PARAGRAPH) or education:
            enclosing = parent(self._notice, clause)
            clause = enclosing if enclosing and enclosing != level.clause else clause
        others = tuple(other.basic for other in levels[1:] if other.basic)
        score = NAMED if "basic" in named else SPOKEN + spoken if reading.levels.target else spoken
        return Resolved((clause, *others), score, "basic", level)

    def _outcome(self, reading: Reading) -> Resolved | None:
        kinds = reading.of(Family.KIND)
        target = self._target(reading)
        beside = target or reading.says(Family.CONDITION_NAMED) or self._speaks(reading, "achievements")
        weights = kinds.weights if beside else kinds.surely
        if not weights or reading.says(Family.COUNTING):
            return None
        named = reading.of(Family.CONDITION_NAMED).weights
        if "performance" in named and not kinds.surely:
            return None
        if not kinds.surely and ("education_experience" in named or reading.education):
            return None
        kind = max(weights, key=lambda k: weights[k])
        levels = [level for level in self._about(reading) if level.achievements]
        items = [(level, item) for level in levels if (item := level.item(kind))]
        score = NAMED if target and kinds.surely else SPOKEN if target else min(SPOKEN, weights[kind])
        if items:
            first = items[0][0]
            return Resolved(tuple(item.clause for _, item in items), score, "item", first)
        if levels and levels[0].achievements:
            return Resolved((levels[0].achievements.clause,), score, "no_item", levels[0])
        return self._not_of_this_level(reading)

    def _not_of_this_level(self, reading: Reading) -> Resolved | None:
        """A level that has no such condition (助理工程师 has neither 业绩 nor 成果): its whole paragraph."""
        target = self._target(reading)
        return Resolved((target.clause,), SPOKEN, "level_without", target) if target else None

    def _performance(self, reading: Reading) -> Resolved | None:
        named = "performance" in reading.of(Family.CONDITION_NAMED).weights
        spoken = self._speaks(reading, "performance")
        work = reading.work
        worked = work.surely >= _SOME_WORK or (work.placements and reading.says(Family.ASKS_DIRECTION))
        direction = [work.placements[0].direction] if worked else []
        target = self._target(reading)
        if not named and not spoken and not (target and self._only_work(reading)):
            return None
        levels = [level for level in self._about(reading) if level.performance]
        if not levels:
            return self._not_of_this_level(reading)
        clauses: list[str] = []
        for level in levels:
            if level.performance:
                own = [level.performance.directions[d].clause for d in direction if d in level.performance.directions]
                lead = level.performance.clause
                clauses += [lead, *own] if lead in reading.of(Family.TOPIC).surely else [*own, lead]
        score = NAMED if named or not spoken else SPOKEN
        return Resolved(tuple(clauses), score, "performance", levels[0])

    @staticmethod
    def _only_work(reading: Reading) -> bool:
        other = (
            Family.CONDITION_NAMED,
            Family.CONDITION_SPOKEN,
            Family.COUNTING,
            Family.EDUCATION,
            Family.TOPIC,
        )
        return reading.work.surely >= _OF_ONES_OWN_WORK and not any(reading.says(family) for family in other)

    def _counted(self, reading: Reading) -> Resolved | None:
        named = "achievements" in reading.of(Family.CONDITION_NAMED).weights
        spoken = self._speaks(reading, "achievements")
        if not named and not spoken and not reading.says(Family.COUNTING):
            return None
        levels = [level for level in self._about(reading) if level.achievements]
        if not levels:
            return self._not_of_this_level(reading)
        clauses = tuple(level.achievements.clause for level in levels if level.achievements)
        return Resolved(clauses, NAMED if named or reading.says(Family.COUNTING) else SPOKEN, "counted", levels[0])

    def _route(self, reading: Reading) -> Resolved | None:
        named = "education_experience" in reading.of(Family.CONDITION_NAMED).weights
        spoken = self._speaks(reading, "education_experience")
        target = self._target(reading)
        if target is None:
            return self._open_to(reading) if reading.education else None
        if not (named or spoken or reading.education or reading.levels.held):
            return None
        if not target.routes or target.heading is None:
            return None
        if reading.education is None and reading.levels.held is None:
            return Resolved((target.heading,), NAMED if named else SPOKEN, "routes", target)
        tier = self._tiers[reading.education] if reading.education else max(self._tiers.values())
        titled = reading.levels.held is not None
        if reading.education is None:
            tier = min(self._tiers[r.education] for r in target.routes if r.education and r.title) if any(
                r.education and r.title for r in target.routes
            ) else tier
        route = target.route(tier, self._tiers, titled=titled)
        return Resolved((route.clause, target.heading), NAMED, "route", target, route)

    def _open_to(self, reading: Reading) -> Resolved | None:
        """No level is named: the highest that this education opens with the years that are stated, or any."""
        assert reading.education is not None  # noqa: S101
        tier = self._tiers[reading.education]
        found: list[tuple[LevelClauses, RouteData]] = []
        for level in self._levels.values():
            if level.routes:
                route = level.route(tier, self._tiers, titled=False)
                if route.education and route.title is None and self._tiers[route.education] <= tier:
                    found.append((level, route))
        if not found:
            return None
        years = reading.years
        reached = [f for f in found if years is not None and (f[1].experience_years or 0) <= years]
        level, route = reached[-1] if reached else found[0]
        others = tuple(r.clause for _, r in found if r is not route)
        score = SPOKEN + (BARE_LEVEL if self._speaks(reading, "education_experience") else 0)
        return Resolved((route.clause, *others), score, "route", level, route)

    def _level(self, reading: Reading) -> Resolved | None:
        target = self._target(reading)
        return Resolved((target.clause,), BARE_LEVEL, "level", target) if target else None

    @staticmethod
    def _speaks(reading: Reading, condition: str) -> bool:
        return condition in reading.of(Family.CONDITION_SPOKEN).weights
