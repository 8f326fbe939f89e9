"""Whether an outcome counts, as the rules hold it against each level's items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any, Final, NamedTuple

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision, together
from dialogs.answers.level_rules import Counted, LevelRules, ListedKind, NoticeRules, asked_words
from dialogs.answers.supposed_outcomes import SaidOutcome
from dialogs.rendering.wording import say
from rules import Status
from rules.conditions.findings import Finding
from rules.profile.profile import Achievement

_BEST: Final = ("no", "depends", "yes")


def required_words(level: str, counted: Counted) -> str:
    """How many of how many, and how they go together."""
    words = {"level": level, "of": len(counted.items), "rule": counted.rule}
    if counted.lists:
        return say("answers.outcome.required_lists", lists=counted.lists, **words)
    return say("answers.outcome.required", required=counted.required, **words)


class Counts(NamedTuple):
    """What one outcome is at one level. ``number``: how many it counts as, ``most``: how many where nothing stands in
    the way; ``needs``: what does; ``committee``: words of the item that only people weigh.
    """

    level: LevelRules
    decision: Decision
    clause: str
    number: int
    needs: tuple[str, ...]
    most: int = 0
    committee: tuple[str, ...] = ()


def judged(parts: Collection[Finding], said: Collection[str]) -> Decision:
    """What the parts decide together.

    What a question leaves unsaid is taken to be as the clause asks where it says something that does meet the clause.
    """
    if any(part.status is Status.NOT_MET for part in parts):
        return "no"
    if all(part.status is Status.MET for part in parts):
        return "yes"
    met = any(part.status is Status.MET and part.asked.attribute in said for part in parts)
    return "yes" if met else "depends"


def _with(outcome: SaidOutcome, attributes: Mapping[str, Any]) -> SaidOutcome:
    return replace(outcome, attributes={**outcome.attributes, **attributes})


class Outcomes:
    """Answers about single kinds of achievement."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._catalogue = rules.catalogue

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """算不算, 算几项: nothing where no kind is named, or nothing is asked about it that can be decided."""
        outcomes = asked.supposed.outcomes
        if len(outcomes) != 1 or not (asked.decides or asked.says("how_many_count")):
            return None
        found = self.decided(
            outcomes[0],
            asked.targets,
            number=asked.says("how_many_count"),
            open_values=asked.supposed.open_values,
        )
        if found is not None and not asked.decides and len(found.by_level) == 1:
            found = found._replace(decision=None)  # 正高两个专利算几项: a number alone is asked for
        if found is not None and asked.about == "counted":
            counting = [
                level.counted.clause for level in self._rules.counting(asked.targets) if level.counted
            ]
            return found._replace(clauses=(*counting, *found.clauses))
        return found

    def decided(
        self,
        outcome: SaidOutcome,
        targets: Iterable[str],
        *,
        number: bool,
        open_values: Mapping[str, tuple[Any, ...]] | None = None,
    ) -> Decided | None:
        """What ``outcome`` is at ``targets``, or at every level that counts outcomes."""
        levels = list(self._rules.counting(targets))
        if not levels:
            return self._uncounted(targets)
        found = [self._whichever(outcome, level, open_values or {}) for level in levels]
        if outcome.used_before:
            return self._used(found)
        if number and outcome.count is not None and any(one.most for one in found):
            first = self._numbers(found)
        else:
            first = self._one(found[0], outcome, number=number) if len(found) == 1 else self._each(found)
        by_level = {one.level.id: one.decision for one in found}
        why = [*self._also_grounds(outcome, found)] or [
            required_words(one.level.name, c) for one in found if (c := one.level.counted)
        ]
        weighed = dict.fromkeys(word for one in found if one.decision != "no" for word in one.committee)
        judged_by = [say("answers.ground.committee", words=say("answers.list").join(weighed))]
        return Decided(
            first,
            tuple(dict.fromkeys(one.clause for one in found)),
            together(by_level.values()),
            by_level,
            (*(why if len(why) == 1 else ()), *(judged_by if weighed else ())),
            ("own_outcomes", "counted"),
        )

    def _also_grounds(self, outcome: SaidOutcome, found: Iterable[Counts]) -> Iterator[str]:
        """Where an outcome does not count and is named among the grounds of 破格: that it may be one."""
        for one in found:
            for ground in one.level.grounds if one.decision == "no" else ():
                either = ground.or_achievement
                if either is None or either.kind != outcome.kind:
                    continue
                if either.of(Achievement.of(0, outcome.entry)).status is not Status.NOT_MET:
                    yield say("answers.outcome.also_ground", level=one.level.name, needs=ground.quote)

    def _whichever(
        self, outcome: SaidOutcome, level: LevelRules, open_values: Mapping[str, tuple[Any, ...]]
    ) -> Counts:
        """It depends where it counts with one of the values that it may have, and not with another."""
        each = [
            self.counts(_with(outcome, dict(zip(open_values, values, strict=True))), level)
            for values in product(*open_values.values())
        ]
        if len({one.decision for one in each}) == 1:
            return each[0]
        return self.counts(outcome, level)._replace(decision="depends", number=0)

    def of_one_kind(self, asked: AskedQuestion) -> Decided | None:
        """成果能不能全是专利: those of one kind are counted together."""
        counted = any(one.count is not None for one in asked.supposed.outcomes)
        spoken = counted or asked.condition("achievements")
        differ = asked.says("of_several_kinds")
        about = spoken and (differ or asked.says("of_one_kind")) and asked.says("yes_no")
        levels = list(self._rules.counting(asked.targets))
        outcome = next(iter(asked.supposed.outcomes), None)
        if not about or not levels or any(one.used_before is not None for one in asked.supposed.outcomes):
            return None
        described = any(one.attributes for one in asked.supposed.outcomes)
        if described and (len(asked.supposed.outcomes) > 1 or counted or asked.says("enough")):
            return None
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        by_level: dict[str, Decision] = {level.id: self._can_be_all(outcome, level) for level in levels}
        overall = together(by_level.values())
        names = say("answers.list").join(level.name for level in levels)
        rule = next(level.counted.rule for level in levels if level.counted)
        first = say(f"answers.count.one_kind.{overall}", levels=names, rule=rule)
        if differ and overall == "yes":
            first, overall = say("answers.count.need_not_differ", levels=names, rule=rule), "no"
            by_level = dict.fromkeys(by_level, overall)
        numbers = say(
            "answers.sentence", text=say("answers.semicolon").join(one.count_words for one in levels)
        )
        return Decided(first, clauses, overall, by_level, (numbers,), ("own_outcomes", "counted"))

    def _can_be_all(self, outcome: SaidOutcome | None, level: LevelRules) -> Decision:
        """Whether such outcomes alone can be all that ``level`` asks for."""
        if level.counted is None or not level.counted.can_be_all(outcome.kind if outcome else None):
            return "no"
        return self.counts(outcome, level).decision if outcome and outcome.attributes else "yes"

    def counts(self, outcome: SaidOutcome, level: LevelRules) -> Counts:
        """``outcome``, of which only some attributes may be said, held against one level."""
        counted = level.counted
        listings = counted.listings(outcome.kind) if counted else []
        if counted is None or not listings:
            of = len(counted.items) if counted else 0
            unlisted = say("answers.outcome.not_listed", of=of)
            return Counts(level, "no", counted.clause if counted else level.level.clause, 0, (unlisted,))
        each = [self._counts(outcome, level, listing) for listing in listings]
        return max(each, key=lambda one: (_BEST.index(one.decision), one.number))

    def _counts(self, outcome: SaidOutcome, level: LevelRules, listing: ListedKind) -> Counts:
        """The same under one item."""
        item, node = listing
        finding = node.of(Achievement.of(0, outcome.entry))
        decision = judged(finding.children, outcome.attributes)
        unasked = outcome.attributes.keys() - {check.attribute for check in node.checks}
        if decision == "depends" and unasked:
            decision = "yes"  # what is said is not asked for, and the rest is taken to be as the clause asks
        short = [part for part in finding.children if part.status is not Status.MET]
        if decision == "no":
            short = [part for part in short if part.status is Status.NOT_MET]
        needs = [asked_words(part.asked, outcome.kind, self._catalogue) for part in short]
        number = (outcome.count or 1) // node.every
        if not number and decision != "no":
            decision = "no" if outcome.count is not None else "depends"
        if node.every > 1:
            needs.append(say("answers.outcome.every", every=node.every))
        sure, most = (number if decision == one else 0 for one in ("yes", "depends"))
        return Counts(level, decision, item.clause, sure, tuple(needs), sure or most, item.committee)

    def _one(self, one: Counts, outcome: SaidOutcome, *, number: bool) -> str:
        words = {
            "level": one.level.name,
            "kind": self._catalogue.kind_name(outcome.kind),
            "needs": say("answers.comma").join(one.needs),
            "n": one.number,
        }
        if number and outcome.count is None and one.needs:
            return say("answers.outcome.number", **words)
        key = "yes_if" if one.decision == "yes" and one.needs else one.decision
        return say(f"answers.outcome.one.{key}", **words)

    @staticmethod
    def _numbers(found: Iterable[Counts]) -> str:
        """两个专利算几项: how many, level by level; at most so many where something of it is not said."""
        told = []
        for one in found:
            needs = say("answers.comma").join(one.needs)
            key = "counted" if one.number else "at_most" if one.most else "uncounted"
            with_needs = say("answers.outcome.numbers.needs", needs=needs) if needs else ""
            told.append(
                say(f"answers.outcome.numbers.{key}", level=one.level.name, n=one.most, needs=with_needs)
            )
        return say("answers.sentence", text=say("answers.semicolon").join(told))

    def _each(self, found: Iterable[Counts]) -> str:
        told = [
            say(
                f"answers.outcome.each.{one.decision}_{'needs' if one.needs else 'plain'}",
                level=one.level.name,
                needs=say("answers.comma").join(one.needs),
            )
            for one in found
        ]
        decision = together([one.decision for one in found])
        return say(f"answers.outcome.levels.{decision}", each=say("answers.semicolon").join(told))

    def _used(self, found: Iterable[Counts]) -> Decided | None:
        used = self._catalogue.used_before
        if used is None:
            return None
        by_level: dict[str, Decision] = {one.level.id: "no" for one in found}
        return Decided(
            say("answers.outcome.used", quote=used.quote), (used.clause,), "no", by_level, (), ("counted",)
        )

    def _uncounted(self, targets: Iterable[str]) -> Decided:
        """A level that asks for no achievements."""
        level = self._rules.of(targets)[0]
        first = say("answers.outcome.not_asked", level=level.name)
        return Decided(first, (level.level.clause,), "no", {level.id: "no"}, (), ("level",))
