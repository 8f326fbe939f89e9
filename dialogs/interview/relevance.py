"""Which questions are worth asking: those of which some answer could still change what is reported.

Reported are the highest level that is open, and what is missing for the level aimed at: the goal, or else the
next one above what is held or open. Of a level that facts have closed, and that was not aimed at by
name, nothing more is asked (docs/decisions/0009-fewest-questions.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.achievement import AchievementCount
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import DirectionChosen, Performance
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status, all_of, any_of
from rules.conditions.structure import counts_since, declared, split_routes, timed
from rules.conditions.title import LevelHeld, TitleHeld
from rules.conditions.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dialogs.engine.talk import Talk
    from rules.conditions.condition import ConditionFinding
    from rules.conditions.findings import Finding
    from rules.verdict.level_assessment import LevelAssessment

_LISTS = frozenset({"titles", "achievements", "grounds"})


class Standing(NamedTuple):
    """``contenders``: levels that may still turn out to be the highest open one. ``targets``: those of which what
    is missing may be told; ``closed``: those of them that facts have closed. ``open_facts``: the facts that may still
    be answered, or added to; ``deciding``: those of them by which conditions of the contenders may still be met.
    """

    contenders: tuple[LevelAssessment, ...]
    targets: tuple[LevelAssessment, ...]
    closed: tuple[LevelAssessment, ...]
    open_facts: frozenset[str]
    deciding: frozenset[str]

    @property
    def levels(self) -> list[LevelAssessment]:
        """Both, each once, without what is closed."""
        return [
            level
            for level in dict.fromkeys((*self.contenders, *self.targets))
            if not any(level is one for one in self.closed)
        ]


def standing(talk: Talk) -> Standing:
    """What is still to be decided by the answers so far."""
    open_facts = _open_facts(talk)
    return talk.once(("standing", open_facts, talk.scratch.goal), lambda: _standing(talk, open_facts))


def relevant(talk: Talk) -> tuple[str, ...]:
    """The facts worth asking, in the notice's order of asking."""
    return talk.once(("relevant", _open_facts(talk), talk.scratch.goal), lambda: _relevant(talk))


def exceptional_could_help(talk: Talk) -> bool:
    """Whether 破格 is worth asking."""
    facts = talk.policy.catalogue.facts
    return any(facts[fact].type == "grounds" for fact in relevant(talk))


def _standing(talk: Talk, open_facts: frozenset[str]) -> Standing:
    assessment, goal = talk.assess(), talk.scratch.goal
    levels = assessment.levels
    if goal is not None:
        aimed = tuple(level for level in levels if level.level.level == goal and is_open(level))
        return Standing(
            aimed, aimed, (), open_facts, _united(_outlooks(level, open_facts) for level in aimed)
        )
    above = range(len(levels) - len(assessment.above), len(levels))
    maybe_held = [n for n in above if _outlook(levels[n].held, open_facts).best is Status.MET]
    outlooks = {n: list(_outlooks(levels[n], open_facts)) for n in above}
    maybe_open = {n: found for n, found in outlooks.items() if all(one.best is Status.MET for one in found)}
    targets = sorted({min(n + 1, len(levels) - 1) for n in (above.start - 1, *maybe_held, *maybe_open)})
    told = tuple(levels[n] for n in targets if levels[n].status not in {"held", "eligible"})
    return Standing(
        tuple(levels[n] for n in maybe_open),
        told,
        tuple(level for level in told if _is_closed(level, open_facts)),
        open_facts,
        _united(maybe_open.values()),
    )


def _open_facts(talk: Talk) -> frozenset[str]:
    """Not answered and not passed over; or a list that is not complete, or just being changed."""
    scratch = talk.scratch
    catalogue = talk.policy.catalogue
    growing = {fact for fact in scratch.unfinished if fact not in scratch.skipped}
    asked = scratch.fact
    if asked is not None and asked in catalogue.facts and catalogue.facts[asked].type in _LISTS:
        growing.add(asked)
    unanswered = catalogue.facts.keys() - talk.answers.keys() - set(scratch.skipped)
    return frozenset(unanswered | growing)


