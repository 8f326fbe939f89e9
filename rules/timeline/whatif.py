"""What if: an applicant as they are beside the same one with something changed, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rules.conditions.condition import ConditionFinding
from rules.conditions.status import Status
from rules.conditions.structure import required_achievements
from rules.policy import Policy
from rules.profile.profile import Profile
from rules.verdict.assessment import Assessment
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.unknown_facts import open_details


class ConditionState(NamedTuple):
    """A condition on one side. ``day``: when time alone meets it. ``counted``: ``None`` where nothing is counted.

    ``possible``: how many may count once all is told of them, where those are more.
    """

    status: str
    day: date | None
    counted: int | None
    possible: int | None = None


class LevelState(NamedTuple):
    """A level on one side. ``day``: when time alone makes it eligible, all else being met. ``doubt``: the title on
    which it hangs, in words.
    """

    status: str
    day: date | None
    doubt: str = ""


class ConditionChange(NamedTuple):
    """A condition that is no longer as it was."""

    condition: str
    title: str
    before: ConditionState
    after: ConditionState


class LevelChange(NamedTuple):
    """A level on both sides, with the conditions that changed; none for a level that is held on either side."""

    level: str
    name: str
    before: LevelState
    after: LevelState
    conditions: tuple[ConditionChange, ...]

    @property
    def changed(self) -> bool:
        """Whether anything about the level is different."""
        return self.before != self.after or bool(self.conditions)


class Comparison(NamedTuple):
    """Every level of the notice, lowest first.

    ``left_open``: what has to be told of the entries that are new, before it is known what they count as.
    """

    levels: tuple[LevelChange, ...]
    left_open: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything at all is different."""
        return any(level.changed for level in self.levels)


def compare(policy: Policy, profile: Profile, changed: Profile) -> Comparison:
    """Both assessed, each on its own ``as_of``. Neither is altered."""
    before, after = Assessment(policy, profile), Assessment(policy, changed)
    levels = [
        LevelChange(
            one.level.level,
            one.level.name,
            _level_state(one),
            _level_state(other),
            tuple(_changes(one, other)),
        )
        for one, other in zip(before.levels, after.levels, strict=True)
    ]
    known = set(_open_details(before))
    left_open = dict.fromkeys(path for path in _open_details(after) if path not in known)
    names = tuple(policy.catalogue.field_name(path) for path in left_open)
    return Comparison(tuple(levels), names)


def later(profile: Profile, day: date) -> Profile:
    """The same person on a later day, still at work. Raises ValueError for a day before ``as_of``."""
    if day < profile.as_of:
        raise ValueError(f"{day} is before {profile.as_of}")
    return profile._replace(as_of=day)


def _open_details(assessment: Assessment) -> Iterator[str]:
    for level in assessment.levels:
        for found in level.conditions:
            yield from open_details(found.finding)


def _level_state(assessed: LevelAssessment) -> LevelState:
    hangs = assessed.doubt.words if assessed.doubt else ""
    return LevelState(assessed.status, assessed.earliest, hangs)


def _changes(before: LevelAssessment, after: LevelAssessment) -> Iterator[ConditionChange]:
    if "held" in {before.status, after.status}:
        return
    for one, other in zip(before.conditions, after.conditions, strict=True):
        states = _condition_state(one), _condition_state(other)
        if states[0] != states[1]:
            yield ConditionChange(one.condition.name, one.condition.title, *states)


def _condition_state(found: ConditionFinding) -> ConditionState:
    finding = found.finding
    counted = finding.counted if required_achievements(finding.asked) is not None else None
    day = finding.reached if finding.status is Status.NOT_MET else None
    possible = finding.possible if counted is not None and (finding.possible or 0) > counted else None
    return ConditionState(finding.status.word, day, counted, possible)
