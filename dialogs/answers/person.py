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
        """Their goal, else the next level."""
        return self.goal if self.goal is not None else self.assessment.next_level.level.level
