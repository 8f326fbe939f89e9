"""Whether one thing alone does (只要满5年就能评吗, 业绩不够能报吗), and what there is besides."""

from __future__ import annotations

from typing import Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import say

_TIMED: Final = "education_experience"
_WEIGHED: Final = ("achievements", "performance", "basic")


class Sufficiency:
    """Answers about conditions together."""

    def __init__(self, rules: NoticeRules, eligibility: Eligibility) -> None:
        self._rules = rules
        self._eligibility = eligibility
        self._together = word_index(rules.policy).vocabulary.conditions.together

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where nothing of the kind is asked, or 破格 is spoken of."""
        if asked.exceptional or len(asked.targets) > 1:
            return None
        level = next(iter(self._rules.of(asked.targets)), None)
        if level and asked.says("besides_years"):
            return self._besides(level)
        if not asked.says("yes_no"):
            return None
        return (level and self._alone(asked, level)) or self._short(asked, level)

    @staticmethod
    def _besides(level: LevelRules) -> Decided:
        others = [one for one in level.level.conditions if one.name != _TIMED]
        told = say("answers.list").join(one.title for one in others)
        first = say("answers.sufficiency.besides", level=level.name, told=told, count=level.count_words)
        clauses = tuple(dict.fromkeys(level.clause_of(one.name) for one in others))
        return Decided(first, clauses, None, {}, (), ("level", "counted"))

    def _alone(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """Nothing where what is told does not do even for its own condition: that says more."""
        if not asked.says("only_needs") or not (asked.supposed.of_a_person or asked.supposed.outcomes):
            return None
        career = self._eligibility.decided(asked, asked.targets) if asked.supposed.of_a_person else None
        if career and career.decision != "yes":
            return None
        told = say("answers.list").join(one.title for one in level.level.conditions)
        first = say("answers.sufficiency.alone", level=level.name, told=told)
        why = (career.first,) if career else (say("answers.sentence", text=level.count_words),)
        clauses = (level.level.clause, *(career.clauses if career else ()))
        return Decided(first, clauses, "no", {level.id: "no"}, why, ("level", "own"))

    def _short(self, asked: AskedQuestion, level: LevelRules | None) -> Decided | None:
        """业绩不够能报吗: nothing where more is told, or the level has no such condition."""
        supposed = asked.supposed
        told = supposed.of_a_person or supposed.outcomes or supposed.lacking.outcomes or asked.says("so_many")
        spoken = [name for name in (*_WEIGHED, _TIMED) if asked.condition(name)]
        alone = asked.says("only_needs") and not asked.says("all_grounds")
        short = any(map(asked.says, ("applies", "able"))) and asked.says("condition_short")
        if told or self._together is None or not spoken or not (alone or short):
            return None
        if not alone and not any(name in _WEIGHED for name in spoken):
            return None  # of years alone the ways say more
        if level and not all(level.has(name) for name in spoken):
            return None
        known = level or max(self._rules.levels.values(), key=lambda one: len(one.level.conditions))
        titles = say("answers.list").join(one.title for one in known.level.conditions)
        first = say("answers.sufficiency.together", told=titles)
        by_level: dict[str, Decision] = {level.id: "no"} if level else {}
        return Decided(first, (self._together,), "no", by_level, (), ("level", "own"))
