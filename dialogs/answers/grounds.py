"""破格: whether a ground holds, for which level it is, and what it makes up for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import DECISIONS, Decided, Decision, together
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.supposed_outcomes import SaidGround
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say
from rules.conditions.ground import Ground
from rules.profile.profile import Achievement
from rules.wording.wording import numeral

_ORDER: Mapping[Decision, int] = {"no": 0, "depends": 1, "yes": 2}
_WAIVED, _COUNTED = "education_experience", "achievements"


class Exceptions:
    """Answers about 破格."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._catalogue = rules.catalogue

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where 破格 is not spoken of, or nothing that can be decided is asked."""
        level = self._rules.waiving
        if level is None or level.waiver is None:
            return None
        others = [one for one in self._rules.of(asked.targets) if one is not level]
        occasion = asked.supposed.grounds and asked.says("used")  # 评中级用过的国标还能破格吗
        is_of_others = asked.named and not occasion and len(others) == len(asked.targets)
        if is_of_others and not self._asks_for_a_title(asked, level):
            return self._of_others(asked, level, others)
        attempts = (
            self._only_here,
            self._skipping,
            self._twice,
            self._ground,
            self._waived,
            self._without,
            self._whoever,
            self._asked_for,
            self._how_many,
        )
        return next((own for attempt in attempts if (own := attempt(asked, level))), None)

    def _of_others(
        self, asked: AskedQuestion, level: LevelRules, others: Sequence[LevelRules]
    ) -> Decided | None:
        """破格报中级, 年限不够能报中级吗: at a level without 破格 the ordinary ways are all there are."""
        more = asked.supposed.grounds or asked.supposed.outcomes or not asked.decides
        if more and not asked.exceptional:
            return None
        names = say("answers.list").join(one.name for one in others)
        of_any_degree = asked.says("of_a_degree_alone") and any(
            route.education is None for one in others for route in one.routes.values()
        )
        confirmed = asked.says("denies_waiver")
        decision: Decision = "yes" if confirmed else "depends" if of_any_degree else "no"
        key = str(decision)
        if not asked.exceptional and asked.says(
            "short_degree"
        ):  # 不是本科能报中级吗: by another degree, perhaps
            decision, key = "depends", "by_degree"
        first = say(f"answers.ground.other_level.{key}", levels=names, level=level.name)
        why = [
            say(
                "answers.ground.ways_of_other",
                level=one.name,
                ways=say("answers.or").join(map(one.route_words, one.routes.values())),
            )
            for one in others
        ]
        clauses = tuple(one.heading for one in others if one.heading)
        by_level = dict.fromkeys(asked.targets, decision)
        return Decided(first, (level.waiver or "", *clauses), decision, by_level, tuple(why), ("ground",))

    def _skipping(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """可以越级申报吗: which levels have ways that ask for no title; nothing where more is told of somebody."""
        supposed = asked.supposed
        told = supposed.grounds or supposed.outcomes or asked.educations or supposed.profile.get("titles")
        if told or not (asked.says("skips_a_level") and asked.decides):
            return None
        levels = [
            one for one in self._rules.of(asked.targets) or self._rules.levels.values() if one.is_titled
        ]
        by_level: dict[str, Decision] = {one.id: "depends" if one.untitled else "no" for one in levels}
        ways = [
            say(
                f"answers.skips.way.{by_level[one.id]}",
                level=one.name,
                ways=say("answers.or").join(map(one.route_words, one.untitled or one.routes.values())),
            )
            for one in levels
        ]
        first = say("answers.skips.said", told=say("answers.semicolon").join(ways))
        clauses = [clause for one in levels for clause, route in one.routes.items() if not route.title]
        why = (say("answers.eligible.waiver", level=level.name, clause=level.waiver),)
        found = (*clauses, level.waiver or "")
        return Decided(first, found, together(by_level.values()), by_level, why, ("own", "ground"))

    def _only_here(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """是不是只有高工能破格."""
        names = list(self._rules.levels)
        alone = {names[one.rank] for one in asked.reading.levels.mentions} == {level.id}
        if not (alone and asked.says("only_level") and asked.says("yes_no")):
            return None
        first = say("answers.ground.only_here", level=level.name)
        return Decided(first, (level.waiver or "",), "yes", {level.id: "yes"}, (), ("ground",))

    def _twice(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """国标破格了还能再当成果用吗: what counts at the level is left open; standards, say, do not count there."""
        outcomes = asked.supposed.outcomes
        if not (asked.exceptional and asked.says("both_ways") and level.counted):
            return None
        kind = outcomes[0].kind if len(outcomes) == 1 else None
        if kind is not None and not level.counted.listings(kind):
            name, of = self._catalogue.kind_name(kind), len(level.counted.items)
            needs = say("answers.outcome.not_listed", of=of)
            first = say("answers.outcome.one.no", level=level.name, kind=name, needs=needs)
            return Decided(
                first, (level.counted.clause, level.waiver or ""), "no", {level.id: "no"}, (), ("ground",)
            )
        first = say("answers.ground.twice", enquiries=self._rules.policy.data.enquiries)
        return Decided(first, (level.waiver or "", level.counted.clause), "depends", {}, (), ("ground",))

    def _how_many(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """破格满足一条就行吗: one of the grounds does; nothing where one or an outcome is named."""
        if asked.supposed.grounds or asked.supposed.outcomes or not asked.says("how_many_grounds"):
            return None
        decision: Decision | None = "no" if asked.says("all_grounds") else "yes"
        first = say("answers.ground.one_does", level=level.name, of=len(level.grounds))
        clauses = (level.waiver or "", *(ground.clause for ground in level.grounds))
        why = (say("answers.ground.waives", level=level.name),)
        decision = decision if asked.says("yes_no") else None
        return Decided(first, clauses, decision, {}, why, ("own_ground", "ground"))

    def _without(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """没有科技奖能破格吗: by any other of the grounds."""
        lacking = asked.supposed.lacking.grounds
        if not (asked.decides and lacking):
            return None
        others = [ground for ground in level.grounds if ground.kind not in lacking]
        needs = say("answers.semicolon").join(ground.quote for ground in others)
        first = say("answers.ground.by_others", level=level.name, needs=needs)
        clauses = (level.waiver or "", *(ground.clause for ground in others))
        why = (say("answers.ground.waives", level=level.name),)
        return Decided(first, clauses, "depends", {level.id: "depends"}, why, ("own_ground", "ground"))

    def _whoever(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """没学历能破格吗: whatever the education and the years are, it is the ground that decides."""
        about_a_person = asked.supposed.of_a_person or asked.says("falls_short")
        if not (asked.decides and about_a_person) or asked.supposed.grounds or asked.supposed.outcomes:
            return None
        first = say("answers.ground.whoever", level=level.name)
        clauses = (level.waiver or "", *(ground.clause for ground in level.grounds))
        return Decided(first, clauses, "depends", {level.id: "depends"}, (), ("own_ground", "ground"))

    def _asked_for(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """国标排第几可以破格: what the one ground that is named asks for."""
        kinds = {said.kind for said in asked.supposed.grounds}
        named = [ground for ground in level.grounds if ground.kind in kinds]
        if len(named) != 1 or asked.decides:
            return None
        told = self.told(level, "depends", named[0])
        first = say("answers.ground.asked_for", needs=named[0].quote)
        return told._replace(first=first, decision=None, by_level={})

    def _ground(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        best = self._best(asked, level) if asked.decides else None
        if best is None:
            return None
        return self.told(level, *best)

    def _best(self, asked: AskedQuestion, level: LevelRules) -> tuple[Decision, Ground] | None:
        """The ground that what is said comes nearest to; an outcome stands for one where no ground is named."""
        supposed, grounds = asked.supposed, level.grounds
        found = [
            (self.decided(ground, said), ground)
            for said in supposed.grounds
            for ground in grounds
            if ground.kind == said.kind
        ] or [
            (DECISIONS[standing.of(Achievement.of(0, outcome.entry)).status], ground)
            for outcome in supposed.outcomes
            for ground in grounds
            if (standing := ground.or_achievement) is not None and standing.kind == outcome.kind
        ]
        return max(found, key=lambda one: _ORDER[one[0]], default=None)

    def told(self, level: LevelRules, decision: Decision, ground: Ground) -> Decided:
        """The decision about one ground, with what it asks for."""
        first = say(f"answers.ground.said.{decision}", level=level.name, needs=ground.quote)
        why = [say("answers.ground.waives", level=level.name)]
        if decision != "no" and ground.committee:
            why.append(say("answers.ground.committee", words=say("answers.list").join(ground.committee)))
        clauses = (ground.clause, level.waiver or ground.clause)
        return Decided(first, clauses, decision, {level.id: decision}, tuple(why), ("own_ground", "ground"))

    @staticmethod
    def decided(ground: Ground, said: SaidGround) -> Decision:
        """Whether what is said is this ground: yes only where all that it asks for is said."""
        if said.is_ruled_out:
            return "no"
        if not ground.alternatives:
            return "yes" if said.is_stated and not said.is_unclear else "depends"
        entries = [Achievement.of(0, entry) for entry in said.entries]
        best = together(
            [
                max((DECISIONS[way.of(entry).status] for way in ground.alternatives), key=_ORDER.__getitem__)
                for entry in entries
            ]
        )
        return "depends" if best == "yes" and said.is_unclear else best

    def _asks_for_a_title(self, asked: AskedQuestion, level: LevelRules) -> bool:
        """破格还要中级吗: whether a lower title is needed all the same."""
        names = list(self._rules.levels)
        lacking = {names[one.rank] for one in asked.reading.levels.mentions if one.lacking}
        named = lacking.union(asked.targets if asked.named and not asked.says("applies") else ())
        is_lower = bool(named) and named <= set(names[: names.index(level.id)])
        return is_lower and (asked.says("conditions_waived") or asked.says("required"))

    def _waived(self, asked: AskedQuestion, level: LevelRules) -> Decided | None:
        """免什么, 还要成果吗, 还要中级吗."""
        names = {one.name: one.title for one in level.level.conditions}
        named = next((name for name in names if name != "scope" and asked.condition(name)), None)
        if named is None and self._asks_for_a_title(asked, level):
            named = _WAIVED
        if named is None and asked.reading.of(Family.KIND).surely and not asked.supposed.grounds:
            named = _COUNTED  # 破格是不是就不用论文了
        short = named and named != _WAIVED and asked.says("without_condition")
        needed = short or asked.says("still_needed") or asked.says("required")
        if not asked.says("conditions_waived") and not (named and asked.decides and needed):
            return None
        kept = [title for name, title in names.items() if name != _WAIVED]
        words = {
            "level": level.name,
            "waived": names.get(_WAIVED, ""),
            "kept": say("answers.list").join(kept),
            "count": numeral(len(kept)),
        }
        decision: Decision | None = None
        if named is not None and asked.decides:
            is_waived = named == _WAIVED
            decision = "yes" if is_waived == asked.says("waives") else "no"
        if short and asked.decides:
            decision = "no"
            return Decided(
                say("answers.ground.free.short", **words),
                (level.waiver or "",),
                decision,
                {},
                (),
                ("own_ground", "ground"),
            )
        key = "needless" if decision == "no" and named == _WAIVED else decision or "told"
        first = say(f"answers.ground.free.{key}", **words)
        return Decided(first, (level.waiver or "",), decision, {}, (), ("own_ground", "ground"))
