"""Which facts leave a finding unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions.achievement import AchievementCount
from rules.conditions.amount import AmountStated
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.since_day import YearsSince
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.profile.profile import Achievement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.conditions.findings import Finding


def unknown_facts(finding: Finding) -> Iterator[str]:
    """Their paths, e.g. ``titles.0.obtained_on``; none for a finding that is not unknown."""
    if finding.status is Status.UNKNOWN:
        yield from _unknown(finding.asked, finding)


_unknown: View[[Finding], Iterator[str]] = View("the facts that leave a finding unknown")


@_unknown.of(Declarations, Performance, Route, ShortenedRoute, Routes, Waiver, WaivableRoutes)
def _of_parts(_node: object, finding: Finding) -> Iterator[str]:
    for part in finding.children:
        yield from unknown_facts(part)


@_unknown.of(AnswerIs, Declaration, AmountStated, YearsSince, DirectionChosen, DirectionPerformance)
@_unknown.of(EducationAtLeast, DegreeHeld, ExperienceAtLeast)
def _of_fact(_node: object, finding: Finding) -> Iterator[str]:
    yield finding.fact or ""


@_unknown.of(TitleHeld)
def _of_titles(node: TitleHeld, finding: Finding) -> Iterator[str]:
    if not finding.children:
        yield "titles"
    for index, title in enumerate(finding.children):  # one a title, in their order; two may be alike
        if title.status is Status.UNKNOWN:
            if title.seen.held is None:
                yield f"titles.{index}.obtained_on"
            if node.other_speciality and title.seen.same_speciality is None:
                yield f"titles.{index}.same_speciality"


@_unknown.of(AchievementCount, Ground)
def _of_entries(_node: object, finding: Finding) -> Iterator[str]:
    """Entries that might count, attribute by attribute; without any, the list itself."""
    entries = [f for f in finding.walk() if f.status is Status.UNKNOWN and isinstance(f.seen, Achievement)]
    if not entries:
        yield finding.fact or ""
    for entry in entries:
        for check in entry.children:
            if check.status is Status.UNKNOWN and not check.children:
                own = f"{entry.fact or finding.fact}.{entry.seen.index}.{check.asked.attribute}"
                yield check.fact or own