class _Outlook(NamedTuple):
    """The best that can become of a finding if every open fact is answered as well as can be.

    ``by``: the open facts by which a finding that is not met yet may so be met.
    """

    best: Status
    by: frozenset[str] = frozenset()


def _outlooks(level: LevelAssessment, open_facts: frozenset[str]) -> Iterator[_Outlook]:
    """Those of a level's conditions."""
    for found in level.conditions:
        yield _outlook_of(found, open_facts & found.condition.node.facts)


def _outlook_of(found: ConditionFinding, open_facts: frozenset[str]) -> _Outlook:
    return found.once(("outlook", open_facts), lambda: _outlook(found.finding, open_facts))


def _is_closed(level: LevelAssessment, open_facts: frozenset[str]) -> bool:
    """Whether facts have closed a level, so that neither an answer nor time alone opens it any more.

    What a person would declare, list or claim for it has no bearing until those facts are others.
    """
    return any(
        _in_time_of(found, open_facts & found.condition.node.facts) is Status.NOT_MET
        for found in level.conditions
        if not declared(found.condition.node)
    )


def _in_time_of(found: ConditionFinding, open_facts: frozenset[str]) -> Status:
    return found.once(("in time", open_facts), lambda: _in_time(found.finding, open_facts))


def _united(outlooks: Iterable[Iterable[_Outlook]]) -> frozenset[str]:
    return frozenset().union(*[one.by for of_level in outlooks for one in of_level])


_SETTLED = {status: _Outlook(status) for status in Status}


def _outlook(finding: Finding, open_facts: frozenset[str]) -> _Outlook:
    node, status = finding.asked, finding.status
    if status is Status.MET or node.facts.isdisjoint(open_facts):
        return _SETTLED[status]
    put_together = _put_together(node, finding)
    if put_together is None:
        by = _deciding(node, finding) & open_facts
        return _Outlook(Status.MET, by) if by else _SETTLED[status]
    combined, parts_found = put_together
    parts = [_outlook(part, open_facts) for part in parts_found]
    best = combined([part.best for part in parts])
    by = frozenset().union(*[part.by for part in parts]) if best is Status.MET else frozenset()
    return _Outlook(best, by)


def _in_time(finding: Finding, open_facts: frozenset[str]) -> Status:
    """The best that can become of a finding if time passes as well."""
    if finding.status is Status.MET:
        return Status.MET
    put_together = _put_together(finding.asked, finding)
    if put_together is None:
        deciding = _deciding(finding.asked, finding)
        may_be_met = finding.reached is not None or not deciding.isdisjoint(open_facts)
        return Status.MET if may_be_met else finding.status
    combined, parts = put_together
    return combined([_in_time(part, open_facts) for part in parts])


_Together = tuple["Callable[[Iterable[Status]], Status]", "tuple[Finding, ...]"]

_put_together: View[[Finding], _Together | None] = View("how a finding is put together from its parts")
"""``None`` for one that holds facts against a condition itself."""


@_put_together.of(Declarations, Route, ShortenedRoute)
def _of_every_part(_node: object, finding: Finding) -> _Together:
    return all_of, finding.children


@_put_together.of(Performance)
def _of_lead_and_direction(_node: Performance, finding: Finding) -> _Together:
    """The item of one's own direction is declared together with the lead."""
    return all_of, finding.children[:2]


@_put_together.of(Routes, Waiver, WaivableRoutes)
def _of_any_part(_node: object, finding: Finding) -> _Together:
    return any_of, finding.children


