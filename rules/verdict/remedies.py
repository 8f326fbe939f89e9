"""Smallest sets of changes that would make a condition met, one set a route, easiest first.

A remedy changes the profile's JSON; applied whole it makes the condition met, and without any one of its steps it
does not. Facts that are unknown are no remedy: they are to be found out, not changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import JsonValue

from rules.conditions.achievement import AchievementCount, AchievementKind
from rules.conditions.attribute import AttributeCheck
from rules.conditions.counted_once import kinds_of, total_with
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Applicant, Finding, Node
from rules.conditions.ground import Ground
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.structure import grounds_of, split_routes
from rules.conditions.view import View
from rules.notice.profile_json import profile_json
from rules.profile.tenure import MONTHS
from rules.verdict.achievement_gaps import BetterEntry, asked_value, better_entries, sum_of
from rules.verdict.assessment import Assessment
from rules.verdict.route_gaps import GapItem, nearest, route_gaps
from rules.verdict.stated_gaps import enough

Facts = dict[str, Any]


class RemedyStep(NamedTuple):
    """One change of one fact.

    ``kind``: as in ``missing``, or ``ground``, ``upgrade`` (an attribute of a listed achievement), ``achievement`` (one
    more achievement). ``fact``: the path that changes. ``value``: the new value, the entry that is added, or years.
    """

    kind: str
    clause: str
    fact: str
    value: JsonValue


class Remedy(NamedTuple):
    """``clause``: the route it takes. ``day``: when time alone does it, the day; else ``None``."""

    clause: str
    steps: tuple[RemedyStep, ...]
    day: date | None = None

    def applied(self, facts: Mapping[str, JsonValue]) -> Facts:
        """A copy of a profile's JSON with every step taken."""
        changed: Facts = {**facts}
        for step in self.steps:
            changed = _take(step, changed)
        return changed


def remedies(assessment: Assessment, level: str, condition: str) -> list[Remedy]:
    """The remedies of one condition; empty when it is met, or when only unknown facts stand in its way.

    Raises KeyError for a level that the notice does not have, or a condition that the level does not have.
    """
    found = assessment.level(level).condition(condition)
    if found.finding.status is Status.MET:
        return []
    return _remedies(found.finding.asked, found.finding, assessment)


_remedies: View[[Finding, Assessment], list[Remedy]] = View("the remedies of a condition")


@_remedies.of(Declarations, Performance)
def _of_declarations(_node: object, finding: Finding, assessment: Assessment) -> list[Remedy]:
    unmet = [child for child in finding.children if child.status is not Status.MET and child.fact]
    if any(child.status is Status.UNKNOWN for child in unmet):
        return []
    facts = {child.fact or "": enough(child.asked, assessment.day) for child in unmet}
    if None in facts.values():
        return []
    clause = finding.clause or next(child.clause for child in unmet) or ""
    steps = tuple(RemedyStep("declaration", clause, fact, value) for fact, value in facts.items())
    return [Remedy(clause, steps)]


@_remedies.of(Routes, WaivableRoutes)
def _of_routes(node: Routes | WaivableRoutes, finding: Finding, assessment: Assessment) -> list[Remedy]:
    ordinary, waiver = node.split(finding)
    found = [
        Remedy(gap.clause, tuple(step for item in gap.items for step in _steps(gap.clause, item)), gap.day)
        for gap in nearest(route_gaps(ordinary, assessment.day))
        if not any(
            item.kind == "unknown_fact" or (item.text is not None and item.value is None)
            for item in gap.items
        )
    ]
    for clause, least in _grounds(waiver, assessment.day):
        found.append(Remedy(clause, (RemedyStep("ground", clause, "exceptional", least),)))
    return [remedy for remedy in found if not _needless(remedy, node, assessment)]


def _grounds(waiver: Finding | None, day: date) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """The clause of each ground that is not met, and the least entry that meets it."""
    for ground in waiver.children if waiver else ():
        if ground.status is Status.NOT_MET:
            yield ground.clause or "", _least(ground.asked, day)


def least_ground(finding: Finding, day: date) -> dict[str, JsonValue] | None:
    """The least entry of 破格 by which a condition would be met that is not; None where there is none."""
    if finding.status is Status.MET or not grounds_of(finding.asked):
        return None
    _, waiver = split_routes(finding.asked, finding)
    return next((least for _, least in _grounds(waiver, day)), None)


def _needless(remedy: Remedy, node: Node, assessment: Assessment) -> bool:
    """Whether some of its steps alone already satisfy another route, which is then the smaller remedy."""
    facts = profile_json(assessment.profile)
    parts = (
        remedy.steps[:n] + remedy.steps[n + 1 :] for n in range(len(remedy.steps)) if len(remedy.steps) > 1
    )
    for part in parts:
        changed = assessment.policy.profile(Remedy(remedy.clause, part).applied(facts))
        if node.evaluate(Applicant(changed, assessment.day)).status is Status.MET:
            return True
    return False


def _steps(clause: str, item: GapItem) -> Iterator[RemedyStep]:
    """One, and of a qualification that must be held for years a second one for its day."""
    if item.kind == "education":
        yield RemedyStep(item.kind, clause, item.field or "education", item.wanted)
        for fact, day in item.value.items() if isinstance(item.value, dict) else ():
            yield RemedyStep("declaration", clause, fact, day)
    else:
        yield _step(clause, item)


