"""软著算不算: things that people take for outcomes or grounds, and the notice does not list."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import NoticeRules
from dialogs.language.question.reading import QuestionReading
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say
from rules import Policy


def left_open(policy: Policy, reading: QuestionReading) -> str | None:
    """What is named of which the notice does not say whether it counts: 标准还在报批."""
    named = reading.of(Family.UNLISTED).weights
    things = word_index(policy).vocabulary.unlisted
    return next((one.name for one in things if one.open and one.name in named), None)


class Unlisted:
    """Answers about such things, as the notice's vocabulary names them."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._known = {one.name: one for one in word_index(rules.policy).vocabulary.unlisted}

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no such thing is named."""
        name = asked.reading.of(Family.UNLISTED).best
        if name is not None and asked.exceptional:
            return self._no_ground(name, asked)
        if name is None or not (asked.says("counts") or asked.condition("achievements")):
            return None
        thing = self._known[name]
        levels = list(self._rules.counting(asked.targets))
        listed = say("answers.list").join(
            say("answers.unlisted.of", level=level.name, of=len(level.counted.items))
            for level in levels
            if level.counted
        )
        beside = say("answers.unlisted.beside", beside=thing.beside) if thing.beside else ""
        if thing.open:
            first = say("answers.unlisted.open", name=thing.name, beside=beside)
            items = [level.counted.listing(thing.kind or "") for level in levels if level.counted]
            clauses = tuple(listing.item.clause for listing in items if listing)
            return Decided(
                first,
                clauses,
                None,
                {},
                (say("answers.unlisted.ask", enquiries=self._enquiries),),
                ("counted",),
            )
        first = say("answers.unlisted.no", name=thing.name, listed=listed, beside=beside)
        by_level: dict[str, Decision] = {level.id: "no" for level in levels}
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        return Decided(first, clauses, "no", by_level, (), ("counted",))

    def _no_ground(self, name: str, asked: AskedQuestion) -> Decided | None:
        """比赛名次能破格吗; nothing where a ground is named beside it."""
        level = self._rules.waiving
        if level is None or level.waiver is None or asked.supposed.grounds or not asked.decides:
            return None
        first = say("answers.unlisted.no_ground", name=name, level=level.name, of=len(level.grounds))
        return Decided(first, (level.waiver,), "no", {level.id: "no"}, (), ("ground",))

    @property
    def _enquiries(self) -> str:
        return self._rules.policy.data.enquiries
