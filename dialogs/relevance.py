"""Which questions are worth asking: those of which some answer could still change what is reported.

Reported are the highest level that is open, and what is missing for the level aimed at: the goal, or else the
next one above what is held or open (docs/decisions/0009-fewest-questions.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.declaration import Performance
from rules.conditions.ground import Ground
from rules.conditions.title import TitleHeld
from rules.status import Status

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from dialogs.talk import Talk
    from rules.assessment import LevelAssessment
    from rules.findings import Finding

_LISTS = frozenset({"titles", "achievements", "grounds"})


class Standing(NamedTuple):
    """``contenders``: levels that may still turn out to be the highest open one. ``targets``: those of which what
    is missing may be told. ``open_facts``: the facts that may still be answered, or added to.
    """

    contenders: tuple[LevelAssessment, ...]
    targets: tuple[LevelAssessment, ...]
    open_facts: frozenset[str]

    @property
    def levels(self) -> list[LevelAssessment]:
        """Both, each once."""
        return list(dict.fromkeys((*self.contenders, *self.targets)))


def standing(talk: Talk) -> Standing:
    """What is still to be decided by the answers so far."""
    return talk.once(("standing", *_situation(talk)), lambda: _standing(talk))


def relevant(talk: Talk) -> tuple[str, ...]:
    """The facts worth asking, in the notice's order of asking."""
    return talk.once(("relevant", *_situation(talk)), lambda: _relevant(talk))


def _situation(talk: Talk) -> tuple[Hashable, ...]:
    """What beside the answers decides what is worth asking."""
    return (talk.scratch.fact, talk.scratch.unfinished, talk.scratch.skipped, talk.scratch.goal)


def exceptional_could_help(talk: Talk) -> bool:
    """Whether 破格 is worth asking."""
    facts = talk.policy.catalogue.facts
    return any(facts[fact].type == "grounds" for fact in relevant(talk))


def _standing(talk: Talk) -> Standing:
    levels = talk.assess().levels
    known = _open_facts(talk)
    surely = max((n for n, level in enumerate(levels) if level.status in {"held", "eligible"}), default=-1)
    above = range(surely + 1, len(levels))
    maybe_held = [n for n in above if best(levels[n].held, known) is Status.MET]
    maybe_open = [n for n in above if _may_be_eligible(levels[n], known)]
    goal = talk.scratch.goal
    if goal is not None:
        aimed = tuple(level for level in levels if level.level.level == goal and is_open(level))
        return Standing(aimed, aimed, known)
    reached = {surely, *maybe_held, *maybe_open}
    targets = sorted({min(n + 1, len(levels) - 1) for n in reached})
    return Standing(
        tuple(levels[n] for n in above if n in maybe_open),
        tuple(levels[n] for n in targets if levels[n].status not in {"held", "eligible"}),
        known,
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


def _may_be_eligible(level: LevelAssessment, known: frozenset[str]) -> bool:
    return all(best(condition.finding, known) is Status.MET for condition in level.conditions)


def best(finding: Finding, open_facts: frozenset[str]) -> Status:
    """The best that can become of a finding if every open fact is answered as well as can be."""
    node = finding.asked
    if isinstance(node, AllOf):
        return min((best(child, open_facts) for child in finding.children), default=finding.status)
    if isinstance(node, AnyOf):
        return max((best(child, open_facts) for child in finding.children), default=finding.status)
    if isinstance(node, Performance):
        return min(best(child, open_facts) for child in finding.children[:2])
    return Status.MET if _facts_of(finding) & open_facts else finding.status


def _facts_of(finding: Finding) -> frozenset[str]:
    """The facts that one node reads."""
    read = {finding.fact, *(child.fact for child in finding.children)}
    if isinstance(finding.asked, Ground) and finding.asked.or_outcome is not None:
        read.add("achievements")
    return frozenset(fact for fact in read if fact is not None)


def _relevant(talk: Talk) -> tuple[str, ...]:
    now = standing(talk)
    wanted = {fact for level in now.contenders for fact in _deciding(level, now.open_facts)}
    wanted |= {fact for level in now.targets for fact in _lacking(level)}
    wanted |= _held_by(talk, now.open_facts)
    return tuple(fact for fact in talk.policy.catalogue.facts if fact in wanted)


def _held_by(talk: Talk, open_facts: frozenset[str]) -> set[str]:
    """What decides whether a level is held, as long as that is open and it would matter."""
    levels = talk.assess().levels
    if talk.scratch.goal is not None:
        levels = tuple(level for level in levels if level.level.level == talk.scratch.goal)
    surely = max((n for n, level in enumerate(levels) if level.status in {"held", "eligible"}), default=-1)
    return {
        fact
        for level in levels[surely + 1 :]
        if level.held.status is not Status.MET
        for fact in _facts_of(level.held) & open_facts
    }


def title_age_matters(talk: Talk, level: str, *, same_speciality: bool | None) -> bool:
    """Whether it matters since when a title is held: some condition in play that is not met asks for its age."""
    rank = talk.policy.catalogue.titles[level]
    return any(
        finding.asked.rank <= rank and not (finding.asked.other_speciality and same_speciality)
        for assessed in standing(talk).levels
        for condition in assessed.conditions
        if condition.finding.status is not Status.MET
        for finding in condition.finding.walk()
        if isinstance(finding.asked, TitleHeld) and finding.status is not Status.MET
    )


def _deciding(level: LevelAssessment, open_facts: frozenset[str]) -> Iterator[str]:
    """The facts that conditions not met yet may still be met by."""
    for condition in level.conditions:
        yield from _may_decide(condition.finding, open_facts)


def _may_decide(finding: Finding, open_facts: frozenset[str]) -> Iterator[str]:
    if finding.status is Status.MET or best(finding, open_facts) is not Status.MET:
        return
    if isinstance(finding.asked, AllOf | AnyOf | Performance):
        for child in finding.children:
            yield from _may_decide(child, open_facts)
    else:
        yield from _facts_of(finding) & open_facts


def _lacking(level: LevelAssessment) -> Iterator[str]:
    """Every fact of a condition that is not met: what it lacks is told route by route."""
    for condition in level.conditions:
        if condition.finding.status is not Status.MET:
            for finding in condition.finding.walk():
                yield from _facts_of(finding)


def waivers(level: LevelAssessment) -> Iterator[tuple[Finding, Finding]]:
    """For each condition that can be waived: its own alternatives, and the grounds that waive them."""
    for condition in level.conditions:
        finding = condition.finding
        if isinstance(finding.asked, AnyOf) and not isinstance(finding.children[0].asked, AllOf):
            alternatives, grounds = finding.children
            yield alternatives, grounds


def is_open(level: LevelAssessment) -> bool:
    """Whether a level is not surely held."""
    return level.status != "held"
