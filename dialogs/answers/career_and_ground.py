"""硕士8年，国标第三，能报高级吗: a ground of 破格 beside a career, without which it is needed."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.grounds import Exceptions
from dialogs.answers.level_rules import NoticeRules
from dialogs.rendering.wording import say


class CareerAndGround:
    """Answers about both together."""

    def __init__(self, rules: NoticeRules, eligibility: Eligibility) -> None:
        self._rules = rules
        self._eligibility = eligibility
        self._grounds = Exceptions(rules)

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where one of the two is not told, or 破格 itself is asked about."""
        level, supposed = self._rules.waiving, asked.supposed
        told = supposed.grounds and (supposed.of_a_career or supposed.profile.get("titles"))
        if level is None or asked.targets != (level.id,) or asked.exceptional or not (told and asked.decides):
            return None
        career, ground = self._eligibility.decided(asked, asked.targets), self._grounds.answer(asked)
        if career is None or ground is None:
            return None
        if career.decision == "yes":
            return career._replace(why=(say("answers.ground.needless"), *career.why))
        return ground._replace(why=(*ground.why, career.first))