def _step(clause: str, item: GapItem) -> RemedyStep:
    if item.field is not None:
        return RemedyStep("declaration", clause, item.field, item.value)
    years = item.needed_years or 1 / MONTHS
    if item.kind == "years":
        return RemedyStep(item.kind, clause, "experience", years)
    title: JsonValue = {"level": item.wanted, "same_speciality": not item.other_speciality, "years": years}
    return RemedyStep(item.kind, clause, "titles", title)


_least: View[[date], dict[str, JsonValue]] = View(
    "the least entry that meets a ground, or counts as an achievement"
)


@_least.of(Ground)
def _least_ground(ground: Ground, day: date) -> dict[str, JsonValue]:
    checks = ground.alternatives[0].checks if ground.alternatives else ()
    return {"kind": ground.kind, **_least_attributes(checks, day)}


@_least.of(AchievementKind)
def _least_achievement(kind: AchievementKind, day: date) -> dict[str, JsonValue]:
    entry: dict[str, JsonValue] = {"kind": kind.kind, **_least_attributes(kind.checks, day)}
    return entry if kind.every == 1 else {**entry, "count": kind.every}


def _least_attributes(checks: tuple[AttributeCheck, ...], day: date) -> dict[str, JsonValue]:
    """What has no value of its own that is the least is of today."""
    least = dict(asked_value(check) for check in checks)
    return {name: day.isoformat() if value is None else value for name, value in least.items()}


@_remedies.of(AchievementCount)
def _of_achievements(node: AchievementCount, finding: Finding, assessment: Assessment) -> list[Remedy]:
    """Better attributes of what is listed, topped up where they do not suffice; and new achievements alone."""
    if assessment.profile.achievements is None:
        return []
    better = _chosen(node, finding)
    fresh = Remedy(node.clause, _fresh(node, finding, {}, assessment.day))
    if not better:
        return [fresh]
    improved: dict[int, set[int]] = {}
    for one in better:
        improved.setdefault(one.entry.index, set()).add(one.claim)
    steps = tuple(
        RemedyStep(
            "upgrade", one.clause, f"achievements.{one.entry.index}.{one.check.attribute}", one.check.needed
        )
        for one in better
    )
    return [Remedy(node.clause, (*steps, *_fresh(node, finding, improved, assessment.day))), fresh]


def _chosen(node: AchievementCount, finding: Finding) -> list[BetterEntry]:
    """The fewest of the entries that count once they are better, until enough; the largest gain first."""

    def total(chosen: Iterable[BetterEntry]) -> int:
        improved: dict[int, set[int]] = {}
        for one in chosen:
            improved.setdefault(one.entry.index, set()).add(one.claim)
        return total_with(node.scheme, finding.children, improved)

    chosen: list[BetterEntry] = []
    reached = finding.counted
    for one in sorted(better_entries(finding), key=lambda one: -total([one])):
        if reached >= node.required:
            break
        with_it = total([*chosen, one])
        if with_it > reached and not any(other.claim == one.claim for other in chosen):
            chosen, reached = [*chosen, one], with_it
    return chosen


def _fresh(
    node: AchievementCount, finding: Finding, improved: Mapping[int, Iterable[int]], day: date
) -> tuple[RemedyStep, ...]:
    """The least achievements that fill what is still short: of the first kind that adds one and takes the fewest."""
    kinds = [(item.clause, kind) for item in node.items for kind in item.kinds]
    order = sorted(range(len(kinds)), key=lambda claim: kinds[claim][1].every)
    found = kinds_of(finding.children)
    claims: list[int] = []
    reached = total_with(node.scheme, finding.children, improved)
    while reached < node.required:
        claim = next(
            one
            for one in order
            if total_with(node.scheme, finding.children, improved, [*claims, one]) > reached
        )
        claims.append(claim)
        reached += 1
    return tuple(
        RemedyStep(
            "achievement", kinds[claim][0], "achievements", _least_more(kinds[claim][1], found[claim], day)
        )
        for claim in claims
    )


def _least_more(kind: AchievementKind, found: Finding, day: date) -> dict[str, JsonValue]:
    """The least achievement; where they add up, with what those that count for nothing else still lack."""
    entry = _least(kind, day)
    if kind.total is None:
        return entry
    idle = found._replace(children=tuple(one for one in found.children if not one.taken))
    return {**entry, kind.total.attribute: kind.total.total - sum_of(idle)}


def _take(step: RemedyStep, facts: Facts) -> Facts:
    if step.kind in {"title", "title_years", "ground", "achievement"}:
        return {**facts, step.fact: [*(facts.get(step.fact) or []), step.value]}
    if step.kind == "years":
        return {**facts, "experience": {"years": step.value}}
    if step.kind == "upgrade":
        _, place, attribute = step.fact.split(".")
        entries = [dict(entry) for entry in facts["achievements"]]
        entries[int(place)][attribute] = step.value
        return {**facts, "achievements": entries}
    group, _, name = step.fact.rpartition(".")
    if not group:
        return {**facts, step.fact: step.value}
    return {**facts, group: {**(facts.get(group) or {}), name: step.value}}
