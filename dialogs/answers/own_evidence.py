"""Questions of a person about their own outcomes and grounds for 破格."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import DECISIONS, Decided, Decision, together
from dialogs.answers.grounds import Exceptions
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.outcomes import Outcomes
from dialogs.answers.supposed_outcomes import SaidOutcome
from dialogs.rendering.wording import say
from rules import Assessment
from rules.conditions.structure import split_routes

if TYPE_CHECKING:
    from dialogs.answers.personal import Person


class OwnEvidence:
    """By the entries that a person has listed."""

    def __init__(self, rules: NoticeRules, outcomes: Outcomes, grounds: Exceptions) -> None:
        self._rules = rules
        self._outcomes = outcomes
        self._grounds = grounds

    def outcomes(self, asked: AskedQuestion, person: Person) -> Decided | None:
        """我的专利算不算: the listed entries of that kind; nothing where none is listed."""
        kind = asked.supposed.outcomes[0].kind
        listed: Any = person.document.get("achievements") or ()
        entries = [entry for entry in listed if entry["kind"] == kind]
        now = person.assessment.eligible_level
        own = [level for level in (now, person.aim) if level is not None]
        levels = list(self._rules.counting(asked.targets if asked.named else dict.fromkeys(own)))
        levels = levels or ([] if asked.named else list(self._rules.counting(())))
        if not entries or not levels:
            return None
        name = self._rules.catalogue.kind_name(kind)
        told, clauses = [], []
        by_level: dict[str, Decision] = {}
        for level in levels:
            found = [self._outcomes.counts(SaidOutcome.of(entry), level) for entry in entries]
            by_level[level.id] = decision = together([one.decision for one in found])
            needs = say("answers.comma").join(dict.fromkeys(n for one in found for n in one.needs))
            key = f"answers.own.outcome.{decision}_{'needs' if needs else 'plain'}"
            number = sum(one.number for one in found)
            told.append(say(key, level=level.name, kind=name, n=number, needs=needs))
            clauses += [one.clause for one in found]
        first = say("answers.own.sentence", text=say("answers.semicolon").join(told))
        overall = together(by_level.values())
        return Decided(first, tuple(dict.fromkeys(clauses)), overall, by_level, (), ("missing",))

    def shortfall(self, level: LevelRules, assessment: Assessment) -> Decided:
        """成果还差几项."""
        counted = level.counted
        if counted is None:
            return Decided(say("answers.outcome.not_asked", level=level.name), (level.level.clause,))
        found = assessment.level(level.id).condition(counted.condition.name).finding
        decision = DECISIONS[found.status]
        first = say(
            f"answers.own.short.{decision}",
            level=level.name,
            required=counted.required,
            counted=found.counted,
            short=counted.required - found.counted,
        )
        missing = [one for one in assessment.missing(level.id) if one["condition"] == counted.condition.name]
        better = tuple(up["text"] for one in missing for up in one.get("upgrades", ()))
        return Decided(first, (counted.clause,), None, {}, better, ("missing",))

    def exceptional(self, asked: AskedQuestion, person: Person) -> Decided | None:
        """破格我行吗: by the grounds of the person's own assessment."""
        level = self._rules.waiving
        found = level.timed_in(person.assessment) if level else None
        if level is None or found is None:
            return None
        if asked.targets and asked.named and level.id not in asked.targets:
            return self._grounds.answer(asked)
        _, waiver = split_routes(found.asked, found)
        if waiver is None:
            return None
        decision = DECISIONS[waiver.status]
        met = [ground for ground in waiver.children if DECISIONS[ground.status] == "yes"]
        first = say(
            f"answers.own.ground.{decision}",
            level=level.name,
            grounds=say("answers.semicolon").join(ground.asked.quote for ground in met),
        )
        clauses = (*(ground.clause or "" for ground in met), level.waiver or "")
        why = (say("answers.ground.waives", level=level.name),)
        return Decided(first, clauses, decision, {level.id: decision}, why, ("missing", "ground"))
