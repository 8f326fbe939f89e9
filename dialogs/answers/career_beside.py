"""A career beside what else a question tells: outcomes, outcomes that are lacking, or a ground of 破格."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.counting import Counting
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.grounds import Exceptions
from dialogs.answers.level_rules import NoticeRules
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say

_WORST_FIRST: Final[Mapping[Decision | None, int]] = {"no": 0, "depends": 1, None: 1, "yes": 2}
_ASKS_OF_OUTCOMES: Final = (
    "only_counts",
    "without",
    "without_such",
    "cannot_without",
    "required",
    "used",
    "needs_kind",
)


class CareerBeside:
    """Answers about both together; a ground is needed only where the career does not do."""

    def __init__(self, rules: NoticeRules, eligibility: Eligibility, counting: Counting) -> None:
        self._rules = rules
        self._eligibility = eligibility
        self._counting = counting
        self._grounds = Exceptions(rules)

    def outcomes(self, asked: AskedQuestion) -> Decided | None:
        """硕士8年，两项成果，能报高级吗: nothing where one of the two is not told, or is asked about."""
        told = len(asked.targets) == 1 and asked.decides and asked.supposed.of_a_person
        if not told or asked.exceptional or any(map(asked.says, _ASKS_OF_OUTCOMES)):
            return self._lacking(asked)
        outcomes = self._counting.told_with(asked)
        career = self._eligibility.decided(asked, asked.targets)
        if outcomes is None or career is None:
            return self._lacking(asked)
        parts = sorted((career, outcomes), key=lambda part: _WORST_FIRST[part.decision])
        overall: Decision = parts[0].decision or "depends"
        clauses = tuple(dict.fromkeys(clause for part in parts for clause in part.clauses))
        why = (*(part.first for part in parts), *career.why)
        first = _both(overall, career.decision, outcomes.decision)
        return Decided(first, clauses, overall, {asked.targets[0]: overall}, why, ("own_outcomes", "own"))

    def _lacking(self, asked: AskedQuestion) -> Decided | None:
        """硕士7年没有论文能报高级吗: the career, and that no kind is a must but so many in all."""
        lacking, supposed = asked.supposed.lacking.outcomes, asked.supposed
        told = supposed.of_a_career and lacking and not supposed.outcomes
        if not told or len(asked.targets) != 1 or not asked.decides or asked.exceptional:
            return None
        career = self._eligibility.decided(asked, asked.targets)
        level = self._rules.levels[asked.targets[0]]
        if career is None or career.decision != "yes" or level.counted is None:
            return None
        kinds = say("answers.list").join(map(self._rules.catalogue.kind_name, sorted(lacking)))
        words = say("answers.both.lacking", kind=kinds, told=level.count_words)
        return career._replace(why=(words, *career.why), clauses=(*career.clauses, level.counted.clause))

    def ground(self, asked: AskedQuestion) -> Decided | None:
        """硕士8年，国标第三，能报高级吗: nothing where one of the two is not told, or 破格 itself is asked about."""
        level, supposed = self._rules.waiving, asked.supposed
        told = supposed.grounds and (supposed.of_a_career or supposed.profile.get("titles"))
        if level is None or asked.targets != (level.id,) or asked.exceptional or not (told and asked.decides):
            return None
        career, ground = self._eligibility.decided(asked, asked.targets), self._grounds.answer(asked)
        if career is None or ground is None:
            return None
        if career.decision != "yes":
            return ground._replace(why=(*ground.why, career.first))
        why = (career.first, say("answers.ground.needless"), *career.why)
        if asked.reading.says(Family.UNLISTED):  # whether CNVD证书 is an outcome is left open
            by_level: dict[str, Decision] = {level.id: "depends"}
            first = _both("depends", "yes", "depends")
            return career._replace(first=first, decision="depends", by_level=by_level, why=why)
        return career._replace(why=why[1:])


def _both(overall: Decision, career: Decision | None, outcomes: Decision | None) -> str:
    """What is decided of each, and together."""
    return say(
        "answers.both.said",
        verdict=say(f"answers.both.verdict.{overall}"),
        career=say(f"answers.both.part.{career}"),
        outcomes=say(f"answers.both.part.{outcomes}"),
    )
