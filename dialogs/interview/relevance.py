"""Which questions are worth asking: those of which some answer could still change what is reported.

Reported are the highest level that is open, and what is missing for the level aimed at: the goal, or else the
next one above what is held or open. Of a level that facts have closed, and that was not aimed at by
name, nothing more is asked (docs/decisions/0009-fewest-questions.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, partial
from typing import NamedTuple

from dialogs.engine.machine import STAGES
from dialogs.engine.talk import Talk
from rules.conditions.achievement import AchievementCount
from rules.conditions.condition import ConditionFinding
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import DirectionChosen, Performance
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status, all_of, any_of
from rules.conditions.structure import declared, split_routes, timed
from rules.conditions.title import LevelHeld, TitleHeld
from rules.conditions.view import View
from rules.policy import Policy
from rules.verdict.level_assessment import LevelAssessment

_LISTS = frozenset({"titles", "achievements", "grounds"})


class _Prospect:
    """What can still become of a condition that is not met by the facts that are open to it."""

    def __init__(self, found: ConditionFinding, open_facts: frozenset[str]) -> None:
        self._node, self._finding, self._open_facts = found.condition.node, found.finding, open_facts

    @cached_property
    def outlook(self) -> _Outlook:
        """The best of it."""
        return _outlook(self._finding, self._open_facts)

    @cached_property
    def is_closed(self) -> bool:
        """Whether facts have closed it, so that neither an answer nor time alone meets it any more.

        What a person would declare, list or claim has no bearing until those facts are others.
        """
        return not declared(self._node) and _in_time(self._finding, self._open_facts) is Status.NOT_MET

    @cached_property
    def lacking(self) -> frozenset[str]:
        """Every fact of it: what it lacks is told route by route."""
        return _facts(self._finding)

    @cached_property
    def ways(self) -> frozenset[str]:
        """The facts of its routes alone: which way leads to a level that is closed is told all the same."""
        return _facts(split_routes(self._node, self._finding)[0]) if timed(self._node) else frozenset()


def _prospects(level: LevelAssessment, open_facts: frozenset[str]) -> tuple[_Prospect, ...]:
    unmet = [found for found in level.conditions if found.finding.status is not Status.MET]
    by_facts = [(found, open_facts & found.condition.reads) for found in unmet]
    return tuple([found.once(facts, partial(_Prospect, found, facts)) for found, facts in by_facts])


class Standing(NamedTuple):
    """``contenders``: levels that may still turn out to be the highest open one. ``targets``: those of which what
    is missing may be told; ``closed``: those of them that facts have closed. ``prospects``: of what the levels in
    question lack, by ``open_facts``: not answered and not passed over, or lists that are not complete, or just being
    changed.
    """

    contenders: tuple[LevelAssessment, ...]
    targets: tuple[LevelAssessment, ...]
    closed: tuple[LevelAssessment, ...]
    prospects: Mapping[LevelAssessment, tuple[_Prospect, ...]]
    open_facts: frozenset[str]

    @property
    def levels(self) -> list[LevelAssessment]:
        """Both, each once, without what is closed."""
        both = dict.fromkeys((*self.contenders, *self.targets))
        return [level for level in both if level not in self.closed]

    @property
    def wanted(self) -> frozenset[str]:
        """The facts by which what is told of them may still change."""
        return frozenset().union(
            *(one.outlook.by for level in self.contenders for one in self.prospects[level]),
            *(one.lacking for level in self.levels for one in self.prospects[level]),
            *(one.ways for level in self.closed for one in self.prospects[level]),
        )


def standing(talk: Talk) -> Standing:
    """What is still to be decided by the answers so far."""
    return _standing_by(talk, in_hand(talk))


def _standing_by(talk: Talk, hand: InHand) -> Standing:
    return talk.once(("standing", hand), lambda: _standing(talk, _open_facts(talk, hand)))


def relevant(talk: Talk) -> tuple[str, ...]:
    """The facts worth asking, in the order of asking."""
    hand = in_hand(talk)
    return talk.once(("relevant", hand), lambda: _relevant(talk, hand))


@cache
def asking_order(policy: Policy) -> tuple[str, ...]:
    """Every fact, stage by stage; within a stage as the notice has them."""
    facts = policy.catalogue.facts
    return tuple(sorted(facts, key=lambda fact: STAGES.index(facts[fact].stage)))


def exceptional_could_help(talk: Talk) -> bool:
    """Whether 破格 is worth asking."""
    facts = talk.policy.catalogue.facts
    return any(facts[fact].type == "grounds" for fact in relevant(talk))


def _standing(talk: Talk, open_facts: frozenset[str]) -> Standing:
    assessment, goal = talk.assess(), talk.scratch.goal
    if goal is not None:
        aimed = tuple(one for one in assessment.levels if one.level.level == goal and is_open(one))
        return Standing(aimed, aimed, (), {one: _prospects(one, open_facts) for one in aimed}, open_facts)
    above = assessment.above
    prospects = {level: _prospects(level, open_facts) for level in above}
    maybe_open = tuple(
        level for level in above if all(one.outlook.best is Status.MET for one in prospects[level])
    )
    perhaps_held = [level for level in above if _outlook(level.held, open_facts).best is Status.MET]
    passed = [n for n, level in enumerate(above) if level in maybe_open or level in perhaps_held]
    places = {0, *(min(n + 1, len(above) - 1) for n in passed)}
    told = tuple(level for n, level in enumerate(above) if n in places)
    closed = tuple(level for level in told if any(one.is_closed for one in prospects[level]))
    return Standing(maybe_open, told, closed, prospects, open_facts)


class InHand(NamedTuple):
    """On what it hangs, beside the answers, which questions are worth asking. ``asked``: the list that is open."""

    asked: str | None
    goal: str | None
    unfinished: tuple[str, ...]
    skipped: tuple[str, ...]


def in_hand(talk: Talk) -> InHand:
    """Of the talk as it is."""
    scratch = talk.scratch
    data = talk.policy.catalogue.facts.get(scratch.fact or "")
    asked = scratch.fact if data is not None and data.type in _LISTS else None
    return InHand(asked, scratch.goal, scratch.unfinished, scratch.skipped)


def _open_facts(talk: Talk, hand: InHand) -> frozenset[str]:
    growing = {fact for fact in hand.unfinished if fact not in hand.skipped}
    if hand.asked is not None:
        growing.add(hand.asked)
    return frozenset((talk.policy.catalogue.facts.keys() - talk.answers.keys() - set(hand.skipped)) | growing)


class _Outlook(NamedTuple):
    """The best that can become of a finding if every open fact is answered as well as can be.

    ``by``: the open facts by which a finding that is not met yet may so be met.
    """

    best: Status
    by: frozenset[str] = frozenset()


_SETTLED = {status: _Outlook(status) for status in Status}


def _outlook(finding: Finding, open_facts: frozenset[str]) -> _Outlook:
    node, status = finding.asked, finding.status
    if status is Status.MET or node.facts.isdisjoint(open_facts):
        return _SETTLED[status]
    made_of = _made_of(node, finding)
    if isinstance(made_of, frozenset):
        by = made_of & open_facts
        return _Outlook(Status.MET, by) if by else _SETTLED[status]
    combined, parts_found = made_of
    parts = [_outlook(part, open_facts) for part in parts_found]
    best = combined([part.best for part in parts])
    by = frozenset().union(*[part.by for part in parts]) if best is Status.MET else frozenset()
    return _Outlook(best, by)


def _in_time(finding: Finding, open_facts: frozenset[str]) -> Status:
    """The best that can become of a finding if time passes as well."""
    if finding.status is Status.MET:
        return Status.MET
    made_of = _made_of(finding.asked, finding)
    if isinstance(made_of, frozenset):
        may_be_met = finding.reached is not None or not made_of.isdisjoint(open_facts)
        return Status.MET if may_be_met else finding.status
    combined, parts = made_of
    return combined([_in_time(part, open_facts) for part in parts])


_Together = tuple["Callable[[Iterable[Status]], Status]", "tuple[Finding, ...]"]

_made_of: View[[Finding], _Together | frozenset[str]] = View("what a finding is made of")
"""How it is put together from its parts; of one that has none, the facts by which it may become another."""


@_made_of.of(Declarations, Route, ShortenedRoute)
def _of_every_part(_node: object, finding: Finding) -> _Together:
    return all_of, finding.children


@_made_of.of(Performance)
def _of_lead_and_direction(_node: Performance, finding: Finding) -> _Together:
    """The item of one's own direction is declared together with the lead."""
    return all_of, finding.children[:2]


