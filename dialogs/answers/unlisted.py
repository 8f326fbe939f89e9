"""软著算不算: things that people take for outcomes or grounds, and the notice does not list."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.language.question.reading import QuestionReading
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.schema import UnlistedThing
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
        if not levels or (thing.says and asked.supposed.of_a_person):
            return None
        if thing.says:
            return self._depends(thing, levels, asked)
        listed = say("answers.list").join(
            say("answers.unlisted.of", level=level.name, of=len(level.counted.items))
            for level in levels
            if level.counted
        )
        beside = say("answers.unlisted.beside", beside=thing.beside) if thing.beside else ""
        if thing.open:
            first = say("answers.unlisted.open", name=thing.name, beside=beside)
            return Decided(
                first,
                self._items(thing, levels),
                None,
                {},
                (say("answers.unlisted.ask", enquiries=self._enquiries),),
                ("counted",),
            )
        first = say("answers.unlisted.no", name=thing.name, listed=listed, beside=beside)
        by_level: dict[str, Decision] = {level.id: "no" for level in levels}
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        return Decided(first, clauses, "no", by_level, (), ("counted",))

    def _depends(self, thing: UnlistedThing, levels: Sequence[LevelRules], asked: AskedQuestion) -> Decided:
        """CNVD证书算吗: upon what it depends, for outcomes and for the grounds that are named."""
        first = say("answers.unlisted.depends", says=thing.says)
        kinds = {said.kind for said in asked.supposed.grounds}
        grounds = self._rules.waiving.grounds if self._rules.waiving else ()
        clauses = (
            *self._items(thing, levels),
            *(ground.clause for ground in grounds if ground.kind in kinds),
        )
        by_level: dict[str, Decision] = {level.id: "depends" for level in levels}
        onward = ("own_outcomes", "own_ground")
        return Decided(first, clauses, "depends" if asked.decides else None, by_level, (), onward)

    @staticmethod
    def _items(thing: UnlistedThing, levels: Sequence[LevelRules]) -> tuple[str, ...]:
        """Where outcomes of its kind are listed."""
        found = [level.counted.listing(thing.kind or "") for level in levels if level.counted]
        return tuple(listing.item.clause for listing in found if listing)

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
