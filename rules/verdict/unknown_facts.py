"""Which facts leave a finding unknown."""

from __future__ import annotations

from rules.conditions.achievement import AchievementCount
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.structure import required_achievements
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.profile.profile import Achievement


def unknown_facts(finding: Finding) -> list[str]:
    """Their paths, e.g. ``titles.0.obtained_on``; none for a finding that is not unknown."""
    return _unknown(finding.asked, finding) if finding.status is Status.UNKNOWN else []


def open_details(finding: Finding) -> list[str]:
    """What is not known of entries that might count, whatever becomes of them all together."""
    if required_achievements(finding.asked) is None:
        return []
    return [path for path in _unknown(finding.asked, finding) if "." in path]


_unknown: View[[Finding], list[str]] = View("the facts that leave a finding unknown")


@_unknown.of(Declarations, Performance, Route, ShortenedRoute, Routes, Waiver, WaivableRoutes)
def _of_parts(_node: object, finding: Finding) -> list[str]:
    open_parts = (part for part in finding.children if part.status is Status.UNKNOWN)
    return [path for part in open_parts for path in _unknown(part.asked, part)]


@_unknown.of(AnswerIs, Declaration, AmountStated, YearsSince, DirectionChosen, DirectionPerformance)
@_unknown.of(EducationAtLeast, DegreeHeld, ExperienceAtLeast)
def _of_fact(_node: object, finding: Finding) -> list[str]:
    return [finding.fact or ""]


@_unknown.of(TitleHeld)
def _of_titles(node: TitleHeld, finding: Finding) -> list[str]:
    found = [] if finding.children else ["titles"]
    for index, title in enumerate(finding.children):  # one a title, in their order; two may be alike
        if title.status is Status.UNKNOWN:
            if title.seen.held is None:
                found.append(f"titles.{index}.obtained_on")
            if node.other_speciality and title.seen.same_speciality is None:
                found.append(f"titles.{index}.same_speciality")
    return found


@_unknown.of(AchievementCount, Ground)
def _of_entries(_node: object, finding: Finding) -> list[str]:
    """Entries that might count, attribute by attribute; without any, the list itself."""
    entries = [f for f in finding.walk() if f.status is Status.UNKNOWN and isinstance(f.seen, Achievement)]
    found = [] if entries else [finding.fact or ""]
    for entry in entries:
        for check in entry.children:
            if check.status is Status.UNKNOWN and not check.children:
                own = f"{entry.fact or finding.fact}.{entry.seen.index}.{check.asked.attribute}"
                found.append(check.fact or own)
    return found
