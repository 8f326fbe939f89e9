"""What the days on the road rest on: said with every day, never silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rules.conditions.achievement import AchievementCount
from rules.conditions.condition import ConditionFinding
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Applicant, Finding
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.structure import required_achievements
from rules.conditions.view import View
from rules.timeline.way import Way
from rules.verdict.assessment import Assessment
from rules.verdict.caveats import Caveat
from rules.verdict.level_assessment import LevelAssessment
from rules.wording.wording import say


class Assumption(NamedTuple):
    """``code``: ``first_day``, ``continuous_work``, ``education_as_it_is``, ``notice_unchanged``, ``declared_in_time``,
    ``achievements_in_time``, ``fresh_achievements``, ``achievements_since_title``, ``recent_achievements``,
    ``maybe_held`` or the code of a caveat about a title; of a whole road also ``others_in_time``. ``condition``: the
    name of the condition that is assumed, for the two that are of one.
    """

    code: str
    text: str
    condition: str | None = None


def joined(by_step: Iterable[tuple[Assumption, ...]]) -> tuple[Assumption, ...]:
    """The assumptions of several levels, each once; the conditions that are to be met in time in one sentence."""
    found = list(dict.fromkeys(assumption for step in by_step for assumption in step))
    others = list(dict.fromkeys(a.condition for a in found if a.condition))
    told = [assumption for assumption in found if not assumption.condition]
    if others:
        text = say("road.assumptions.others_in_time", conditions="、".join(others))
        told.insert(1, Assumption("others_in_time", text))
    return tuple(told)


def assumptions(
    assessed: LevelAssessment,
    way: Way,
    before: list[tuple[str, date]],
    doubt: Caveat | None,
    assessment: Assessment,
) -> tuple[Assumption, ...]:
    """What one level's day rests on. ``before``: the levels whose reviews are passed first; ``doubt``: of a title."""
    return (
        *_of_every_day(way, assessment),
        *_of_other_conditions(assessed),
        *_of_recent_achievements(assessed, way.day, assessment),
        *_of_earlier_reviews(assessed, before, assessment),
        *_of_titles(assessed, doubt),
    )


def _of_every_day(way: Way, assessment: Assessment) -> Iterator[Assumption]:
    policy, profile = assessment.policy, assessment.profile
    yield Assumption("first_day", say("road.assumptions.first_day", enquiries=policy.data.enquiries))
    if profile.education is not None:
        education = policy.catalogue.names[profile.education]
        yield Assumption(
            "education_as_it_is", say("road.assumptions.education_as_it_is", education=education)
        )
    if way.day > assessment.day:
        yield Assumption(
            "continuous_work", say("road.assumptions.continuous_work", work=policy.catalogue.work)
        )
        yield Assumption("notice_unchanged", say("road.assumptions.notice_unchanged"))


def _of_other_conditions(assessed: LevelAssessment) -> Iterator[Assumption]:
    """Everything that neither time nor titles decide is there by the day, whatever it is today."""
    for condition, finding in assessed.conditions:
        assumed = (
            _in_time(condition.node, finding, condition.title) if finding.status is not Status.MET else None
        )
        if assumed:
            yield assumed


def _of_recent_achievements(
    assessed: LevelAssessment, day: date, assessment: Assessment
) -> Iterator[Assumption]:
    """Achievements that do today and are too old by the day have to be followed by others."""
    then = Applicant(assessment.profile, day)
    for condition, finding in _counting(assessed) if assessed.level.is_lapsing else ():
        if finding.status is Status.MET and condition.found(then).finding.status is not Status.MET:
            text = say("road.assumptions.recent_achievements", condition=condition.title)
            yield Assumption("recent_achievements", text)


_in_time: View[[Finding, str], Assumption | None] = View("what is assumed to be there in time")
"""Of a condition that is not met; its title is given. None of one that time and titles decide."""


@_in_time.of(Routes, WaivableRoutes)
def _decided_by_time(*_: object) -> None:
    return None


@_in_time.of(AchievementCount)
def _achievements(node: AchievementCount, finding: Finding, title: str) -> Assumption:
    text = say(
        "road.assumptions.achievements_in_time",
        condition=title,
        required=node.required,
        counted=finding.counted,
    )
    return Assumption("achievements_in_time", text, title)


@_in_time.of(Declarations, Performance)
def _declared(_node: object, finding: Finding, title: str) -> Assumption:
    status = say(f"road.status.{finding.status.word}")
    text = say("road.assumptions.declared_in_time", condition=title, status=status)
    return Assumption("declared_in_time", text, title)


def _of_earlier_reviews(
    assessed: LevelAssessment, before: list[tuple[str, date]], assessment: Assessment
) -> Iterator[Assumption]:
    """附件2 序言2: achievements that an earlier review on the road has used do not count again."""
    earlier = [assessment.level(level) for level, _ in before]
    if earlier and any("titles" in found.condition.node.facts for found in _counting(assessed)):
        yield Assumption("achievements_since_title", say("road.assumptions.achievements_since_title"))
    if _counts_achievements(assessed) and any(_counts_achievements(level) for level in earlier):
        used = assessment.policy.catalogue.used_before
        if used:
            text = say("road.assumptions.fresh_achievements", quote=used.quote)
            yield Assumption("fresh_achievements", text)


def _counts_achievements(assessed: LevelAssessment) -> bool:
    return bool(_counting(assessed))


def _counting(assessed: LevelAssessment) -> list[ConditionFinding]:
    return [found for found in assessed.conditions if required_achievements(found.condition.node)]


def _of_titles(assessed: LevelAssessment, doubt: Caveat | None) -> Iterator[Assumption]:
    if assessed.held.status is Status.UNKNOWN:
        yield Assumption("maybe_held", say("caveats.maybe_held"))
    if doubt is not None:
        yield Assumption(doubt.code, doubt.text)
