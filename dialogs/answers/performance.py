"""护网算业绩吗: work that is to count as 业绩, of which every level has its own words and which people judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.answers.decision import Decided, Decision
from dialogs.rendering.wording import say

if TYPE_CHECKING:
    from dialogs.answers.asked import AskedQuestion
    from dialogs.answers.level_rules import NoticeRules

_PERFORMANCE = "performance"


class AsPerformance:
    """Answers that leave it to those who judge it, and say by what."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where it is not asked whether something counts as 业绩."""
        if not (asked.says("yes_no") and asked.says("as_performance")):
            return None
        levels = [
            level
            for level in self._rules.of(asked.targets) or self._rules.levels.values()
            if level.has(_PERFORMANCE)
        ]
        by_level: dict[str, Decision] = {level.id: "depends" for level in levels}
        names = say("answers.list").join(level.name for level in levels)
        first = say("answers.performance.depends", levels=names)
        apart = asked.condition("achievements") and any(level.counted for level in levels)
        why = (say("answers.performance.apart"),) if apart else ()
        return Decided(first, asked.clauses, "depends", by_level, why, ("performance", "own"))
