"""Smallest sets of changes that would make a condition met, one set a route, easiest first (interpretation §6).

A remedy changes the profile's JSON; applied whole it makes the condition met, and without any one of its steps it
does not. Facts that are unknown are no remedy: they are to be found out, not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementKind
from rules.conditions.combination import AnyOf
from rules.conditions.declaration import Performance
from rules.conditions.ground import Ground
from rules.conditions.status import Status
from rules.notice.profile_schema import profile_json
from rules.profile.tenure import MONTHS
from rules.verdict.achievement_gaps import upgrades
from rules.verdict.missing import split_routes
from rules.verdict.route_gaps import route_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from pydantic import JsonValue

    from rules.conditions.achievement import AttributeCheck
    from rules.conditions.findings import Finding
    from rules.verdict.assessment import Assessment
    from rules.verdict.route_gaps import GapItem

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
    found = next((c for c in assessment.level(level).conditions if c.condition.name == condition), None)
    if found is None:
        raise KeyError(condition)
    finding = found.finding
    if finding.status is Status.MET:
        return []
    if isinstance(finding.asked, AnyOf):
        found_routes = _of_routes(finding, assessment)
        return [remedy for remedy in found_routes if not _needless(remedy, assessment, level, condition)]
    if isinstance(finding.asked, AchievementCount):
        return _of_achievements(finding, assessment)
    return _of_declarations(finding)


def _needless(remedy: Remedy, assessment: Assessment, level: str, condition: str) -> bool:
    """Whether some of its steps alone already satisfy another route, which is then the smaller remedy."""
    facts = profile_json(assessment.profile)
    parts = (
        remedy.steps[:n] + remedy.steps[n + 1 :] for n in range(len(remedy.steps)) if len(remedy.steps) > 1
    )
    for part in parts:
        changed = assessment.policy.profile(Remedy(remedy.clause, part).applied(facts))
        assessed = assessment.policy.assess(changed, assessment.day).level(level)
        if any(c.finding.status is Status.MET for c in assessed.conditions if c.condition.name == condition):
            return True
    return False


def _of_declarations(finding: Finding) -> list[Remedy]:
    unmet = [child for child in finding.children if child.status is not Status.MET and child.fact]
    if any(child.status is Status.UNKNOWN for child in unmet):
        return []
    facts = dict.fromkeys(child.fact or "" for child in unmet)
    clause = next(child.clause for child in unmet) or ""
    if isinstance(finding.asked, Performance):
        clause = finding.asked.clause
    return [Remedy(clause, tuple(RemedyStep("declaration", clause, fact, value=True) for fact in facts))]


def _of_routes(finding: Finding, assessment: Assessment) -> list[Remedy]:
    ordinary, waiver = split_routes(finding)
    found = [
        Remedy(gap.clause, tuple(_step(gap.clause, item) for item in gap.items), gap.day)
        for gap in route_gaps(ordinary, assessment.day)
        if all(item.kind != "unknown_fact" for item in gap.items)
    ]
    for ground in waiver.children if waiver else ():
        if isinstance(ground.asked, Ground) and ground.status is Status.NOT_MET:
            entry = _least_ground(ground.asked)
            found.append(
                Remedy(
                    ground.asked.clause, (RemedyStep("ground", ground.asked.clause, "exceptional", entry),)
                )
            )
    return found


def _step(clause: str, item: GapItem) -> RemedyStep:
    if item.kind == "education":
        return RemedyStep(item.kind, clause, "education", item.wanted)
    years = item.needed_years or 1 / MONTHS
    if item.kind == "years":
        return RemedyStep(item.kind, clause, "experience", years)
    title: JsonValue = {"level": item.wanted, "same_speciality": not item.other_speciality, "years": years}
    return RemedyStep(item.kind, clause, "titles", title)


def _least_ground(ground: Ground) -> JsonValue:
    checks = ground.alternatives[0].checks if ground.alternatives else ()
    return {"kind": ground.kind, **_least(checks)}


def _least(checks: tuple[AttributeCheck, ...]) -> dict[str, JsonValue]:
    return {check.attribute: check.needed for check in checks}


def _of_achievements(finding: Finding, assessment: Assessment) -> list[Remedy]:
    """Better attributes of what is listed, topped up where they do not suffice; and new achievements alone."""
    node = finding.asked
    if assessment.profile.achievements is None:
        return []
    short = node.required - finding.counted
    new = next(_new_achievements(node))
    fresh = Remedy(
        node.clause,
        tuple(RemedyStep("achievement", clause, "achievements", new[1]) for clause in [new[0]] * short),
    )
    better = [
        RemedyStep("upgrade", up.clause, f"achievements.{up.entry}.{up.attribute}", up.needed)
        for up in upgrades(finding, assessment.policy.catalogue)
    ]
    gains = _chosen(better, finding, short)
    if not gains:
        return [fresh]
    gained = sum(gain for _, gain in gains)
    steps = tuple(step for step, _ in gains) + fresh.steps[: max(short - gained, 0)]
    return [Remedy(node.clause, steps), fresh]


def _chosen(better: list[RemedyStep], finding: Finding, short: int) -> list[tuple[RemedyStep, int]]:
    """The fewest of the upgrades that count each by itself, until enough; the largest gain first."""
    gains = []
    for step in better:
        place = int(step.fact.split(".")[1])
        kind = next(k for k in _kinds(finding) if any(e.seen.index == place for e in k.children))
        entry = next(e for e in kind.children if e.seen.index == place)
        every = kind.asked.every
        gain = (kind.counted + entry.seen.count) // every - kind.counted // every
        gains.append((step, gain, id(kind)))
    chosen: list[tuple[RemedyStep, int]] = []
    paired: set[int] = set()
    for step, gain, kind_id in sorted(gains, key=lambda g: -g[1]):
        if gain and sum(g for _, g in chosen) < short and kind_id not in paired:
            chosen.append((step, gain))
            paired.add(kind_id)
    return chosen


def _kinds(finding: Finding) -> Iterator[Finding]:
    for item in finding.children:
        yield from item.children


def _new_achievements(node: AchievementCount) -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """For each kind the least achievement that counts as one; those that need no pair first."""
    kinds = [(item.clause, kind) for item in node.items for kind in item.kinds]
    for clause, kind in sorted(kinds, key=lambda pair: pair[1].every):
        yield clause, _least_achievement(kind)


def _least_achievement(kind: AchievementKind) -> dict[str, JsonValue]:
    entry: dict[str, JsonValue] = {"kind": kind.kind, **_least(kind.checks)}
    return entry if kind.every == 1 else {**entry, "count": kind.every}


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
