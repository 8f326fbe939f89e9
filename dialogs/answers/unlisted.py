"""软著算不算: things that people take for outcomes or grounds, and the notice does not list."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.schema import UnlistedThing
from dialogs.rendering.wording import say


class Unlisted:
    """Answers about such things, as the notice's vocabulary names them."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._known = {one.name: one for one in word_index(rules.policy).vocabulary.unlisted}

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no such thing is named."""
        thing = self._named(asked)
        if thing is None:
            return self._without(asked)
        if asked.exceptional:
            return self._no_ground(thing.name, asked)
        levels = list(self._rules.counting(asked.targets))
        spoken = asked.says("counts") or asked.condition("achievements")
        if not (spoken and levels) or self._is_beside(thing, asked):
            return None
        if thing.says:
            return self._depends(thing, levels, asked)
        beside = say("answers.unlisted.beside", beside=thing.beside) if thing.beside else ""
        if thing.open:
            first = say("answers.unlisted.open", name=thing.name, beside=beside)
            ask = say("answers.unlisted.ask", enquiries=self._enquiries)
            return Decided(first, self._items(thing, levels), None, {}, (ask,), ("counted",))
        listed = say("answers.list").join(
            say("answers.unlisted.of", level=level.name, of=len(level.counted.items))
            for level in levels
            if level.counted
        )
        return self._of_levels(
            levels, "no", say("answers.unlisted.no", name=thing.name, listed=listed, beside=beside)
        )

    def _without(self, asked: AskedQuestion) -> Decided | None:
        """没有软著能评高级吗: one can do without, as it does not count; nothing where more is told."""
        lacking = sorted(asked.reading.lacks(Family.UNLISTED))
        levels = [level for level in self._rules.of(asked.targets) if level.counted]
        more = asked.supposed.of_a_person or asked.supposed.outcomes or asked.exceptional
        if not (lacking and levels and asked.says("applies") and asked.decides) or more:
            return None
        told = say("answers.semicolon").join(level.count_words for level in levels)
        first = say("answers.unlisted.without", name=say("answers.list").join(lacking), told=told)
        return self._of_levels(levels, "yes", first)

    @staticmethod
    def _of_levels(levels: Sequence[LevelRules], decision: Decision, first: str) -> Decided:
        """The same at each of ``levels``."""
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        return Decided(first, clauses, decision, {level.id: decision for level in levels}, (), ("counted",))

    def beside(self, asked: AskedQuestion, found: Decided | None) -> Decided | None:
        """``found``, where such a thing is named besides: that it is open whether it counts; no yes rests on that."""
        thing = self._named(asked)
        if found is not None and thing is not None and thing.says:
            return found._replace(why=(*found.why, say("answers.unlisted.depends", says=thing.says)))
        if found is None or thing is None or not thing.open:
            return found
        rests = asked.exceptional or any(one.kind == thing.kind for one in asked.supposed.outcomes)
        if not rests or "yes" not in {found.decision, *found.by_level.values()}:
            return found._replace(why=(*found.why, say("answers.unlisted.open", name=thing.name, beside="")))
        by_level: dict[str, Decision] = {
            level: "depends" if one == "yes" else one for level, one in found.by_level.items()
        }
        first = say("answers.unlisted.hangs", name=thing.name, first=found.first)
        return found._replace(first=first, decision="depends", by_level=by_level)

    def _named(self, asked: AskedQuestion) -> UnlistedThing | None:
        """The one that is spoken of most, of those that are not said to be lacking."""
        lacking = () if asked.says("only_counts") else asked.reading.lacks(Family.UNLISTED)
        weights = asked.reading.of(Family.UNLISTED).weights
        name = max((one for one in weights if one not in lacking), key=weights.__getitem__, default=None)
        return self._known[name] if name is not None else None

    @staticmethod
    def _is_beside(thing: UnlistedThing, asked: AskedQuestion) -> bool:
        """Whether more is told than this thing, so that something is decided: a career, or outcomes of another kind."""
        others = (one.count is not None and one.kind != thing.kind for one in asked.supposed.outcomes)
        career = (thing.open or thing.says) and asked.supposed.of_a_person
        return bool(career or (thing.open and asked.targets and any(others)))

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
