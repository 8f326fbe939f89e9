"""Whether one thing alone does (只要满5年就能评吗), and what there is besides."""

from __future__ import annotations

from typing import Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.rendering.wording import say

_TIMED: Final = "education_experience"


class Sufficiency:
    """Answers about conditions together, and about the years of one way."""

    def __init__(self, rules: NoticeRules, eligibility: Eligibility) -> None:
        self._rules = rules
        self._eligibility = eligibility

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where nothing of the kind is asked of one level."""
        if len(asked.targets) != 1 or asked.exceptional:
            return None
        level = self._rules.levels[asked.targets[0]]
        return self._besides(level) if asked.says("besides_years") else self._alone(asked, level)

    @staticmethod
    def _besides(level: LevelRules) -> Decided:
        others = [one for one in level.level.conditions if one.name != _TIMED]
        told = say("answers.list").join(one.title for one in others)
        first = say("answers.sufficiency.besides", level=level.name, told=told, count=level.count_words)
        clauses = tuple(dict.fromkeys(level.clause_of(one.name) for one in others))
        return Decided(first, clauses, None, {}, (), ("level", "counted"))

    def _alone(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """Nothing where what is told does not do even for its own condition: that says more."""
        asks = asked.says("only_needs") and asked.says("yes_no")
        if not asks or not (asked.supposed.of_a_person or asked.supposed.outcomes):
            return None
        career = self._eligibility.decided(asked, asked.targets) if asked.supposed.of_a_person else None
        if career and career.decision != "yes":
            return None
        told = say("answers.list").join(one.title for one in level.level.conditions)
        first = say("answers.sufficiency.alone", level=level.name, told=told)
        why = (career.first,) if career else (say("answers.sentence", text=level.count_words),)
        clauses = (level.level.clause, *(career.clauses if career else ()))
        return Decided(first, clauses, "no", {level.id: "no"}, why, ("level", "own"))
