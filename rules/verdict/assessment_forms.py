"""The forms of an assessment in the contract's JSON."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict

from rules.conditions.achievement import AchievementCount
from rules.conditions.findings import Finding
from rules.verdict.missing_forms import MissingJson


class ListJson(TypedDict):
    """One of several lists of achievements, each of which has to be full; ``items``: the clauses of its items."""

    items: list[str]
    counted: int
    possible: int | None
    required: int


class ConditionJson(TypedDict):
    """One condition of a level; the counts only where achievements are counted, waivers only on education."""

    condition: str
    status: str
    clauses: list[str]
    waived_by: NotRequired[list[str]]
    earliest_date: NotRequired[str | None]
    counted: NotRequired[int]
    possible: NotRequired[int | None]
    required: NotRequired[int]
    lists: NotRequired[list[ListJson]]


class CaveatJson(TypedDict):
    """A reading that was taken where the notice leaves room."""

    code: str
    clause: str
    text: str


class BriefLevelJson(TypedDict):
    """What became of one level; ``status``: ``eligible``, ``not_eligible``, ``undetermined`` or ``held``."""

    level: str
    name: str
    status: str
    earliest_date: str | None
    conditions: list[ConditionJson]


class LevelJson(BriefLevelJson):
    """One level, what it lacks, and what of it can be read otherwise."""

    missing: list[MissingJson]
    caveats: list[CaveatJson]


class BriefAssessmentJson(TypedDict):
    """The output of ``zhicheng assess --brief``."""

    policy: str
    as_of: str
    eligible_level: str | None
    levels: list[BriefLevelJson]


class AssessmentJson(TypedDict):
    """The contract's output of ``zhicheng assess``."""

    policy: str
    as_of: str
    eligible_level: str | None
    levels: list[LevelJson]


def lists_json(node: AchievementCount, finding: Finding) -> list[ListJson]:
    """What became of each list of a condition that has several."""
    told: list[ListJson] = []
    for one in node.lists:
        items = [finding.children[place] for place in one.places]
        possible = None if finding.possible is None else sum(item.possible or 0 for item in items)
        told.append(
            {
                "items": [item.asked.clause for item in items],
                "counted": sum(item.counted for item in items),
                "possible": possible,
                "required": one.required,
            }
        )
    return told
