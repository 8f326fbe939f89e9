"""One way in for every channel: a question, and the person who asks if they are known, give an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property

from dialogs.answers.asked import Asker
from dialogs.answers.deciders import Deciders
from dialogs.answers.decision import Decided, together
from dialogs.answers.ellipsis import Ellipses, WholeQuestions
from dialogs.answers.grounds import Exceptions
from dialogs.answers.level_rules import NoticeRules
from dialogs.answers.outcomes import Outcomes
from dialogs.answers.personal import Person, PersonalAnswers
from dialogs.language.question.answer import TABLE, AnswerStatus, Citation, Line, NoticeAnswer
from dialogs.language.question.enquiry import LONGEST_QUESTION, enquiry
from dialogs.language.text.length import is_longer
from dialogs.rendering.wording import listed, say
from rules import Policy
from rules.notice.schema import DirectionData

MOST_QUOTES = 3
MOST_ONWARD = 3


class Answers:
    """A notice, ready to be asked: what can be decided is decided by its rules, the rest is found in its clauses."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._enquiry = enquiry(policy)

    @property
    def directions(self) -> tuple[DirectionData, ...]:
        """The directions with their work items: for browsing."""
        return self._enquiry.directions

    @property
    def examples(self) -> Sequence[str]:
        """Questions that one can ask."""
        return self._enquiry.examples

    def ask(self, question: str, day: date | None = None, person: Person | None = None) -> NoticeAnswer:
        """Answer ``question``, which is untrusted and of any length, on ``day`` (default: the notice's first).

        Raises NoticeRefused, as :class:`Enquiry` does.
        """
        if not is_longer(question, LONGEST_QUESTION):
            questions = self.ellipses.whole(question)
            if questions.are_several:
                return self._each(question, questions, day, person)
        return self._one(question, day, person)

    def _each(
        self, question: str, questions: WholeQuestions, day: date | None, person: Person | None
    ) -> NoticeAnswer:
        """Every part answered, what is asked first."""
        asked = [self._one(one, day, person) for one in questions.asked]
        told = [*asked, *(self._one(one, day, person) for one in questions.stated)]
        if not any(one.answers for one in told):
            return self._one(question, day, person)
        lines = _side_by_side(told)
        lines += [say("answers.each.open", question=one) for one in questions.open]
        decisions = [one.decision for one in asked]
        by_level: dict[str, str] = {}
        for level in dict.fromkeys(level for one in asked for level in one.by_level):
            by_level[level] = together([one.by_level[level] for one in asked if level in one.by_level])
        return replace(
            next(one for one in told if one.answers),
            question=question,
            answers=tuple(dict.fromkeys(cited for one in told for cited in one.answers)),
            lines=tuple(lines),
            decision=together(decisions) if None not in decisions else None,
            by_level=by_level,
            onward=asked[-1].onward,
            personal=any(one.personal for one in asked),
        )

    def _one(self, question: str, day: date | None, person: Person | None) -> NoticeAnswer:
        found = self._enquiry.read(question)
        if isinstance(found, NoticeAnswer):
            return self._onward(found)
        asked = self._asker.read(question, found, day or self._policy.data.valid_from)
        if person is not None and (own := self._personal.answer(asked, person)):
            return self._told(question, own, "own")
        decided = self._deciders.decided(asked, found)
        if decided is None:
            return self._onward(self._enquiry.answer(question, found))
        of_people = asked.targets or asked.educations or asked.supposed.outcomes
        return self._told(question, decided, "general" if person and of_people else "plain")

    @cached_property
    def ellipses(self) -> Ellipses:
        """What short further questions leave out."""
        return Ellipses(self._policy)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self._policy)

    @cached_property
    def _deciders(self) -> Deciders:
        return Deciders(self._rules)

    @cached_property
    def _rules(self) -> NoticeRules:
        return NoticeRules(self._policy)

    @cached_property
    def _personal(self) -> PersonalAnswers:
        return PersonalAnswers(self._rules, Outcomes(self._rules), Exceptions(self._rules))

    def _told(self, question: str, decided: Decided, opening: str) -> NoticeAnswer:
        """The decision first, then what it rests on, the clauses, and what comes next."""
        citations = tuple(
            Citation(clause, self._enquiry.quote(clause), 1.0)
            for clause in dict.fromkeys(decided.clauses)
            if clause in self._policy.notice
        )
        onward = tuple(say(f"answers.onward.{key}") for key in decided.onward[:MOST_ONWARD])
        shown = _table(decided.table) if decided.table else citations[:MOST_QUOTES]
        status: AnswerStatus = "answered" if citations else "not_in_notice"
        return NoticeAnswer(
            question,
            status,
            citations,
            (say(f"answers.opening.{opening}", text=decided.first), *decided.why, *shown),
            decision=decided.decision,
            by_level=dict(decided.by_level),
            onward=onward,
            personal=opening == "own",
        )

    def _onward(self, answer: NoticeAnswer) -> NoticeAnswer:
        if answer.status == "unclear":
            return answer
        directed = any(citation.direction for citation in answer.answers)
        keys = listed("answers.after.directed" if directed else f"answers.after.{answer.status}")
        return replace(answer, onward=tuple(say(f"answers.onward.{key}") for key in keys))


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The lines of a table in Markdown; the first row are the names of its columns."""
    written = [f"{TABLE} {' | '.join(row)} {TABLE}" for row in rows]
    return [written[0], f"{TABLE}{' --- |' * len(rows[0])}", *written[1:]]


def _side_by_side(answers: Sequence[NoticeAnswer]) -> list[Line]:
    """Each question with its answer; where all decide, that in one sentence, and then what it rests on."""
    end = say("answers.sentence", text="")
    firsts = [str(one.lines[0]) for one in answers]
    if not all(first.endswith(end) for first in firsts):
        return [line for one, first in zip(answers, firsts, strict=True) for line in _put(one, first)]
    said = (_put(one, first.removesuffix(end))[0] for one, first in zip(answers, firsts, strict=True))
    rest = dict.fromkeys(line for one in answers for line in one.lines[1:])
    return [say("answers.sentence", text=say("answers.semicolon").join(map(str, said))), *rest]


def _put(answer: NoticeAnswer, first: str) -> list[Line]:
    """Its lines, the ``first`` after its question."""
    return [say("answers.each.one", question=answer.question, text=first), *answer.lines[1:]]


@cache
def answers_of(policy: Policy) -> Answers:
    """The notice, ready to be asked: what is made ready for the first question serves all that follow."""
    return Answers(policy)