@_made_of.of(Routes, Waiver, WaivableRoutes)
def _of_any_part(_node: object, finding: Finding) -> _Together:
    return any_of, finding.children


_made_of.of(
    AnswerIs, Declaration, DirectionChosen, EducationAtLeast, ExperienceAtLeast, TitleHeld, LevelHeld
)(lambda node, _finding: node.facts)
_made_of.of(AmountStated, YearsSince, Ground, AchievementCount)(lambda node, _finding: node.facts)


@_made_of.of(DegreeHeld)
def _of_degree(node: DegreeHeld, finding: Finding) -> frozenset[str]:
    """Whoever has no such qualification is not asked since when, nor whether it was full-time."""
    is_closed = finding.status is Status.NOT_MET and finding.reached is None
    return frozenset({finding.fact or ""}) if is_closed else node.asked_about


def _facts(finding: Finding) -> frozenset[str]:
    """Every fact on which a finding rests."""
    made_of = _made_of(finding.asked, finding)
    if isinstance(made_of, frozenset):
        return made_of
    return frozenset().union(*[_facts(part) for part in made_of[1]])


def _relevant(talk: Talk, hand: InHand) -> tuple[str, ...]:
    now = _standing_by(talk, hand)
    # What decides whether a level is held, as long as that is open and it would matter.
    held_by = {fact for level in maybe_held(talk) for fact in level.level.held.facts & now.open_facts}
    wanted = now.wanted | held_by
    return tuple(fact for fact in asking_order(talk.policy) if fact in wanted)


def maybe_held(talk: Talk) -> tuple[LevelAssessment, ...]:
    """The levels in play of which it would matter whether they are held, and are not surely."""
    assessment, goal = talk.assess(), talk.scratch.goal
    aimed = (a for a in assessment.levels if a.level.level == goal and a.status != "eligible")
    levels = assessment.above if goal is None else tuple(aimed)
    return tuple(level for level in levels if level.held.status is not Status.MET)


def is_open(level: LevelAssessment) -> bool:
    """Whether a level is not surely held."""
    return level.status != "held"
