"""A question of somebody with both a career and outcomes (硕士8年，两项成果，能报高级吗): both are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.counting import Counting
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.eligibility import Eligibility
from dialogs.rendering.wording import say

_WORST_FIRST: Final[Mapping[Decision | None, int]] = {"no": 0, "depends": 1, None: 1, "yes": 2}


class CareerAndOutcomes:
    """Answers about one level that rest on what two of its conditions make of the person supposed."""

    def __init__(self, counting: Counting, eligibility: Eligibility) -> None:
        self._counting = counting
        self._eligibility = eligibility

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where only one of the two is told, or where it is asked whether an outcome counts."""
        if not self._tells_both(asked):
            return None
        outcomes = self._counting.of_those(asked) if asked.supposed.outcomes else self._counting.stated(asked)
        career = self._eligibility.decided(asked, asked.targets)
        if outcomes is None or career is None:
            return None
        overall: Decision = min((career.decision or "depends", outcomes.decision or "depends"), key=_worst)
        first = say(
            "answers.both.said",
            verdict=say(f"answers.both.verdict.{overall}"),
            career=say(f"answers.both.part.{career.decision}"),
            outcomes=say(f"answers.both.part.{outcomes.decision}"),
        )
        parts = sorted((career, outcomes), key=lambda part: _worst(part.decision))
        clauses = tuple(dict.fromkeys(clause for part in parts for clause in part.clauses))
        why = (*(part.first for part in parts), *career.why)
        by_level: dict[str, Decision] = {asked.targets[0]: overall}
        return Decided(first, clauses, overall, by_level, why, ("own_outcomes", "own"))

    @staticmethod
    def _tells_both(asked: AskedQuestion) -> bool:
        others = ("only_counts", "without", "without_such", "cannot_without", "required", "used")
        return (
            len(asked.targets) == 1
            and asked.decides
            and asked.supposed.of_a_person
            and not asked.exceptional
            and not any(map(asked.says, others))
        )


def _worst(decision: Decision | None) -> int:
    return _WORST_FIRST[decision]
