"""必须是第一发明人吗, 要求较大效益吗, 要成果吗: whether a level asks for that much, found by the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision, together
from dialogs.answers.level_rules import LevelRules, NoticeRules, asked_words
from dialogs.answers.supposed_outcomes import SaidOutcome
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say
from rules import Assessment, Status
from rules.conditions.attribute import AttributeCheck
from rules.conditions.structure import split_routes
from rules.notice.person_data import RouteData
from rules.profile.profile import Achievement

_A_LITTLE = 1e-6
_CONDITIONS = ("achievements", "performance", "basic")


class Requirements:
    """Answers about what is asked for at all."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._catalogue = rules.catalogue

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no requirement is asked about."""
        if not asked.says("yes_no"):
            return None
        if (without := self._without(asked)) is not None:
            return without
        kinds = [*asked.supposed.lacking.outcomes, *(one.kind for one in asked.supposed.outcomes)]
        if asked.says("cannot_without") and len(kinds) == 1:
            return self._kind(kinds, list(self._rules.counting(asked.targets)))
        if (needed := self._instead(asked) or self.needed(asked)) is not None:
            return needed
        if not (asked.says("required") or asked.says("only_if")):
            return None
        return self._attribute(asked) or self._title(asked) or self.presence_asked(asked)

    def _instead(self, asked: AskedQuestion) -> Decided | None:
        """专利能代替论文吗: no kind is required, and all are counted together."""
        named = list(asked.reading.of(Family.KIND).surely)
        levels = list(self._rules.counting(asked.targets))
        if not (named and levels and asked.says("instead")):
            return None
        found = self._kind(named[:1], levels)
        return found._replace(decision="depends", by_level=dict.fromkeys(found.by_level, "depends"))

    def needed(self, asked: AskedQuestion) -> Decided | None:
        """高工要论文吗: whether outcomes of a kind, of which nothing is said, are needed at all."""
        outcomes, levels = asked.supposed.outcomes, list(self._rules.counting(asked.targets))
        if len(outcomes) != 1 or outcomes[0].is_described or not levels:
            return None
        kind, lexicon = outcomes[0].kind, word_index(self._rules.policy).lexicon
        named = (hit.sense.value for said in asked.said("needs_kind") for hit in lexicon.hits(said))
        if kind not in named:
            return None
        found = self._kind([kind], levels)
        if not asked.says("denies_need"):
            return found
        first = say("answers.required.confirmed", kind=self._named([kind]), told=self._numbers(levels))
        return found._replace(first=first, decision="yes", by_level=dict.fromkeys(found.by_level, "yes"))

    def _attribute(self, asked: AskedQuestion) -> Decided | None:
        if len(asked.supposed.outcomes) != 1:
            return None
        outcome = asked.supposed.outcomes[0]
        said = list(outcome.attributes)
        levels = list(self._rules.counting(asked.targets))
        if not levels:
            return None
        if not said and not asked.says("must_have"):
            return None
        if not said:
            return self._kind([outcome.kind], levels)
        one_can_do_without = asked.targets and asked.says("must_be_there")  # 必须发核心论文才能评高级吗
        found = [self._asks_for(level, outcome, said[0]) for level in levels]
        by_level = {level.id: decision for level, (decision, _, _) in zip(levels, found, strict=True)}
        told = say("answers.semicolon").join(words for _, words, _ in found)
        overall = together(by_level.values())
        kind = self._named([outcome.kind])
        if one_can_do_without:
            words = say("answers.required.of_kind", kind=kind, told=told)
            needed = self._kind([outcome.kind], levels)
            return needed._replace(
                clauses=(*needed.clauses, *(clause for _, _, clause in found)), why=(words,)
            )
        if asked.says("sole_author") and overall == "yes":  # 第一完成人 need not be alone
            overall, by_level = "no", dict.fromkeys(by_level, "no")
        return Decided(
            say(f"answers.required.said.{overall}", kind=kind, told=told),
            tuple(clause for _, _, clause in found),
            overall,
            by_level,
            (),
            ("counted",),
        )

    def _without(self, asked: AskedQuestion) -> Decided | None:
        """没有论文能评高级吗: no kind is required, so one can do without any."""
        kinds = self._done_without(asked)
        if not kinds:
            return None
        levels = list(self._rules.counting(asked.targets))
        if not levels:
            level = self._rules.levels[asked.targets[0]]
            free = say("answers.required.without_any", level=level.name)
            return Decided(free, (level.level.clause,), "yes", {level.id: "yes"}, (), ("level",))
        found = self._kind(kinds, levels)
        if (
            asked.supposed.lacking.outcomes and asked.supposed.outcomes
        ):  # of those that are there more is not told
            return found._replace(decision="depends", by_level=dict.fromkeys(found.by_level, "depends"))
        words = {"kind": self._named(kinds), "told": self._numbers(levels)}
        by_level: dict[str, Decision] = dict.fromkeys(found.by_level, "yes")
        return found._replace(
            first=say("answers.required.without_kind", **words), decision="yes", by_level=by_level
        )

    def _done_without(self, asked: AskedQuestion) -> list[str]:
        """The kinds that are lacking, and nothing else is told; or that is to be done without: 不写论文能评高级吗."""
        outcomes, lacking = asked.supposed.outcomes, asked.supposed.lacking.outcomes
        if lacking and not asked.supposed.of_a_person and not any(one.is_described for one in outcomes):
            able = asked.says("applies") or asked.says("able")
            return sorted(lacking) if asked.targets and able else []
        if lacking or not asked.says("without"):
            return []
        if len(outcomes) != 1:  # 不发论文光靠专利能评高工吗
            hits = word_index(self._rules.policy).lexicon.hits(asked.said("without")[0])
            named = [hit for hit in hits if hit.sense.family is Family.KIND and not hit.sense.hint]
            return [min(named, key=lambda hit: hit.start).sense.value] if named else []
        return [] if outcomes[0].is_described and not asked.says("without_such") else [outcomes[0].kind]

    def _named(self, kinds: Sequence[str]) -> str:
        return say("answers.list").join(map(self._catalogue.kind_name, kinds))

    def _kind(self, kinds: Sequence[str], levels: Sequence[LevelRules]) -> Decided:
        """一定要有论文吗: no kind is required, so many of all kinds are."""
        by_level: dict[str, Decision] = {level.id: "no" for level in levels}
        words = {"kind": self._named(kinds), "told": self._numbers(levels)}
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        return Decided(say("answers.required.any_kind", **words), clauses, "no", by_level, (), ("counted",))

    @staticmethod
    def _numbers(levels: Sequence[LevelRules]) -> str:
        """How many outcomes each level asks for."""
        return say("answers.semicolon").join(level.count_words for level in levels if level.counted)

    def _asks_for(self, level: LevelRules, outcome: SaidOutcome, attribute: str) -> tuple[Decision, str, str]:
        """Whether what is worse than ``outcome`` would not do, and the level's words for it."""
        kind = outcome.kind
        counted = level.counted
        listing = counted.listing(kind) if counted else None
        if counted is None or listing is None:
            of = len(counted.items) if counted else 0
            unlisted = say("answers.outcome.unlisted", of=of, kind=self._catalogue.kind_name(kind))
            return "no", say("answers.required.level", level=level.name, needs=unlisted), level.level.clause
        check = next((one for one in listing.kind.checks if one.attribute == attribute), None)
        if check is None:
            words = [asked_words(one, kind, self._catalogue) for one in listing.kind.checks]
            of_itself = all(self._catalogue.attributes[one.attribute].yes_no for one in listing.kind.checks)
            key = "only_to_take_part" if of_itself else "only"
            least = say(f"answers.required.{key}", needs=say("answers.comma").join(words)) if words else ""
            free = say("answers.required.free", level=level.name, only=least)
            return "no", free, listing.item.clause
        told = say(
            "answers.required.level", level=level.name, needs=asked_words(check, kind, self._catalogue)
        )
        meets = check.of(Achievement.of(0, outcome.entry)).status is Status.MET
        strict = all(
            check.of(Achievement.of(0, {**outcome.entry, attribute: worse})).status is Status.NOT_MET
            for worse in self._worse(check, outcome.attributes[attribute])
        )
        return "yes" if meets and strict else "no", told, listing.item.clause

    def _worse(self, check: AttributeCheck, value: Any) -> list[Any]:
        described = self._catalogue.attributes[check.attribute]
        if described.number:
            return [value - _A_LITTLE]
        if described.date:
            return []
        if described.ordinal:
            return [value + 1]
        if described.yes_no:
            return [False]
        values = [one.value for one in described.values]
        place = values.index(value)
        return values[max(place - 1, 0) : place]

    def _title(self, asked: AskedQuestion) -> Decided | None:
        """必须先有中级吗: whether somebody without any title has a way."""
        lacking = [one for one in asked.reading.levels.mentions if one.lacking]
        if not (lacking or asked.says("title_needed")) or len(asked.targets) != 1:
            return None
        level = self._rules.levels[asked.targets[0]]
        education = {"education": asked.reading.education} if asked.reading.education else {}
        profile = self._rules.policy.profile({**education, "titles": [], "exceptional": []}, asked.day)
        found = level.timed_in(Assessment(self._rules.policy, profile))
        if found is None:
            return None
        ordinary, _ = split_routes(found.asked, found)
        without = [route for route in ordinary.children if route.status is not Status.NOT_MET]
        own = [route for route in ordinary.children if self._is_of(level.routes[route.clause or ""], asked)]
        shown = without or own or ordinary.children
        clauses = tuple(route.clause or "" for route in shown)
        ways = say("answers.or").join(level.route_words(level.routes[clause]) for clause in clauses)
        decision: Decision = "no" if without else "yes"
        first = say(f"answers.required.title.{decision}", level=level.name, ways=ways)
        titled = [clause for clause, route in level.routes.items() if route.title and clause not in clauses]
        if without and titled:
            others = say("answers.or").join(level.route_words(level.routes[clause]) for clause in titled)
            first += say("answers.required.title.otherwise", ways=others)
            clauses = (*clauses, *titled)
        return Decided(first, clauses, decision, {level.id: decision}, (), ("own",))

    def _is_of(self, route: RouteData, asked: AskedQuestion) -> bool:
        """Whether the qualification that is said is high enough for ``route``."""
        tiers, has = self._catalogue.tiers, asked.reading.education
        return not (has and route.education and tiers[has] < tiers[route.education])

    def as_performance(self, asked: AskedQuestion) -> Decided | None:
        """护网算业绩吗: every level has its own words for 业绩, which people judge; nothing where that is not asked."""
        if not (asked.says("yes_no") and asked.says("as_performance")):
            return None
        known = self._rules.of(asked.targets) or self._rules.levels.values()
        levels = [level for level in known if level.has("performance")]
        by_level: dict[str, Decision] = {level.id: "depends" for level in levels}
        names = say("answers.list").join(level.name for level in levels)
        first = say("answers.performance.depends", levels=names)
        apart = asked.condition("achievements") and any(level.counted for level in levels)
        why = (say("answers.performance.apart"),) if apart else ()
        return Decided(first, asked.clauses, "depends", by_level, why, ("performance", "own"))

    def presence_asked(self, asked: AskedQuestion) -> Decided | None:
        """要成果吗: whether the levels have such a condition at all."""
        name = next((one for one in _CONDITIONS if asked.condition(one)), None)
        if name is None or not asked.targets or not asked.says("presence"):
            return None
        return self.presence(asked, name)

    def presence(self, asked: AskedQuestion, condition: str) -> Decided:
        """Which of the levels asked about state a condition."""
        levels = self._rules.of(asked.targets)
        by_level: dict[str, Decision] = {
            level.id: "yes" if level.has(condition) else "no" for level in levels
        }
        title = next(
            one.title
            for level in self._rules.levels.values()
            for one in level.level.conditions
            if one.name == condition
        )
        told = say("answers.semicolon").join(
            say(f"answers.presence.{by_level[level.id]}", level=level.name, condition=title)
            for level in levels
        )
        overall = together(by_level.values())
        first = say(f"answers.presence.all.{overall}", told=told)
        return Decided(
            first, tuple(level.clause_of(condition) for level in levels), overall, by_level, (), ("level",)
        )
