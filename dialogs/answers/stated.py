"""Where nothing is to be decided: what the clauses ask for that a question is about, in their own values."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.counting import Counting
from dialogs.answers.decision import Decided
from dialogs.answers.durations import Durations
from dialogs.answers.eligibility import Eligibility
from dialogs.answers.level_rules import NoticeRules
from dialogs.answers.outcomes import Outcomes


class Stated:
    """Answers that leave the conclusion to the reader, because the question does."""

    def __init__(
        self,
        rules: NoticeRules,
        outcomes: Outcomes,
        counting: Counting,
        durations: Durations,
        eligibility: Eligibility,
    ) -> None:
        self._rules = rules
        self._outcomes = outcomes
        self._counting = counting
        self._durations = durations
        self._eligibility = eligibility

    def item(self, asked: AskedQuestion) -> Decided | None:
        """What is asked of outcomes of one kind."""
        outcomes = asked.supposed.outcomes
        if len(outcomes) != 1:
            return self.counted(asked)
        return self._as_found(asked, self._outcomes.decided(outcomes[0], asked.targets, number=True))

    def counted(self, asked: AskedQuestion) -> Decided | None:
        """How many outcomes are asked for."""
        return self._as_found(asked, self._counting.told(asked))

    def route(self, asked: AskedQuestion) -> Decided | None:
        """What an education or a title opens, or what there is to choose from."""
        if not asked.targets:
            return None
        level = self._rules.levels[asked.targets[-1]]
        if asked.supposed.of_a_person:
            return self._as_found(asked, self._eligibility.decided(asked, asked.targets[-1:]))
        route = level.routes.get(asked.clause or "")
        return self._durations.listed(level, [route] if route else level.routes.values())

    @staticmethod
    def _as_found(asked: AskedQuestion, found: Decided | None) -> Decided | None:
        """The clauses that were found come first; nothing is decided."""
        if found is None:
            return None
        clauses = tuple(dict.fromkeys((*asked.clauses, *found.clauses)))
        return found._replace(decision=None, by_level={}, clauses=clauses)