@_put_together.of(
    AnswerIs, Declaration, DirectionChosen, EducationAtLeast, ExperienceAtLeast, TitleHeld, LevelHeld
)
@_put_together.of(DegreeHeld, AmountStated, YearsSince, Ground, AchievementCount)
def _of_no_parts(*_: object) -> None:
    return None


_deciding: View[[Finding], frozenset[str]] = View("the facts by which a finding may become another")
_deciding.of(
    AnswerIs, Declaration, AmountStated, YearsSince, DirectionChosen, EducationAtLeast, ExperienceAtLeast
)(lambda node, _finding: node.facts)
_deciding.of(TitleHeld, LevelHeld, Ground, AchievementCount)(lambda node, _finding: node.facts)


@_deciding.of(DegreeHeld)
def _of_degree(node: DegreeHeld, finding: Finding) -> frozenset[str]:
    """Whoever has no such qualification is not asked since when, nor whether it was full-time."""
    is_closed = finding.status is Status.NOT_MET and finding.reached is None
    return frozenset({finding.fact or ""}) if is_closed else node.asked_about


def _facts(finding: Finding) -> frozenset[str]:
    """Every fact on which a finding rests."""
    put_together = _put_together(finding.asked, finding)
    if put_together is None:
        return _deciding(finding.asked, finding)
    return frozenset().union(*[_facts(part) for part in put_together[1]])


def _relevant(talk: Talk) -> tuple[str, ...]:
    now = standing(talk)
    wanted = now.deciding | {fact for level in now.levels for fact in _lacking(level)}
    wanted |= {fact for level in now.closed for fact in _lacking_routes(level)}
    wanted |= _held_by(talk, now.open_facts)
    return tuple(fact for fact in talk.policy.catalogue.facts if fact in wanted)


def _held_by(talk: Talk, open_facts: frozenset[str]) -> set[str]:
    """What decides whether a level is held, as long as that is open and it would matter."""
    assessment, goal = talk.assess(), talk.scratch.goal
    aimed = (a for a in assessment.levels if a.level.level == goal and a.status != "eligible")
    levels = assessment.above if goal is None else tuple(aimed)
    return {
        fact
        for level in levels
        if level.held.status is not Status.MET
        for fact in level.level.held.facts & open_facts
    }


def title_age_matters(talk: Talk, level: str, *, same_speciality: bool | None) -> bool:
    """Whether it matters since when a title is held: some condition in play that is not met asks for its age."""
    rank = talk.policy.catalogue.titles[level]
    levels = (*standing(talk).contenders, *standing(talk).targets)
    if any(counts_since(one.condition.node, rank) for level in levels for one in level.conditions):
        return True
    return any(
        _asks_age(finding.asked, level, rank, same_speciality)
        for assessed in levels
        for condition in assessed.conditions
        if condition.finding.status is not Status.MET
        for finding in condition.finding.walk()
        if finding.fact == "titles" and finding.status is not Status.MET
    )


_asks_age: View[[str, int, bool | None], bool] = View("whether the age of a title matters")
_asks_age.of(TitleHeld)(
    lambda node, level, rank, own: node.can_be(level, rank) and not (node.other_speciality and own),
)


def _lacking(level: LevelAssessment) -> Iterator[str]:
    """Every fact of a condition that is not met: what it lacks is told route by route."""
    for found in level.conditions:
        if found.finding.status is not Status.MET:
            yield from _facts_of(found)


def _facts_of(found: ConditionFinding) -> frozenset[str]:
    return found.once("facts", lambda: _facts(found.finding))


def _lacking_routes(level: LevelAssessment) -> Iterator[str]:
    """The facts of its routes alone: which way leads to a level that is closed is told all the same."""
    for found in level.conditions:
        if timed(found.condition.node) and found.finding.status is not Status.MET:
            ordinary, _ = split_routes(found.condition.node, found.finding)
            yield from _facts(ordinary)


def is_open(level: LevelAssessment) -> bool:
    """Whether a level is not surely held."""
    return level.status != "held"
