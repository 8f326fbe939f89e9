"""When two assessments say the same of the level that is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules import Assessment
    from rules.verdict.missing import MissingJson

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


def same_verdict(one: Assessment, other: Assessment) -> bool:
    level = next_level(one)
    return (one.eligible_level, level) == (other.eligible_level, next_level(other)) and lacking(
        one, level
    ) == lacking(other, level)
