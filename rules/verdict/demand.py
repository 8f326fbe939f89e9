"""What a condition asks of anybody, read off its nodes: the notice's words, below them what is held against facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementItem, AchievementKind
from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost, Unused
from rules.conditions.condition import Condition
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, GroundAlternative, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.title import LevelHeld, TitleHeld
from rules.conditions.view import View
from rules.policy import Policy
from rules.profile.profile import Achievement
from rules.verdict.count_words import count_rule
from rules.verdict.explanation_words import WordingContext, said
from rules.wording.wording import say

_SCOPE: Final = "scope"
"""The stage of what is asked of the employer, and weighed by nobody."""


class Demand(NamedTuple):
    """``words``: the notice's own where ``clause`` states it as a whole. ``rule``: how the ``parts`` go together.

    ``brief``: all of it in a few words; empty where only its parts say it. ``each``: the words and the clause of all
    that is asked of every part alike. ``judged``: words of it that only the review body can weigh.
    """

    words: str
    clause: str | None
    rule: str | None = None
    parts: tuple[Demand, ...] = ()
    brief: str = ""
    each: tuple[tuple[str, str], ...] = ()
    judged: tuple[str, ...] = ()

    def walk(self) -> Iterator[Demand]:
        """This demand and all below it, in the order of the notice."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def ways(self) -> tuple[Demand, ...]:
        """It, or what it is made of, as far as that can be said in a few words."""
        return (self,) if self.brief else tuple(way for part in self.parts for way in part.ways)

    @property
    def cited(self) -> tuple[str, ...]:
        """The clause that states it, or those that state its parts."""
        found = (self.clause,) if self.clause else tuple(part.clause for part in self.parts)
        return tuple(clause for clause in found if clause)

    @property
    def clauses(self) -> frozenset[str]:
        """Every clause that it rests on."""
        own = {one.clause for one in self.walk()} | {clause for one in self.walk() for _, clause in one.each}
        return frozenset(clause for clause in own if clause)


def demanded(policy: Policy, condition: Condition) -> Demand:
    """What ``condition`` of a level of ``policy`` asks for."""
    return _demand(condition.node, WordingContext(policy.catalogue, policy.data.valid_from, condition.title))


def demands(policy: Policy, clause: str) -> list[Demand]:
    """What ``clause`` asks for wherever a condition of ``policy`` rests on it, each once."""
    conditions = (condition for level in policy.levels for condition in level.conditions)
    found = (one for condition in conditions for one in demanded(policy, condition).walk())
    return list(dict.fromkeys(one for one in found if one.clause == clause))


_demand: View[[WordingContext], Demand] = View("what a node asks of anybody")


def _parts(nodes: Iterable[object], reading: WordingContext) -> tuple[Demand, ...]:
    return tuple(dict.fromkeys(_demand(node, reading) for node in nodes))


@_demand.of(EducationAtLeast, ExperienceAtLeast, TitleHeld, LevelHeld, DirectionChosen)
@_demand.of(DegreeHeld, AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, WithinYears, SinceTitle, Unused)
def _plain(node: TitleHeld, reading: WordingContext) -> Demand:
    asked = said(node, Finding(node, Status.UNKNOWN), reading).asked
    return Demand(asked, node.clause, brief=asked)


@_demand.of(Declaration)
def _declared(node: Declaration, reading: WordingContext) -> Demand:
    """Where somebody works is nothing to be weighed: of that the notice's own words say all."""
    is_weighed = reading.catalogue.facts[node.fact].stage != _SCOPE
    return Demand(node.quote, node.clause, brief=say("demand.declared") if is_weighed else node.quote)


@_demand.of(DirectionPerformance)
def _of_direction(node: DirectionPerformance, _reading: WordingContext) -> Demand:
    return Demand(node.quote, node.clause, brief=say("demand.declared"))


@_demand.of(AnswerIs, AmountStated, YearsSince)
def _stated(node: AnswerIs | AmountStated | YearsSince, _reading: WordingContext) -> Demand:
    return Demand(node.quote, node.clause, brief=node.quote)


