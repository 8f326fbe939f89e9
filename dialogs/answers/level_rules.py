"""What the rules ask for at each level, found in the notice's conditions: routes, items, grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, cast

from dialogs.rendering.wording import say
from rules import Assessment, Policy
from rules.conditions.achievement import AchievementCount, AchievementItem, AchievementKind
from rules.conditions.attribute import AttributeCheck
from rules.conditions.compilation import Level
from rules.conditions.condition import Condition
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground
from rules.conditions.matching import Pile, allot
from rules.conditions.structure import grounds_of, required_achievements, timed
from rules.notice.catalogue import Catalogue
from rules.notice.person_data import RouteData
from rules.verdict.achievement_gaps import fault_words, needed_words
from rules.verdict.count_words import items_of_list

_PLENTY: Final = 10**6
"""More achievements than any condition asks for."""


def asked_words(check: AttributeCheck, kind: str, catalogue: Catalogue) -> str:
    """What an item asks of an attribute, within a sentence: 需已授权, 技术推广需达到“省部级及以上”."""
    described = catalogue.attributes.get(check.attribute)
    if described is None or not described.values:
        return fault_words(check, kind, catalogue)
    needed = needed_words(check, kind, catalogue)
    return say("answers.outcome.scale", attribute=described.name, needed=needed)


class ListedKind(NamedTuple):
    """A kind of achievement under one item of a level."""

    item: AchievementItem
    kind: AchievementKind


class Counted(NamedTuple):
    """How a level counts achievements."""

    condition: Condition
    node: AchievementCount
    clause: str

    @property
    def required(self) -> int:
        """How many in all."""
        return self.node.required

    @property
    def items(self) -> tuple[AchievementItem, ...]:
        """The items of all its lists."""
        return self.node.items

    def listings(self, kind: str) -> list[ListedKind]:
        """The items under which achievements of ``kind`` count, in the notice's order."""
        return [ListedKind(item, node) for item in self.items for node in item.kinds if node.kind == kind]

    def listing(self, kind: str) -> ListedKind | None:
        """The first of them."""
        return next(iter(self.listings(kind)), None)

    @property
    def lists(self) -> str:
        """How many of which items, where it has several lists; else empty."""
        told = [
            say("answers.count.list", items=items_of_list(self.node, one), required=one.required)
            for one in self.node.lists
        ]
        return say("answers.comma").join(told) if told[1:] else ""

    @property
    def rule(self) -> str:
        """How several achievements are counted together."""
        if self.node.scheme.is_simple:
            return say("answers.count.cumulate")
        most = {item.most for item in self.items}
        return say("answers.count.once_each" if most == {1} else "answers.count.once")

    def can_be_all(self, kind: str | None) -> bool:
        """Whether achievements of one kind alone, or of ``kind``, can be all that is required."""
        kinds = [node.kind for item in self.items for node in item.kinds]
        fits = (
            {n for n, one in enumerate(kinds) if one == name} for name in ({kind} if kind else set(kinds))
        )
        scheme = self.node.scheme
        return any(allot(scheme, [Pile(_PLENTY, frozenset(one))]).total >= self.required for one in fits)


