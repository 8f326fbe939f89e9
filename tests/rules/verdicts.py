"""What an assessment decides, without its wording: what properties compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules import Assessment, load_policies
from tests.rules.ready import READY

if TYPE_CHECKING:
    from datetime import date

    from rules import Policy
    from rules.verdict.assessment_forms import ConditionJson, LevelJson

GOODNESS = {"not_met": 0, "unknown": 1, "met": 2, "not_eligible": 0, "undetermined": 1, "eligible": 2}


def shipped() -> Policy:
    """The shipped notice, loaded once."""
    return load_policies()["beijing-cybersecurity-2024"]


def assessed(person: dict[str, Any], on: date | None = None) -> Assessment:
    """A person, who says the day of assessment, assessed by the shipped notice."""
    return Assessment(shipped(), shipped().profile(person), on)


def levels(person: dict[str, Any], on: date | None = None) -> dict[str, LevelJson]:
    """Each level's part of the assessment by its name."""
    return {level["level"]: level for level in assessed(person, on).as_json()["levels"]}


def conditions(level: LevelJson) -> dict[str, ConditionJson]:
    """A level's conditions by their names."""
    return {condition["condition"]: condition for condition in level["conditions"]}


def statuses(person: dict[str, Any], on: date | None = None) -> dict[tuple[str, str], str]:
    """The status of every level and of each of its conditions, by level and condition; held levels have none.

    A level itself stands under the condition ``""``.
    """
    return {
        (name, part): status
        for name, level in levels(person, on).items()
        if level["status"] != "held"
        for part, status in [("", level["status"]), *((c, f["status"]) for c, f in conditions(level).items())]
    }


def entry(facts: dict[str, Any], level: str, condition: str) -> dict[str, Any]:
    """The one entry for a condition, of a person who is READY but for some facts."""
    (found,) = [
        missing
        for missing in levels({**READY, **facts})[level]["missing"]
        if missing["condition"] == condition
    ]
    return dict(found)
