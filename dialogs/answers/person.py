"""The person who asks, as far as a conversation knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from rules import Assessment


class Person(NamedTuple):
    """``document``: their facts in the contract's form. ``goal``: the level they said they want, if any."""

    document: Mapping[str, JsonValue]
    assessment: Assessment
    goal: str | None = None

    @property
    def aim(self) -> str:
        """Their goal; else the lowest level above all that they hold or may apply for; else the highest."""
        levels = self.assessment.levels
        if self.goal is not None:
            return self.goal
        reached = [n for n, one in enumerate(levels) if one.status in {"held", "eligible"}]
        return levels[min(max(reached, default=-1) + 1, len(levels) - 1)].level.level