class LevelRules:
    """One level as the notice's data and conditions have it."""

    def __init__(self, policy: Policy, level: Level) -> None:
        self.level = level
        self.id = level.level
        self.name = level.name
        self._catalogue = policy.catalogue
        data = policy.catalogue.levels[level.level]
        self.routes = {route.clause: route for one in data.conditions for route in one.careers}
        careers = {one.condition for one in data.conditions if one.careers}
        self.timed = next((one for one in level.conditions if one.name in careers and timed(one.node)), None)
        self.grounds: tuple[Ground, ...] = grounds_of(self.timed.node) if self.timed else ()
        self.waiver = next((one.waiver.clause for one in data.conditions if one.waiver), None)
        heading = next((one.heading for one in data.conditions if one.heading), None)
        self.heading = (heading.clause if heading else None) or policy.notice.parent(
            next(iter(self.routes), data.clause)
        )
        self.counted = next(
            (
                Counted(one, cast("AchievementCount", one.node), one.node.clause or data.clause)
                for one in level.conditions
                if required_achievements(one.node) is not None
            ),
            None,
        )

    @property
    def confers(self) -> str:
        """The title that its review confers."""
        return self._catalogue.levels[self.id].confers

    @property
    def count_words(self) -> str:
        """How many achievements it asks for."""
        counted = self.counted
        if counted is None:
            return say("answers.count.none", level=self.name)
        words = {"level": self.name, "required": counted.required}
        if counted.lists:
            return say("answers.count.lists", lists=counted.lists, **words)
        return say("answers.count.level", of=len(counted.items), **words)

    @property
    def untitled(self) -> list[RouteData]:
        """The routes that ask for no title."""
        return [route for route in self.routes.values() if route.title is None]

    @property
    def is_titled(self) -> bool:
        """Whether any route asks for a title."""
        return len(self.untitled) < len(self.routes)

    def timed_in(self, assessment: Assessment) -> Finding | None:
        """What became of education, titles and years, by its name: a notice may have been read twice."""
        return assessment.level(self.id).condition(self.timed.name).finding if self.timed else None

    def clause_of(self, condition: str) -> str:
        """The clause of one of its conditions, or its own where it has no such condition."""
        found = next((one for one in self.level.conditions if one.name == condition), None)
        own = found.node.clause if found else None
        return own or (self.heading if found and timed(found.node) else None) or self.level.clause

    def words_of(self, condition: str, direction: str | None) -> list[str]:
        """The clauses in whose words a condition stands; where each direction has its own, of ``direction`` if any."""
        data = next(one for one in self._catalogue.levels[self.id].conditions if one.condition == condition)
        directions = data.performance.directions if data.performance else {}
        if directions:
            own = directions.get(direction or "")
            return [own.clause] if own else [each.clause for each in directions.values()]
        declared = [one.clause for one in data.declarations or () if one.clause.startswith(self.level.clause)]
        return declared[:1] or [self.clause_of(condition)]

    def has(self, condition: str) -> bool:
        """Whether the level states such a condition."""
        return any(one.name == condition for one in self.level.conditions)

    @staticmethod
    def years_of(route: RouteData) -> float | None:
        """The years that a route asks for: since its title, if it asks for one."""
        return route.title.years if route.title else route.experience_years

    def route_words(self, route: RouteData, *, education: bool = True) -> str:
        """A route in words: 大学本科及以上，取得中级职称后从事本专业技术工作满5年."""
        parts = [*(self._degree_words(route) if education else ()), *self._time_words(route)]
        return say("answers.comma").join([*parts, *(stated.quote for stated in route.declarations)])

    def _degree_words(self, route: RouteData) -> Iterator[str]:
        if not route.education:
            return
        words = say(
            "answers.route.education" if self._has_higher(route.education) else "answers.route.highest",
            education=self._catalogue.names[route.education],
        )
        if route.education_fact:
            words = say(
                "answers.route.of", fact=self._catalogue.field_name(route.education_fact), education=words
            )
        yield words
        if route.education_years:
            yield say("answers.route.degree_years", years=route.education_years)

    def _time_words(self, route: RouteData) -> Iterator[str]:
        years = route.experience_years
        if route.title:
            key = "answers.route.other" if route.title.other_speciality else "answers.route.title"
            title = self._catalogue.title_name(route.title.at_least)
            yield say(key, title=title, years=route.title.years)
            if years:
                yield say("answers.route.in_all", years=years)
        elif years is not None:
            yield say("answers.route.years", years=years) if years else say("answers.route.at_all")

    def _has_higher(self, education: str) -> bool:
        tiers = self._catalogue.tiers
        return tiers[education] < max(tiers.values())


class NoticeRules:
    """Every level of one notice, lowest first."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.catalogue = policy.catalogue
        self.levels = {level.level: LevelRules(policy, level) for level in policy.levels}

    def of(self, levels: Iterable[str]) -> list[LevelRules]:
        """The levels of these names."""
        return [self.levels[level] for level in levels]

    def counting(self, levels: Iterable[str]) -> Iterator[LevelRules]:
        """Those that count achievements, of ``levels``, or of all when there are none."""
        asked = self.of(levels) or list(self.levels.values())
        return (level for level in asked if level.counted)

    @property
    def waiving(self) -> LevelRules | None:
        """The level for which 破格 is."""
        return next((level for level in self.levels.values() if level.grounds), None)
