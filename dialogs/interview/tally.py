"""What the listed achievements count for so far, level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.interview.relevance import is_open
from rules.conditions.structure import required_achievements

if TYPE_CHECKING:
    from dialogs.engine.talk import Talk


class Count(NamedTuple):
    """A level's count; ``maybe``: how many more might count, were it known."""

    name: str
    counted: int
    required: int
    maybe: int

    @property
    def enough(self) -> bool:
        """Whether it surely suffices."""
        return self.counted >= self.required


def tally(talk: Talk) -> list[Count]:
    """For each level that is not held and counts achievements, lowest first; nothing listed counts nothing."""
    counts = []
    for level in talk.assess().levels:
        for condition in level.conditions:
            finding = condition.finding
            required = required_achievements(finding.asked)
            if is_open(level) and required is not None:
                maybe = (finding.possible or finding.counted) - finding.counted
                counts.append(Count(level.level.name, finding.counted, required, maybe))
    return counts
