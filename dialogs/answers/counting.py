"""要几项, 够不够: how many outcomes a level counts, and whether those of a question do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import DECISIONS, Decided, Decision, together
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.outcomes import Outcomes
from dialogs.answers.supposed_outcomes import SaidOutcome
from dialogs.language.text.numerals import NUMERAL, read_whole
from dialogs.rendering.wording import listed, say
from rules import Assessment, ProfileRefused

_NUMERAL: Final = re.compile(NUMERAL)


class Counting:
    """Answers about all outcomes together."""

    def __init__(self, rules: NoticeRules, outcomes: Outcomes) -> None:
        self._rules = rules
        self._outcomes = outcomes

    def required(self, asked: AskedQuestion) -> Decided | None:
        """How many a level asks for; nothing where no number of them is asked for."""
        others = asked.condition("performance") or asked.condition("education_experience")
        about = asked.condition("achievements") and not others
        if asked.supposed.outcomes or not (about and asked.says("how_many")) or asked.says("how_many_count"):
            return None
        return self.told(asked)

    def listed(self, asked: AskedQuestion) -> Decided | None:
        """成果有哪些: the items of a level in the notice's words; of several levels, which kinds count at each."""
        besides = {one.kind for one in asked.supposed.outcomes} if asked.says("besides") else set()
        others = asked.condition("performance") or asked.decides or (asked.supposed.outcomes and not besides)
        if others or not (asked.condition("achievements") and asked.says("which_ones")):
            return None
        told, levels = self.told(asked), list(self._rules.counting(asked.targets))
        if not levels:
            return None
        notice = self._rules.policy.notice
        items = [
            item.clause
            for level in levels
            if level.counted
            for item in level.counted.items
            if not all(node.kind in besides for node in item.kinds)
        ]
        kinds = [kind for kind in self._rules.catalogue.kinds if kind not in besides]
        if besides:
            apart = say("answers.list").join(map(self._rules.catalogue.kind_name, sorted(besides)))
            told = told._replace(first=say("answers.count.besides", kind=apart, told=told.first))
        if len(levels) == 1:
            rows = [(notice.paragraphs(clause)[-1], clause) for clause in items]
            return told._replace(
                table=(listed("answers.table.items"), *rows), clauses=(*told.clauses, *items)
            )
        names = (say("answers.table.kind"), *(level.name for level in levels))
        table = (names, *(self._counted_at(kind, levels) for kind in kinds))
        return told._replace(table=table, clauses=(*told.clauses, *items))

    def _counted_at(self, kind: str, levels: Sequence[LevelRules]) -> tuple[str, ...]:
        """The clause of each level under which outcomes of one kind count."""
        found = [level.counted.listing(kind) for level in levels if level.counted]
        none = say("answers.compare.unlisted")
        return (
            self._rules.catalogue.kind_name(kind),
            *(listing.item.clause if listing else none for listing in found),
        )

    def stated(self, asked: AskedQuestion) -> Decided | None:
        """高级是8选3吗, 成果两项能评高级吗: whether a number that a question states is the one that a level asks for.

        Nothing where it states none, or says of what kind they are.
        """
        levels = [level for level in self._rules.of(asked.targets) if level.counted]
        chosen = [_numbers(said) for said in asked.said("choosing")]
        numbers = [_numbers(said)[0] for said in asked.said("so_many")] if not chosen else []
        about = chosen or (numbers and asked.condition("achievements") and not asked.says("how_many"))
        if not levels or not about or not asked.decides or asked.supposed.outcomes:
            return None
        decisions: dict[str, Decision] = {}
        for level in levels:
            if level.counted is None:
                continue
            required, items = level.counted.required, len(level.counted.items)
            if chosen:
                decisions[level.id] = "yes" if chosen[0] == [items, required] else "no"
            elif asked.says("asks_for_so_many"):
                decisions[level.id] = "yes" if numbers[0] == required else "no"
            else:
                enough = (numbers[0] or 0) >= required and not asked.says("fewer")
                decisions[level.id] = "depends" if enough else "no"
        is_of_need = chosen or asked.says("asks_for_so_many")
        overall = together(decisions.values())
        of = "need" if is_of_need else "had"
        told = say("answers.semicolon").join(level.count_words for level in levels)
        clauses = tuple(level.counted.clause for level in levels if level.counted)
        first = say(f"answers.count.stated.{of}.{overall}", told=told)
        return Decided(first, clauses, overall, decisions, (), ("own_outcomes", "outcome"))

    def of_a_kind(self, asked: AskedQuestion) -> Decided | None:
        """要几篇论文: of no kind so many are asked for, but of all kinds together."""
        outcomes = asked.supposed.outcomes
        bare = len(outcomes) == 1 and not outcomes[0].is_described
        if not bare or asked.decides or not asked.says("how_many") or asked.says("how_many_count"):
            return None
        levels = list(self._rules.counting(asked.targets))
        kind = outcomes[0].kind
        listings = [level.counted.listing(kind) for level in levels if level.counted]
        name = self._rules.catalogue.kind_name(kind)
        each = []
        for level, listing in zip(levels, listings, strict=True):
            every = listing.kind.every if listing else 1
            pairs = say("answers.enough.pairs", kind=name, every=every) if every > 1 else ""
            each.append(f"{level.count_words}{pairs}")
        first = say("answers.count.of_kind", kind=name, told=say("answers.semicolon").join(each))
        items = [listing.item.clause for listing in listings if listing]
        whole = [level.counted.clause for level in levels if level.counted]
        return Decided(first, (*items, *whole), None, {}, (), ("own_outcomes", "outcome")) if items else None

    def told(self, asked: AskedQuestion) -> Decided:
        """How many each level asks for."""
        levels = self._rules.of(asked.targets) or list(self._rules.levels.values())
        told, clauses = [], []
        for level in levels:
            counted = level.counted
            clauses.append(counted.clause if counted else level.level.clause)
            told.append(level.count_words)
        first = say("answers.sentence", text=say("answers.semicolon").join(told))
        rows = [
            (
                level.name,
                say("answers.count.number", n=level.counted.required),
                say("answers.count.number", n=len(level.counted.items)),
                level.counted.clause,
            )
            for level in levels
            if level.counted
        ]
        table = (listed("answers.table.counts"), *rows) if len(rows) > 1 else ()
        rules = dict.fromkeys(level.counted.rule for level in levels if level.counted)
        key = "answers.count.same" if self._rules.catalogue.used_before else "answers.count.same_rule"
        why = tuple(say(key, rule=rule) for rule in list(rules)[:1])
        if why and asked.says("alike"):
            first, why = why[0], (first,)
        return Decided(first, tuple(clauses), None, {}, why, ("own_outcomes", "outcome"), table)

    def told_of(self, asked: AskedQuestion) -> Decided | None:
        """What is asked of outcomes of one kind, where one is named; else how many are asked for."""
        outcomes = asked.supposed.outcomes if asked.matter in {"item", "no_item"} else ()
        if len(outcomes) != 1:
            return self.told(asked).undecided(asked.clauses)
        found = self._outcomes.decided(outcomes[0], asked.targets, number=True)
        return found and found.undecided(asked.clauses)

    def enough(self, asked: AskedQuestion) -> Decided | None:
        """Whether the outcomes of a question are enough for a level; nothing where that is not asked."""
        outcomes = asked.supposed.outcomes
        none = asked.says("without_any") and asked.decides and not outcomes
        several = len(outcomes) > 1
        of_one_kind = several and len({one.kind for one in outcomes}) == 1
        if asked.says("must_be_there"):  # 三项里至少要有一个专利吗
            return None
        put = asked.says("enough") or (several and asked.says("lacking"))
        enough = put and (several or any(one.count is not None for one in outcomes))
        enough = enough or (several and asked.says("how_many_count")) or (of_one_kind and asked.decides)
        if not asked.targets or not (none or enough):
            return None
        levels = self._rules.of(asked.targets)
        if none and not all(level.counted for level in levels):
            return self._without_any(levels)
        return self.of_those(asked)

    def applied_with(self, asked: AskedQuestion) -> Decided | None:
        """3项发明专利能评正高吗: whether what counts there is as many as the level asks for.

        Nothing where an outcome counts at none of the levels: that says more.
        """
        outcomes = asked.supposed.outcomes
        wanted = asked.targets and asked.decides and not asked.says("only_counts")
        if len(outcomes) > 1 and wanted and asked.says("applies"):
            return self.of_those(asked)
        if len(outcomes) != 1 or not wanted:
            return None
        if not (asked.says("applies") or outcomes[0].count):
            return None
        open_values = asked.supposed.open_values
        found = self._outcomes.decided(outcomes[0], asked.targets, number=False, open_values=open_values)
        if found is None or found.decision == "no":
            return None
        if outcomes[0].count is not None:
            return self.of_those(asked)
        levels = list(self._rules.counting(asked.targets))
        told = say("answers.semicolon").join(level.count_words for level in levels)
        first = say("answers.count.unsaid", kind=self._rules.catalogue.kind_name(outcomes[0].kind), told=told)
        by_level: dict[str, Decision] = dict.fromkeys(found.by_level, "depends")
        return found._replace(
            first=first, decision="depends", by_level=by_level, why=(found.first,), onward=("own_outcomes",)
        )

    def told_with(self, asked: AskedQuestion) -> Decided | None:
        """Of outcomes that stand beside a career; of 有专利 is not told how many."""
        counts = [one.count for one in asked.supposed.outcomes]
        if counts == [None]:
            return self.applied_with(asked)
        return self.of_those(asked) if counts else self.stated(asked)

    def of_those(self, asked: AskedQuestion) -> Decided | None:
        """Whether the outcomes that a question supposes are enough for the levels asked about."""
        outcomes, levels = asked.supposed.outcomes, self._rules.of(asked.targets)
        unnumbered = len(outcomes) > 1 and all(one.count is None for one in outcomes)
        if unnumbered or not all(level.counted for level in levels):
            return None
        try:
            profile = self._rules.policy.profile({"achievements": [one.entry for one in outcomes]}, asked.day)
        except ProfileRefused:
            return None
        assessment = Assessment(self._rules.policy, profile)
        by_level: dict[str, Decision] = {}
        told, clauses = [], []
        for level in levels:
            decision, words, items = self._level(level, assessment)
            whole = [level.counted.clause] if level.counted else []
            own = [*items, *whole] if len(outcomes) == 1 and asked.about != "counted" else [*whole, *items]
            by_level[level.id] = decision
            told.append(words)
            clauses += own
        first = say("answers.sentence", text=say("answers.semicolon").join(told))
        return Decided(
            first, tuple(dict.fromkeys(clauses)), together(by_level.values()), by_level, (), ("own_outcomes",)
        )

    def _without_any(self, levels: Sequence[LevelRules]) -> Decided:
        """没有成果能评助理吗, where one of the levels counts none."""
        free = [level for level in levels if not level.counted]
        by_level: dict[str, Decision] = {level.id: "no" if level.counted else "yes" for level in levels}
        first = say(
            "answers.required.without_any", level=say("answers.list").join(level.name for level in free)
        )
        clauses = tuple(level.level.clause for level in free)
        return Decided(first, clauses, together(by_level.values()), by_level, (), ("level",))

    def _level(self, level: LevelRules, assessment: Assessment) -> tuple[Decision, str, list[str]]:
        counted = level.counted
        found = next(
            one.finding
            for one in assessment.level(level.id).conditions
            if counted and one.condition is counted.condition
        )
        decision = DECISIONS[found.status]
        required, short = found.asked.required, found.asked.required - found.counted
        key = str(decision) if assessment.profile.achievements else "none"
        if decision == "no" and found.possible != found.counted:  # what is not said may be as the clause asks
            key = "at_most"
        words = say(
            f"answers.enough.said.{key}",
            level=level.name,
            required=required,
            counted=found.counted,
            possible=found.possible,
            short=short,
            lacking=required - found.possible,
        )
        entries = [kind for item in found.children for kind in item.children if kind.children]
        pairs = [kind for kind in entries if kind.asked.every > 1 and decision == "no"]
        catalogue = self._rules.catalogue
        for kind in pairs:
            name = catalogue.kind_name(kind.asked.kind)
            words += say("answers.enough.pairs", kind=name, every=kind.asked.every)
        if decision == "depends" and (needs := self._needs(level, assessment)):
            words += say("answers.enough.needs", needs=say("answers.semicolon").join(needs))
        items = [item.asked.clause for item in found.children for kind in item.children if kind.children]
        return decision, words, items

    def _needs(self, level: LevelRules, assessment: Assessment) -> list[str]:
        """What must be so of the outcomes that may count, kind by kind, and is not said."""
        told = []
        for entry in assessment.profile.achievements or ():
            outcome = SaidOutcome(entry.kind, entry.attributes)
            found = self._outcomes.counts(outcome, level)
            if found.decision != "no" and found.needs:
                kind = self._rules.catalogue.kind_name(entry.kind)
                told.append(f"{kind}{say('answers.comma').join(found.needs)}")
        return list(dict.fromkeys(told))


def _numbers(said: str) -> list[int | None]:
    """Those of 8选3."""
    return [read_whole(match.group()) for match in _NUMERAL.finditer(said)]
