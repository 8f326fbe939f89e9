"""When two assessments say the same of the level that is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.conditions.status import Status
from rules.conditions.structure import declared

if TYPE_CHECKING:
    from rules import Assessment
    from rules.verdict.missing_forms import MissingJson

HINTS = {"upgrades", "not_counted"}
"""Advice on single entries: an achievement that fails already is not asked about any further."""


def next_level(assessment: Assessment) -> str:
    levels = assessment.levels
    reached = [n for n, level in enumerate(levels) if level.status in {"held", "eligible"}]
    return levels[min(max(reached, default=-1) + 1, len(levels) - 1)].level.level


def lacking(assessment: Assessment, level: str) -> list[dict[str, object]]:
    """What is missing, word for word."""
    return [_without_hints(entry) for entry in assessment.missing(level)]


def _without_hints(entry: MissingJson) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key not in HINTS}


def closing(assessment: Assessment, level: str) -> set[str]:
    """The conditions by which facts have closed a level: neither what one declares nor time alone opens it."""
    return {
        found.condition.name
        for found in assessment.level(level).conditions
        if not declared(found.condition.node)
        and found.finding.status is Status.NOT_MET
        and found.finding.reached is None
    }


def same_verdict(full: Assessment, few: Assessment) -> bool:
    """Every level is said to be what it is by all facts, and the next one to lack the same, word for word.

    Of a next level that facts have closed, what closes it is told, and whatever else was asked. What was not is left
    open there, never denied.
    """
    level = next_level(full)
    if (full.eligible_level, level, full.level(level).status) != (
        few.eligible_level,
        next_level(few),
        few.level(level).status,
    ):
        return False
    told, whole = lacking(few, level), lacking(full, level)
    if not closing(few, level):
        return told == whole
    return all(entry in whole or _is_left_open(entry, full, few) for entry in told)


def _is_left_open(entry: dict[str, object], full: Assessment, few: Assessment) -> bool:
    """Whether an entry says that something is not known; of outcomes, that more may count than are counted."""
    if entry["kind"] in {"unknown_fact", "direction"}:
        return True
    counts = [
        next(
            f.finding
            for f in one.level(next_level(full)).conditions
            if f.condition.name == entry["condition"]
        )
        for one in (full, few)
    ]
    whole, told = counts
    return entry["kind"] == "achievements" and told.counted <= whole.counted <= (told.possible or 0)


def is_cut_short(full: Assessment, few: Assessment) -> bool:
    """Whether something of the next level was left open that all facts decide."""
    level = next_level(full)
    return lacking(full, level) != lacking(few, level)
