"""Asking the notice: one question in, one answer out, with the clause it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, NamedTuple

from dialogs.language.question.answer import Citation, NoticeAnswer, Sureness
from dialogs.language.question.clauses import NAMED, Resolved
from dialogs.language.question.composition import Composer
from dialogs.language.question.intent import Intent, Question
from dialogs.language.question.understanding import Understanding
from dialogs.language.question.work_answer import WorkAnswerer
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.length import is_longer
from dialogs.language.text.numerals import NUMERAL
from dialogs.language.text.phrases import content
from dialogs.language.text.spelling import normal
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.lexicon import Family
from rules.notice.schema import DirectionData
from rules.policy import Policy

LONGEST_QUESTION = 300
"""Characters; what is longer is not one question."""
_ANYTHING = re.compile(r"[a-z0-9\u4e00-\u9fff]")
_NUMERAL_ALONE = re.compile(rf"(?:{NUMERAL})")


class Frame:
    """By the expressions in asking.yaml; ``directions``: what directions are called."""

    def __init__(self, words: Mapping[str, Any], directions: Iterable[str]) -> None:
        named = any_of(normal(name) for name in directions)
        self._plain = words["plain"]
        self._after = ready_pattern(
            "|".join(f"(?:{one.replace('<DIRECTION>', named)})" for one in words["after"])
        )
        self._before = ready_pattern("|".join(f"(?:{one})" for one in words["before"]))

    def asking(self, work: str) -> str:
        """``work`` with the question for its direction after it."""
        return f"{work},{self._plain}"

    def plain(self, text: str) -> str:
        """``text`` in normal spelling, asking in the one form if it asks for the direction of some work."""
        after = self._after.search(text)
        if after is None:
            return text
        before = self._before.match(text)
        work = text[before.end() if before else 0 : after.start()].strip(" ,;:。")
        return self.asking(work) if work else text


class Enquiry:
    """The notice, ready to be asked. The index is built at the first question and kept in memory.

    The first question raises NoticeRefused, naming file and line, when the notice's vocabulary cannot be believed.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    @property
    def directions(self) -> tuple[DirectionData, ...]:
        """The directions with their names, clauses and work items, in the notice's order: for browsing."""
        return tuple(self._policy.catalogue.directions.values())

    @property
    def examples(self) -> Sequence[str]:
        """Questions that one can ask, as the notice's vocabulary gives them."""
        return self._understanding.vocabulary.examples.questions

    def ask(self, question: str) -> NoticeAnswer:
        """Answer ``question``, which is untrusted and of any length."""
        found = self.read(question)
        return found if isinstance(found, NoticeAnswer) else self.answer(question, found)

    def read(self, question: str) -> Question | NoticeAnswer:
        """What ``question`` speaks of; already an answer where it can be nothing else."""
        if is_longer(question, LONGEST_QUESTION):
            return self._unclear(question, "too_long")
        text = self._understanding.spelt(question)
        if not _ANYTHING.search(text):
            return self._unclear(question, "unclear" if text else "nothing")
        text = self._frame.plain(text)
        reading, resolved = self._understanding.read(text)
        if named := next((clause for name, clause in self._clause_names if name.search(text)), None):
            return self._of_clause(question, Resolved((named,), NAMED, "clause"))
        return Question(reading, resolved, lambda: self._understanding.known(reading))

    def place(self, work: str) -> NoticeAnswer:
        """The direction of what ``work`` describes, just as if it were asked for."""
        return self.ask(self._frame.asking(work)) if _ANYTHING.search(normal(work)) else self.ask(work)

    @cached_property
    def _understanding(self) -> Understanding:
        return Understanding(self._policy)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._policy, self._understanding.vocabulary)

    @cached_property
    def _work(self) -> WorkAnswerer:
        return WorkAnswerer(self._policy, self._understanding, self._composer)

    @cached_property
    def _frame(self) -> Frame:
        return Frame(
            content("asking")["direction_frame"], chain(*self._understanding.names_of_directions.values())
        )

    @cached_property
    def _clause_names(self) -> list[tuple[re.Pattern[str], str]]:
        """How a question in normal spelling names a clause, the longest first; and asks what work is in a direction."""
        longest = sorted(self._policy.notice, key=len, reverse=True)
        known, asked = self._policy.catalogue.directions, content("asking")["direction_frame"]["contents"]
        what = [
            (ready_pattern(asked.replace("<NAME>", any_of(map(normal, names)))), known[direction].clause)
            for direction, names in self._understanding.names_of_directions.items()
        ]
        return [*((_named_clause(normal(clause)), clause) for clause in longest), *what]

    def answer(self, question: str, found: Question) -> NoticeAnswer:
        """The answer by the clauses and the directions of work."""
        reading, resolved, intent = found.reading, found.resolved, found.intent
        if intent is Intent.WORK:
            return self._work.of(question, reading)
        if intent is Intent.SILENT:
            silence = reading.of(Family.SILENCE)
            matters = [*silence.surely] or [silence.best or ""]
            return NoticeAnswer(question, "not_in_notice", (), self._composer.silent(matters))
        if intent is Intent.CLAUSE and resolved:
            return self._of_clause(question, resolved)
        if intent is Intent.ANY_DIRECTION:
            return self._work.of_any_direction(question)
        return self._work.other(question, reading) if intent is Intent.OTHER_WORK else self._unclear(question)

    def _of_clause(self, question: str, resolved: Resolved) -> NoticeAnswer:
        citations = tuple(Citation(clause, self.quote(clause), resolved.score) for clause in resolved.clauses)
        return NoticeAnswer(question, "answered", citations, self._composer.clause(resolved, citations))

    def _unclear(self, question: str, why: str = "unclear") -> NoticeAnswer:
        return NoticeAnswer(question, "unclear", (), self._composer.unclear(why))

    def quote(self, clause: str) -> str:
        """A clause's own paragraph, without the heading above it."""
        return self._policy.notice.paragraphs(clause)[-1]


def _named_clause(name: str) -> re.Pattern[str]:
    """A clause whose name is a numeral (四) is named only as one (第四条) or alone: 第四发明人 speaks of none."""
    numbered = "|".join(content("asking")["numbered_clause"]).replace("<NAME>", re.escape(name))
    return re.compile(numbered if _NUMERAL_ALONE.fullmatch(name) else re.escape(name))


class WorkItem(NamedTuple):
    """An item of a direction's list of work, as the notice words it."""

    direction: str
    item: str


class WorkPlace(NamedTuple):
    """The items that some work may be, the likeliest first, and how sure it is that the first is it.

    ``sureness`` is None for work that is none of the speciality; ``items`` is empty for it, and for work that may be
    any direction's.
    """

    sureness: Sureness | None
    items: tuple[WorkItem, ...]


@cache
def enquiry(policy: Policy) -> Enquiry:
    """The notice, ready to be asked."""
    return Enquiry(policy)


def place_work(policy: Policy, text: str) -> WorkPlace:
    """Where the work that ``text`` describes belongs."""
    found = enquiry(policy).place(text)
    items = (WorkItem(c.direction, c.item) for c in found.answers if c.direction and c.item)
    return WorkPlace(found.sureness, tuple(dict.fromkeys(items)))


def directions_for(policy: Policy, text: str) -> tuple[WorkItem, ...]:
    """The items that ``text`` may describe, the likeliest first; none when it is like no item."""
    return place_work(policy, text).items
