"""Questions about 学历和专业工作经历: which alternative a qualification, a title or a number of years points to."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.language.question.clauses import BARE_LEVEL, GROUND, NAMED, SPOKEN, LevelClauses, Resolved
from dialogs.language.question.levels import Levels
from dialogs.language.question.reading import QuestionReading
from dialogs.language.vocabulary.lexicon import Family
from rules.notice.person_data import RouteData

_CONDITION = "education_experience"


class RouteClauses:
    """The alternatives of every level; ``tiers``: the tier of each qualification."""

    def __init__(self, levels: Mapping[str, LevelClauses], tiers: Mapping[str, int]) -> None:
        self._levels = levels
        self._tiers = tiers

    def other_speciality(self, reading: QuestionReading) -> Resolved | None:
        """The alternative that counts from a title of another series or speciality."""
        target = reading.levels.target
        if target is None or not reading.says(Family.OTHER_SPECIALITY):
            return None
        if reading.says(Family.EXCEPTIONAL) or reading.of(Family.KIND).surely:
            return None
        level = self._levels[target]
        route = level.other_speciality_route()
        if route is None or route.title is None or self._is_below(reading.levels, route.title.at_least):
            return None
        return Resolved((route.clause,), GROUND, "other_route", level, route)

    def _is_below(self, levels: Levels, wanted: str) -> bool:
        """Whether the title told is lower than the one from which the alternative counts: 中级不是本专业的."""
        names = list(self._levels)
        least = min(
            (n for n, one in enumerate(self._levels.values()) if one.data.confers == wanted), default=0
        )
        target = names.index(levels.target or names[-1])
        told = {one.rank for one in levels.mentions if one.rank < target}
        told |= {names.index(levels.held)} if levels.held else set()
        return bool(told) and max(told) < least

    def route(self, reading: QuestionReading) -> Resolved | None:
        """The alternative for a qualification or a title held; all of them when neither is named."""
        named = _CONDITION in reading.of(Family.CONDITION_NAMED).weights
        if reading.levels.target is None:
            if reading.education:
                stated = reading.says(Family.ASKS) or reading.years is not None
                return self._open_to(reading, reading.education) if stated else None
            return self._of_every_level() if named and not reading.says(Family.EXCEPTIONAL) else None
        level = self._levels[reading.levels.target]
        specific = reading.education or reading.levels.held
        if level.heading is None or not (named or specific or reading.speaks_of(_CONDITION)):
            return None
        if not specific:
            return Resolved((level.heading,), NAMED if named else SPOKEN, "routes", level)
        tier = self._tiers[reading.education] if reading.education else self._lowest_titled(level)
        route = level.route(tier, self._tiers, titled=reading.levels.held is not None)
        asked = named or reading.education or reading.levels.named or reading.speaks_of(_CONDITION)
        return Resolved((route.clause,), NAMED if asked else BARE_LEVEL, "route", level, route)

    def _of_every_level(self) -> Resolved:
        """学历要求: of which level is not said."""
        return Resolved(tuple(one.heading for one in self._levels.values() if one.heading), NAMED, "routes")

    def _lowest_titled(self, level: LevelClauses) -> int:
        """A title is held and no qualification named: the lowest that the title's alternative asks for."""
        titled = [self._tiers[r.education] for r in level.routes if r.education and r.title]
        return min(titled, default=max(self._tiers.values()))

    def _open_to(self, reading: QuestionReading, education: str) -> Resolved | None:
        """No level is named: the highest that this education opens with the years that are stated, or with none."""
        tier = self._tiers[education]
        found: list[tuple[LevelClauses, RouteData]] = []
        for level in self._levels.values():
            route = level.route(tier, self._tiers, titled=False) if level.routes else None
            if route and route.education and route.title is None and self._tiers[route.education] <= tier:
                found.append((level, route))
        if not found:
            return None
        reached = [f for f in found if (f[1].experience_years or 0) <= (reading.years or 0.0)]
        level, route = reached[-1] if reached else found[0]
        others = tuple(other.clause for _, other in found if other is not route)
        score = SPOKEN + (BARE_LEVEL if reading.speaks_of(_CONDITION) else 0.0)
        return Resolved((route.clause, *others), score, "route", level, route)
