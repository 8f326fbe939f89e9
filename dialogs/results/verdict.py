"""An assessment as it is told to a person: the level open to them first, then level by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from rules.conditions.status import Status
from rules.conditions.structure import split_routes, timed
from rules.verdict.assessment import condition_json
from rules.verdict.missing import gap_text
from rules.verdict.receipt import fingerprint, receipt_of
from rules.verdict.route_gaps import route_gaps

if TYPE_CHECKING:
    from dialogs.engine.talk import Talk
    from rules import Assessment
    from rules.verdict.assessment import ConditionFinding, LevelAssessment
    from rules.verdict.missing import MissingJson

_EASE: Final = (
    "years",
    "title_years",
    "unknown_fact",
    "direction",
    "declaration",
    "achievements",
    "title",
    "education",
    "scope",
)
"""Kinds of missing things from what time alone cures to what is hardest to change."""

RECEIPT_SIGNS: Final = 12


class ConditionTold(NamedTuple):
    """A condition's mark; ``required`` is 0 where nothing is counted, ``maybe`` what more might count."""

    name: str
    status: str
    clauses: list[str]
    counted: int = 0
    required: int = 0
    maybe: int = 0


class OtherRoute(NamedTuple):
    """Another clause that would do instead, and what it lacks."""

    text: str
    clause: str


class Lack(NamedTuple):
    """One condition that is not met or unknown, and what would cure it; ``details`` name single entries."""

    name: str
    text: str
    clause: str
    kind: str
    fields: list[str]
    alternatives: list[OtherRoute]
    waiver: str | None
    details: list[str]


class Remark(NamedTuple):
    """A reading that was taken where the notice leaves room."""

    text: str
    clause: str


class LevelTold(NamedTuple):
    """One level; ``status`` as in the contract."""

    level: str
    name: str
    status: str
    earliest: str | None
    conditions: list[ConditionTold]
    lacks: list[Lack]
    remarks: list[Remark]

    @property
    def relied_on(self) -> list[str]:
        """The clauses that its conditions surely meet, each once."""
        return list(dict.fromkeys(clause for one in self.conditions for clause in one.clauses))


@dataclass(frozen=True, slots=True)
class Verdict:
    """All of it. ``focus`` is the level that is told in full; ``receipt`` the start of the receipt's hash;
    ``aimed`` when the focus is the person's own goal.
    """

    day: str
    eligible: LevelTold | None
    levels: list[LevelTold]
    focus: LevelTold
    receipt: str
    aimed: bool = False

    @property
    def told_in_full(self) -> list[LevelTold]:
        """The level that is open and the one in focus: whatever is said of them is said to its end."""
        return [level for level in self.levels if level in (self.eligible, self.focus)]

    @property
    def undetermined(self) -> list[LevelTold]:
        """The levels that unknown facts leave open, above the one that is open surely: below it none matters."""
        place = self.levels.index(self.eligible) if self.eligible else -1
        return [level for level in self.levels[place + 1 :] if level.status == "undetermined"]

    @property
    def soonest(self) -> LevelTold | None:
        """The highest of the levels that time alone will open first."""
        coming = [level for level in self.levels if level.earliest]
        return min(reversed(coming), key=lambda level: level.earliest or "", default=None)

    @property
    def held(self) -> LevelTold | None:
        """The highest level whose title the person has."""
        return next((level for level in reversed(self.levels) if level.status == "held"), None)

    @property
    def all_held(self) -> bool:
        """Whether there is no level left to apply for."""
        return all(level.status == "held" for level in self.levels)


def verdict(assessment: Assessment, goal: str | None) -> Verdict:
    """``assessment`` told with the level ``goal`` in full, or else the next one above what is open."""
    levels = [_level(assessment, level) for level in assessment.levels]
    by_id = {level.level: level for level in levels}
    eligible = by_id.get(assessment.eligible_level or "")
    focus = by_id.get(goal or "") or _next(levels)
    receipt = fingerprint(receipt_of(assessment))[:RECEIPT_SIGNS]
    return Verdict(assessment.day.isoformat(), eligible, levels, focus, receipt, aimed=goal in by_id)


def verdict_of(talk: Talk) -> Verdict:
    """The verdict by the answers so far, the goal told in full."""
    goal = talk.scratch.goal
    return talk.once(("verdict", goal), lambda: verdict(talk.assess(), goal))


def _next(levels: list[LevelTold]) -> LevelTold:
    """The lowest level above everything that is held or open; the highest level when there is none."""
    reached = [n for n, level in enumerate(levels) if level.status in {"held", "eligible"}]
    return levels[min(max(reached, default=-1) + 1, len(levels) - 1)]


def _level(assessment: Assessment, level: LevelAssessment) -> LevelTold:
    titles = {found.condition.name: found.condition.title for found in level.conditions}
    lacks = [
        _lack(titles[entry["condition"]], entry, level, assessment)
        for entry in assessment.missing(level.level.level)
    ]
    return LevelTold(
        level.level.level,
        level.level.name,
        level.status,
        level.earliest.isoformat() if level.earliest else None,
        [] if level.status == "held" else [_condition(found) for found in level.conditions],
        sorted(lacks, key=lambda lack: _EASE.index(lack.kind)),
        [Remark(caveat.text, caveat.clause) for caveat in assessment.caveats(level)],
    )


def _condition(found: ConditionFinding) -> ConditionTold:
    told = condition_json(found)
    counted, possible = told.get("counted", 0), told.get("possible")
    return ConditionTold(
        found.condition.title,
        told["status"],
        [*told["clauses"], *told.get("waived_by", [])],
        counted,
        told.get("required", 0),
        max((possible or 0) - counted, 0),
    )


def _lack(name: str, entry: MissingJson, level: LevelAssessment, assessment: Assessment) -> Lack:
    fields = entry.get("fields") or [entry["field"]] if "field" in entry else []
    details = [upgrade["text"] for upgrade in entry.get("upgrades", ())]
    better = {upgrade["entry"] for upgrade in entry.get("upgrades", ())}
    details += [idle["text"] for idle in entry.get("not_counted", ()) if idle["entry"] not in better]
    alternatives, waiver = _alternatives(entry, level, assessment)
    return Lack(name, entry["text"], entry["clause"], entry["kind"], fields, alternatives, waiver, details)


def _alternatives(
    entry: MissingJson, level: LevelAssessment, assessment: Assessment
) -> tuple[list[OtherRoute], str | None]:
    """The other clauses of an unmet education-and-experience condition, easiest first, and its waiver.

    Of an unknown one the facts to find out are told; what each clause would lack without them is idle.
    """
    found = next(c.finding for c in level.conditions if c.condition.name == entry["condition"])
    if not timed(found.asked):
        return [], None
    ordinary, waiver = split_routes(found.asked, found)
    catalogue = assessment.policy.catalogue
    gaps = [gap for gap in route_gaps(ordinary, assessment.day) if gap.clause != entry["clause"]]
    told = (
        []
        if entry["kind"] == "unknown_fact"
        else [
            OtherRoute(gap_text(gap, catalogue), gap.clause)
            for gap in gaps
        ]
    )
    open_waiver = waiver is not None and waiver.status is not Status.MET
    return told, waiver.clause if waiver is not None and open_waiver else None
