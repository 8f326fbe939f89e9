"""Who decides a question: by what its clauses were found to be about, the first that can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.career_beside import CareerBeside
from dialogs.answers.comparison import Comparisons
from dialogs.answers.counting import Counting
from dialogs.answers.decision import Decided
from dialogs.answers.degrees import Degrees
from dialogs.answers.durations import Durations
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.gists import Gists
from dialogs.answers.grounds import Exceptions
from dialogs.answers.ladder import Ladder
from dialogs.answers.level_rules import NoticeRules
from dialogs.answers.outcomes import Outcomes
from dialogs.answers.requirements import Requirements
from dialogs.answers.scope import Scope
from dialogs.answers.sufficiency import Sufficiency
from dialogs.answers.unlisted import Unlisted
from dialogs.answers.years_required import YearsRequired
from dialogs.language.question.intent import Intent, Question
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import say

Decider = Callable[[AskedQuestion], Decided | None]

_UNDECIDED = frozenset({Intent.WORK, Intent.ANY_DIRECTION, Intent.OTHER_WORK})


class Deciders:
    """All that decide questions about one notice."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._unlisted, self._degrees, self._scope = Unlisted(rules), Degrees(rules), Scope(rules)
        self._outcomes, self._requirements = Outcomes(rules), Requirements(rules)
        self._durations, self._counting = Durations(rules), Counting(rules, self._outcomes)
        self._eligibility = Eligibility(rules, self._durations)
        sufficiency, years = Sufficiency(rules, self._eligibility), YearsRequired(rules)
        self._first = (self._degrees.answer, years.answer, sufficiency.answer)

    @cached_property
    def _by_matter(self) -> Mapping[str | None, tuple[Decider, ...]]:
        """Who may decide, by what the clauses were found to be about (``Resolved.about``); the first that does."""
        rules, eligibility, counting = self._rules, self._eligibility, self._counting
        requirements, durations, outcomes = self._requirements, self._durations, self._outcomes
        scope, gists = self._scope.answer, Gists(rules).answer
        compared = Comparisons(rules, counting, durations, requirements).answer
        beside, as_performance = CareerBeside(rules, eligibility, counting), requirements.as_performance
        counted = (
            beside.outcomes,
            counting.listed,
            requirements.presence_asked,
            compared,
            outcomes.of_one_kind,
            counting.enough,
            counting.stated,
            counting.of_a_kind,
            requirements.answer,
            counting.applied_with,
            outcomes.answer,
            counting.required,
            durations.answer,
            eligibility.answer,
        )
        routes = (
            beside.outcomes,
            durations.of_each,
            eligibility.remaining,
            Ladder(rules).answer,
            counting.stated,
            compared,
            requirements.answer,
            durations.from_which_day,
            durations.answer,
            eligibility.answer,
            counting.required,
        )
        return {
            "exceptional": (beside.ground, Exceptions(rules).answer),
            "clause": (compared, scope, as_performance, gists),
            "performance": (as_performance, requirements.presence_asked, compared),
            "basic": (requirements.presence_asked, compared),
            **dict.fromkeys(("item", "no_item", "counted"), (*counted, counting.told_of)),
            "level_without": counted,
            **dict.fromkeys(("route", "routes", "other_route"), (*routes, eligibility.told)),
            "level": routes,
            None: (compared, durations.answer, scope, eligibility.answer),
        }

    def decided(self, asked: AskedQuestion, found: Question) -> Decided | None:
        """Nothing where it is not for deciding, or nobody can."""
        matter = asked.matter
        if found.intent is Intent.WORK and not found.reading.says(Family.ASKS_DIRECTION):
            return self._scope.answer(asked)
        likely = found.reading.likened and (
            asked.targets or asked.supposed.short_of
        )  # by its characters alone
        silent = found.intent is Intent.SILENT and matter == asked.about and not likely
        if silent and (told := self._told_all_the_same(asked)):
            return told
        of_somebody = asked.supposed.of_a_career or (asked.named and asked.supposed.profile.get("titles"))
        counts = asked.says("only_counts") or asked.says("same")  # 取得中级之前的论文能算吗
        if silent and asked.targets and of_somebody and asked.says("yes_no") and not counts:
            decided = self._eligibility.decided(asked, asked.targets)
            about = say("answers.silent", about=found.reading.of(Family.SILENCE).best)
            return decided and decided._replace(why=(*decided.why, about))
        if silent or found.intent in _UNDECIDED or found.idle:
            return None
        deciders = (*self._first, *self._by_matter.get(matter, ()))
        own = (told for decider in deciders if (told := decider(asked)))
        return self._unlisted.answer(asked) or self._unlisted.beside(asked, _of_work(asked, next(own, None)))

    def _told_all_the_same(self, asked: AskedQuestion) -> Decided | None:
        """Beside a matter on which the notice is silent: from which day, whether one can do without a kind of outcome,
        whether the employer is of the notice's place, or whether a thing counts that is named as much as the matter.
        """
        named, silence = (asked.reading.of(one).best_weight for one in (Family.UNLISTED, Family.SILENCE))
        if named >= silence and asked.says("only_counts") and (told := self._unlisted.answer(asked)):
            return told
        if unfinished := self._degrees.unfinished(asked):
            return unfinished
        if asked.says("cannot_without"):
            return self._requirements.answer(asked)
        by_days = self._durations.from_which_day(asked) or self._eligibility.remaining(asked)
        sent = asked.says("sent") and not asked.reading.levels.mentions
        return by_days or (self._scope.answer(asked) if sent or self._scope.is_placed(asked) else None)


def _of_work(asked: AskedQuestion, found: Decided | None) -> Decided | None:
    """本科5年但都是做销售: no yes rests on years of other work."""
    is_other = asked.says("other_work") and not asked.reading.work.surely
    if found is None or found.decision != "yes" or not ("experience" in asked.supposed.profile and is_other):
        return found
    first = say("answers.eligible.other_work", told=found.first)
    return found._replace(first=first, decision="depends", by_level=dict.fromkeys(found.by_level, "depends"))