@_demand.of(ShortenedRoute)
def _shortened(node: ShortenedRoute, _reading: WordingContext) -> Demand:
    """The reduction alone: it is the same for every route that it shortens."""
    reduction = node.reduction
    return Demand(reduction.quote, reduction.clause, brief=reduction.quote)


@_demand.of(Declarations)
def _declarations(node: Declarations, reading: WordingContext) -> Demand:
    parts = _parts(node.children, reading)
    briefs = {part.brief for part in parts}
    return Demand(reading.about, node.clause, _all_of(parts), parts, briefs.pop() if len(briefs) == 1 else "")


@_demand.of(Performance)
def _performance(node: Performance, reading: WordingContext) -> Demand:
    parts = _parts(node.by_direction.values(), reading)
    return Demand(node.quote, node.clause, say("demand.own_direction"), parts, say("demand.declared"))


@_demand.of(Route)
def _route(node: Route, reading: WordingContext) -> Demand:
    parts = _parts(node.children, reading)
    return Demand(node.quote or reading.about, node.clause, _all_of(parts), parts, node.quote or "")


@_demand.of(Routes, WaivableRoutes)
def _ways(node: Routes | WaivableRoutes, reading: WordingContext) -> Demand:
    parts = _parts(node.children, reading)
    # The notice's own words say how they go together.
    rule = None if node.quote else _any_of(parts)
    return Demand(node.quote or reading.about, node.clause, rule, parts)


@_demand.of(Waiver)
def _waiver(node: Waiver, reading: WordingContext) -> Demand:
    parts = _parts(node.children, reading)
    brief = say("demand.grounds", of=len(parts))
    rule = None if node.quote else _any_of(parts)
    return Demand(node.quote or reading.about, node.clause, rule, parts, brief)


@_demand.of(Ground)
def _ground(node: Ground, reading: WordingContext) -> Demand:
    entry = reading.of_entry(Achievement.of(0, {"kind": node.kind}))
    parts = _parts(node.alternatives, entry)
    if node.or_achievement is not None:
        parts += (_demand(node.or_achievement, reading),)
    return Demand(node.quote, node.clause, _any_of(parts), parts, node.quote, judged=node.committee)


@_demand.of(GroundAlternative)
def _alternative(node: GroundAlternative, reading: WordingContext) -> Demand:
    asked = "、".join(part.words for part in _parts(node.checks, reading))
    return Demand(asked, None, brief=asked)


@_demand.of(AchievementCount)
def _count(node: AchievementCount, reading: WordingContext) -> Demand:
    parts = _parts(node.items, reading)
    lists = [say("demand.count", of=len(one.places), required=one.required) for one in node.lists]
    brief = "，".join(lists)
    unused = next((kind.unused for item in node.items for kind in item.kinds if kind.unused), None)
    each = (*node.each, *([(unused.quote, unused.clause)] if unused else []))
    return Demand(node.quote, node.clause, count_rule(node), parts, brief, each)


@_demand.of(AchievementItem)
def _item(node: AchievementItem, reading: WordingContext) -> Demand:
    parts = _parts(node.kinds, reading)
    rule = say("explanation.rule.sum") if len(parts) > 1 else None
    if node.most is not None:
        rule = say("explanation.rule.sum_at_most" if rule else "explanation.rule.at_most", most=node.most)
    return Demand(node.quote, node.clause, rule, parts, node.quote, judged=node.committee)


@_demand.of(AchievementKind)
def _kind(node: AchievementKind, reading: WordingContext) -> Demand:
    entry = reading.of_entry(Achievement.of(0, {"kind": node.kind}))
    asked = "、".join(part.words for part in _parts(node.checks, entry))
    kind = reading.catalogue.kind_name(node.kind)
    if node.every > 1:
        unit = reading.catalogue.kinds[node.kind].unit
        key = "demand.kind_every" if asked else "demand.kind_every_alone"
        told = say(key, kind=kind, every=node.every, unit=unit, asked=asked)
    else:
        told = say("demand.kind", kind=kind, asked=asked) if asked else kind
    return Demand(told, None, brief=told)


def _all_of(parts: tuple[Demand, ...]) -> str | None:
    return say("explanation.rule.all") if len(parts) > 1 else None


def _any_of(parts: tuple[Demand, ...]) -> str | None:
    return say("explanation.rule.any") if len(parts) > 1 else None
