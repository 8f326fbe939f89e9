"""Whether an employer is one for which the notice is."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import NoticeRules
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say

_SCOPE = "scope"
_WORKS = (Family.ANY_DIRECTION, Family.WORK, Family.OWN_WORK)


class Scope:
    """Answers about 适用范围."""

    def __init__(self, rules: NoticeRules) -> None:
        self._clause = next(
            (
                declared.clause
                for level in rules.catalogue.levels.values()
                for one in level.conditions
                if one.condition == _SCOPE
                for declared in one.declarations or ()
            ),
            None,
        )
        self._catalogue = rules.catalogue
        self._vocabulary = word_index(rules.policy).vocabulary
        self._text = rules.policy.notice.text(self._clause) if self._clause else ""

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no kind or place of an employer is spoken of."""
        topics = asked.reading.of(Family.TOPIC).weights
        region = self._vocabulary.region
        here = asked.supposed.profile.get(region.fact) if region else None
        of_some_work = asked.matter is None and any(map(asked.reading.says, _WORKS))  # 售前工程师可以申报吗
        employed = (asked.says("employer") or of_some_work) and asked.says("applies") and not asked.targets
        topic = max(topics, key=lambda clause: topics[clause], default=None)
        about = topic == self._clause or (topic is None and employed)
        if self._clause is None or not asked.says("yes_no"):
            return None
        if self._is_other_trade(asked) and here is None:
            return Decided(self._said("other_trade"), (), None, {}, (), ("own",))
        placed = self.is_placed(asked)
        if not (about or placed) or asked.educations or asked.supposed.outcomes or asked.exceptional:
            return None
        if not (placed or asked.says("employer") or asked.says("unlike_employer")):
            by_work = asked.says("applies") and not asked.targets
            return (
                Decided(self._said("work"), (self._clause,), "depends", {}, (), ("own",)) if by_work else None
            )
        decision: Decision = "depends" if here is None else "yes" if here else "no"
        unlike = asked.said("unlike_employer")
        if not placed and any(one in self._text for one in unlike):
            return None  # the notice says of it what is so
        if asked.says("branch") or (here and asked.says("employed_otherwise")):
            decision = "depends"  # in the notice's place, but perhaps not of an employer there
        key: str = "unclear" if decision == "depends" and unlike else decision
        if here and asked.says("sent_away"):
            decision, key = "depends", "apart"
        if decision == "depends" and ((placed and here is None) or asked.says("branch")):
            key = "apart"
        return Decided(self._said(key), (self._clause,), decision, {}, (), ("own",))

    def is_placed(self, asked: AskedQuestion) -> bool:
        """Whether the employer is said to be of the notice's place, or of another."""
        region = self._vocabulary.region
        return region is not None and region.fact in asked.supposed.profile

    def _said(self, key: str) -> str:
        """With the notice's place, employers and fields."""
        directions = [direction.name for direction in self._catalogue.directions.values()]
        fields = say("questions.list_comma").join(directions) or self._vocabulary.field.called
        if key == "other_trade":
            return say("answers.other_trade", fields=fields)
        region = self._vocabulary.region
        place = (region and (region.locally or region.called)) or say("answers.scope.here")
        employers = (region and region.employers) or say("answers.scope.employers")
        return say(f"answers.scope.{key}", place=place, employers=employers)

    @staticmethod
    def _is_other_trade(asked: AskedQuestion) -> bool:
        """Whether it is asked for an occupation that is none of the speciality, and nothing of it beside."""
        reading = asked.reading
        apart = not reading.work.surely and not asked.says("employer") and not asked.targets
        return apart and reading.says(Family.OTHER_OCCUPATION) and asked.says("applies")
