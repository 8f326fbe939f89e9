"""What holds a level up today beside time and titles: the road is never greener than the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from rules.conditions.achievement import AchievementCount
from rules.conditions.condition import Condition
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Finding
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.verdict.level_assessment import LevelAssessment
from rules.wording.wording import say


def held_up_by(assessed: LevelAssessment) -> Iterator[str]:
    """Each condition of a level that is not met and that neither time nor titles decide, in a few words."""
    for condition, finding in assessed.conditions:
        if finding.status is not Status.MET and (words := _held_up(condition.node, finding, condition)):
            yield words


_held_up: View[[Finding, Condition], str] = View("what holds a level up beside time and titles")
"""Of a condition that is not met. Nothing of one that time and titles decide."""


@_held_up.of(Routes, WaivableRoutes)
def _by_time(*_: object) -> str:
    return ""


@_held_up.of(AchievementCount)
def _by_achievements(node: AchievementCount, finding: Finding, condition: Condition) -> str:
    if finding.status is Status.UNKNOWN:
        return say("road.unclear", condition=condition.title)
    return say("road.achievements_short", short_by=node.required - finding.counted)


@_held_up.of(Declarations, Performance)
def _by_declaration(_node: object, finding: Finding, condition: Condition) -> str:
    if finding.status is Status.UNKNOWN:
        return say("road.unclear", condition=condition.title)
    return say(
        "road.out_of_scope" if condition.name == "scope" else "road.not_met", condition=condition.title
    )
