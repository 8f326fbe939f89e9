"""Questions of a person whose facts are known: answered by their own assessment, and said to be so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from pydantic import JsonValue

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.grounds import Exceptions
from dialogs.answers.hypothesis import Hypotheses
from dialogs.answers.lacks import Lacks
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.outcomes import Outcomes
from dialogs.answers.own_evidence import OwnEvidence
from dialogs.answers.requirements import Requirements
from dialogs.rendering.wording import say
from rules import Assessment, ProfileRefused

_DECISIONS: Mapping[str, Decision] = {
    "eligible": "yes",
    "held": "no",
    "not_eligible": "no",
    "undetermined": "depends",
}
_LISTS = ("achievements", "exceptional")


class Person(NamedTuple):
    """``document``: their facts in the contract's form. ``goal``: the level they said they want, if any."""

    document: Mapping[str, JsonValue]
    assessment: Assessment
    goal: str | None = None

    @property
    def aim(self) -> str:
        """Their goal, else the next level."""
        return self.goal if self.goal is not None else self.assessment.next_level.level.level


class PersonalAnswers:
    """Answers for one person at a time."""

    def __init__(self, rules: NoticeRules, outcomes: Outcomes, grounds: Exceptions) -> None:
        self._rules = rules
        self._evidence = OwnEvidence(rules, outcomes, grounds)
        self._hypotheses = Hypotheses(rules.policy)
        self._requirements = Requirements(rules)

    def answer(self, asked: AskedQuestion, person: Person) -> Decided | None:
        """Nothing where the question is about people in general, or about what is not decided by a person's facts."""
        if self._hypotheses.is_one(asked.text) or self._hypotheses.is_later(asked.text, asked.day):
            return self._supposing(asked, person)
        if not self._is_own(asked):
            return None
        if asked.exceptional and not asked.says("skips_a_level"):
            return self._evidence.exceptional(asked, person)
        return self._of_outcomes(asked, person) or self._of_levels(asked, person)

    def _of_outcomes(self, asked: AskedQuestion, person: Person) -> Decided | None:
        spoken = asked.condition("achievements")
        enough = asked.says("enough") and asked.says("yes_no")
        if asked.says("lacking") or (spoken and enough):
            return self._evidence.shortfall(self._level(asked, person), person.assessment) if spoken else None
        if (needed := self._needed(asked, person)) is not None:
            return needed
        counting = asked.says("yes_no") or asked.says("how_many_count")
        return self._evidence.outcomes(asked, person) if asked.supposed.outcomes and counting else None

    def _needed(self, asked: AskedQuestion, person: Person) -> Decided | None:
        """我还需要论文吗: no kind is needed, and so many are still short."""
        level = self._level(asked, person)
        needed = self._requirements.needed(replace(asked, targets=(level.id,)))
        if needed is None:
            return None
        short = self._evidence.shortfall(level, person.assessment)
        return needed._replace(why=(short.first, *short.why), onward=short.onward)

    def _of_levels(self, asked: AskedQuestion, person: Person) -> Decided | None:
        level = self._level(asked, person)
        if asked.supposed.outcomes and asked.says("yes_no") and not asked.says("lacking"):
            return None
        if asked.says("when"):
            return self._when(level, person.assessment)
        if asked.says("lacking") or asked.says("why"):
            return self._lacking(asked, person)
        if (asked.says("highest") or asked.says("skips_a_level")) and not asked.targets:
            return self._now(person)
        able = asked.says("yes_no") and (asked.says("able") or asked.says("again"))
        return self._can(level, person.assessment) if able else None

    @staticmethod
    def _is_own(asked: AskedQuestion) -> bool:
        """First-person words; or none at all, where nobody else is meant and nobody's facts are supposed."""
        timely = asked.says("lacking") or asked.says("when") or asked.says("highest")
        if (asked.about == "clause" and not asked.named and not timely) or asked.says("enrolment"):
            return False
        supposed = asked.supposed
        if asked.says("mine"):
            return not (asked.says("beside_another") and supposed.of_a_person)
        at_once = asked.says("direct") and not asked.says("no_title")  # 一步到位: of no title, whoever asks
        titled = supposed.titled and not at_once
        if asked.says("general") or asked.educations or titled or supposed.outcomes:
            return False
        if asked.says("lacking") or asked.says("mine_unsaid"):
            return True
        return bool(asked.targets) and (asked.says("when") or (asked.says("yes_no") and asked.says("able")))

    def _level(self, asked: AskedQuestion, person: Person) -> LevelRules:
        """The level asked about; of none, the one that the person aims at."""
        named = asked.targets[-1] if asked.targets and asked.named else person.aim
        return self._rules.levels[named]

    def _can(self, level: LevelRules, assessment: Assessment, moment: str = "now") -> Decided:
        found = assessment.level(level.id)
        decision = _DECISIONS[found.status]
        lacks = Lacks(self._rules, assessment, level)
        if found.status == "eligible" and lacks.is_doubted:
            decision = "depends"
        return Decided(
            lacks.standing_at(moment),
            lacks.clauses,
            decision,
            {level.id: decision},
            (*lacks.met, *lacks.more),
            ("missing", "when"),
        )

    def _when(self, level: LevelRules, assessment: Assessment) -> Decided:
        found = assessment.level(level.id)
        lacks = Lacks(self._rules, assessment, level)
        if found.status in {"eligible", "held"} or found.either_day:
            return self._can(level, assessment)
        if found.earliest is not None:
            first = say("answers.own.on", level=level.name, day=found.earliest, hangs=lacks.hangs)
            return Decided(first, lacks.clauses, None, {}, lacks.told, ("missing",))
        timed = lacks.in_time
        if timed is not None:
            first = self._years(level, timed, lacks, assessment)
            others = say("answers.own.besides", lacks=say("answers.semicolon").join(lacks.besides_time))
            why = (*lacks.steps, *((others,) if lacks.besides_time else ()))
            return Decided(first, lacks.clauses, None, {}, why, ("missing",))
        key = "answers.own.undated" if found.status == "undetermined" else "answers.own.no_day"
        first = say(key, level=level.name, lacks=say("answers.semicolon").join(lacks.told))
        return Decided(first, lacks.clauses, None, {}, (*lacks.met, *lacks.more), ("missing",))

    @staticmethod
    def _years(level: LevelRules, day: date, lacks: Lacks, assessment: Assessment) -> str:
        """From which day education, titles and years do."""
        if day == assessment.day:
            return say("answers.own.years_today", level=level.name, hangs=lacks.years_hang)
        key = "answers.own.years_unless_waived" if lacks.is_by_waiver_only else "answers.own.years_on"
        return say(key, level=level.name, day=day, hangs=lacks.years_hang)

    def _lacking(self, asked: AskedQuestion, person: Person) -> Decided:
        level = self._level(asked, person)
        found = person.assessment.level(level.id)
        lacks = Lacks(self._rules, person.assessment, level)
        is_open = asked.says("why") and found.status == "undetermined"
        if found.status in {"eligible", "held"} or found.either_day or is_open:
            return self._can(level, person.assessment)
        key = "answers.own.because" if asked.says("why") else "answers.own.lacks"
        first = say(key, level=level.name, lacks=say("answers.semicolon").join(lacks.told))
        return Decided(first, lacks.clauses, None, {}, (*lacks.met, *lacks.more), ("when", "own_outcomes"))

    def _now(self, person: Person) -> Decided:
        open_now = person.assessment.eligible_level
        level = self._rules.levels[person.aim]
        lacks = Lacks(self._rules, person.assessment, level)
        onward = lacks.onward
        more = (onward,) if lacks.told and person.aim != open_now else ()
        if open_now is None:
            return Decided(self._nothing_open(person.assessment), lacks.clauses, None, {}, more, ("when",))
        opened = self._rules.levels[open_now]
        now = Lacks(self._rules, person.assessment, opened)
        first = now.standing if now.is_doubted else say("answers.own.now", level=opened.name)
        return Decided(first, (opened.level.clause,), None, {}, more, ("missing",))

    @staticmethod
    def _nothing_open(assessment: Assessment) -> str:
        undecided = any(one.status == "undetermined" for one in assessment.above)
        held = next((one for one in reversed(assessment.levels) if one.status == "held"), None)
        if held is None:
            return say("answers.own.undecided_now" if undecided else "answers.own.nothing_now")
        key = "answers.own.held_undecided_now" if undecided else "answers.own.held_now"
        return say(key, level=held.level.name, hangs=held.doubt.words if held.doubt else "")

    def _supposing(self, asked: AskedQuestion, person: Person) -> Decided | None:
        """What would be if what the question supposes were so as well."""
        found = self._hypotheses.read(asked.text, person.document, asked.day)
        if found is None:
            return None
        found = found._replace(facts={**self._also(asked, person), **found.facts})
        try:
            profile = found.applied(self._rules.policy, person.document, asked.day)
        except ProfileRefused:
            return None
        assessment = Assessment(self._rules.policy, profile)
        level = self._level(asked, person)
        then = person._replace(assessment=assessment)
        decided = self._evidence.exceptional(asked, then) if asked.exceptional else None
        if decided is None:
            moment = "then" if found.day else "now"
            timed = asked.says("when")
            decided = self._when(level, assessment) if timed else self._can(level, assessment, moment)
        when = say("answers.supposing.on", day=found.day) if found.day else ""
        so = say("answers.supposing.since", since=found.since) if found.since else when
        return decided._replace(first=say("answers.supposing.so", so=so, text=decided.first))

    @staticmethod
    def _also(asked: AskedQuestion, person: Person) -> dict[str, Any]:
        """What it supposes as questions are read."""
        supposed = asked.supposed
        outcomes = [one.entry for one in supposed.outcomes]
        grounds = [one.entry for one in supposed.grounds if not one.is_ruled_out]
        also: dict[str, Any] = {
            name: value for name, value in supposed.profile.items() if name == "education"
        }
        for name, entries in zip(_LISTS, (outcomes, grounds), strict=True):
            listed: Any = person.document.get(name)
            if entries and listed is not None and (name != "exceptional" or asked.exceptional):
                also[name] = [*listed, *entries]
        return also
