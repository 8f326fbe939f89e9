"""Which questions are worth asking, given what has been answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions.combination import AllOf, AnyOf
from rules.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogs.talk import Talk
    from rules import Assessment
    from rules.assessment import LevelAssessment
    from rules.findings import Finding


def relevant(talk: Talk) -> tuple[str, ...]:
    """The facts worth asking, in the notice's order of asking.

    A level that is held needs no facts. A level's declarations, and the grounds that waive a condition of it,
    are worth asking as long as nothing else surely stands in its way, and for the lowest level where
    something does, because what that one lacks is told in full.
    """
    return talk.once("relevant", lambda: _relevant(talk))


def _relevant(talk: Talk) -> tuple[str, ...]:
    catalogue = talk.policy.catalogue
    now = talk.assess()
    read = {finding.fact for level in _open(now) for finding in _of_level(level)}
    stages = {data.stage for data in catalogue.facts.values() if data.type == "yes_no"}
    declared = {fact for stage in stages for fact in _declarations(talk, stage)}
    return tuple(
        fact for fact, data in catalogue.facts.items() if _asked(talk, fact, data.type, read, declared)
    )


def _asked(talk: Talk, fact: str, kind: str, read: set[str | None], declared: set[str | None]) -> bool:
    if kind == "yes_no":
        return fact in declared
    if kind == "grounds":
        return exceptional_could_help(talk)
    return fact in read


def _declarations(talk: Talk, stage: str) -> set[str | None]:
    """The yes/no facts of one stage that are worth asking, whatever was answered to them so far."""
    catalogue = talk.policy.catalogue
    of_stage = {
        fact for fact, data in catalogue.facts.items() if data.type == "yes_no" and data.stage == stage
    }
    without = talk.assess(frozenset(of_stage))
    return {
        finding.fact
        for level in _promising(without)
        for finding in _of_level(level)
        if finding.fact in of_stage
    }


def exceptional_could_help(talk: Talk) -> bool:
    """Whether 破格 is worth asking: a level's own alternatives are not surely met, and no ground is yet."""
    facts = {fact for fact, data in talk.policy.catalogue.facts.items() if data.type == "grounds"}
    if not facts:
        return False
    return any(
        alternatives.status is not Status.MET and waiver.status is not Status.MET
        for level in _promising(talk.assess(frozenset(facts)))
        for alternatives, waiver in waivers(level)
    )


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


def _open(assessment: Assessment) -> list[LevelAssessment]:
    return [level for level in assessment.levels if is_open(level)]


def _promising(assessment: Assessment) -> list[LevelAssessment]:
    """The open levels in whose way nothing surely stands, and the lowest in whose way something does."""
    unheld = _open(assessment)
    blocked = [level for level in unheld if level.status == "not_eligible"]
    return [level for level in unheld if level not in blocked[1:]]


def _of_level(level: LevelAssessment) -> Iterator[Finding]:
    yield from level.held.walk()
    for condition in level.conditions:
        yield from condition.finding.walk()
