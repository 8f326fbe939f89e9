"""Asking the notice: one question in, one answer out, with the clause it stands on."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from rules.enquiry.answer import Answer, Citation
from rules.enquiry.composition import Composer
from rules.enquiry.lexicon import Family, Sense, build_lexicon
from rules.enquiry.near import NearTerms
from rules.enquiry.outcome import KNOWN, SURELY, Outcome, Question, is_weak, outcome_of
from rules.enquiry.reading import Reader, Reading
from rules.enquiry.resolution import Resolver
from rules.enquiry.resolved import NAMED, SPOKEN, Resolved
from rules.enquiry.similar import Similar
from rules.enquiry.spelling import Spelling
from rules.enquiry.terms import GAP, Hit
from rules.enquiry.vocabulary_files import load_vocabulary
from rules.enquiry.work import LIKENESS, Placement, blend, likely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.enquiry.lexicon import Lexicon
    from rules.enquiry.vocabulary import Vocabulary
    from rules.policy import Policy

LONGEST_QUESTION = 1000
"""Characters; what is longer is not one question."""

CHOICES = 4
CLOSE = 0.75
"""A second direction with this share of the first one's score is mentioned."""
SHORTEST_NAME = 4
SHORTEST_DESCRIPTION = 5
KNOWN_MATTER = 0.5
_MATTERS = frozenset(
    {
        Family.KIND,
        Family.TOPIC,
        Family.SILENCE,
        Family.EXCEPTIONAL,
        Family.GROUND,
        Family.CONDITION_SPOKEN,
        Family.OTHER_SPECIALITY,
    }
)
_ANYTHING = re.compile(r"[a-z0-9\u4e00-\u9fff]")


class Enquiry:
    """The notice, ready to be asked. The index is built at the first question and kept in memory."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def ask(self, question: str) -> Answer:
        """Answer ``question``, which is untrusted and of any length. Never raises."""
        text = self._spelling.normal(question[: LONGEST_QUESTION + 1])
        if not _ANYTHING.search(text):
            return self._unclear(question, "unclear" if text else "nothing")
        if len(question) > LONGEST_QUESTION:
            return self._unclear(question, "too_long")
        reading = self._reader.read(text)
        resolved = self._resolver.resolve(reading)
        if is_weak(reading, resolved):
            near = self._near.hits(text)
            if near:
                reading = self._reader.read(text, near)
                resolved = self._resolver.resolve(reading)
            if resolved is None and is_weak(reading, resolved) and (alike := self._matter_alike(reading)):
                reading = self._reader.read(text, [*near, alike])
                resolved = self._resolver.resolve(reading)
        return self._answer(question, reading, resolved)

    def directions_for(self, work: str) -> list[Citation]:
        """The directions that a description of work speaks for, strongest first; empty when none is."""
        text = self._spelling.normal(work[:LONGEST_QUESTION])
        reading = self._reader.read(text)
        if reading.work.surely < SURELY:
            reading = self._reader.read(text, self._near.hits(text))
        if reading.work.surely < SURELY and reading.work.shared:
            return self._shared(reading)
        return [self._placed(placement) for placement in self._placements(reading)][:CHOICES]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return load_vocabulary(self._policy)

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling(self._vocabulary.asking.spellings)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return build_lexicon(self._policy.catalogue, self._vocabulary, self._spelling)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._policy.catalogue, self._vocabulary, self._lexicon)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self._policy, self._vocabulary.conditions.together, self._likely_direction)

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self._policy, self._vocabulary.asking.examples)

    @cached_property
    def _near(self) -> NearTerms:
        return NearTerms(self._lexicon)

    @cached_property
    def _similar_work(self) -> Similar[tuple[str, str]]:
        words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for term in self._lexicon:
            for sense in self._lexicon.senses(term):
                if sense.family is Family.WORK and sense.item:
                    words[sense.value, sense.item].append(term.replace(GAP, " "))
        return Similar(words)

    @cached_property
    def _similar_matters(self) -> Similar[tuple[Family, str]]:
        words: dict[tuple[Family, str], list[str]] = defaultdict(list)
        for term in self._lexicon:
            for sense in self._lexicon.senses(term):
                if sense.family in _MATTERS:
                    words[sense.family, sense.value].append(term.replace(GAP, " "))
        return Similar(words)

    @cached_property
    def _clause_names(self) -> list[tuple[str, str]]:
        names = [(self._spelling.normal(clause), clause) for clause in self._policy.notice]
        return sorted(names, key=lambda pair: -len(pair[0]))

    def _answer(self, question: str, reading: Reading, resolved: Resolved | None) -> Answer:
        if named := next((clause for name, clause in self._clause_names if name in reading.text), None):
            return self._of_clause(question, Resolved((named,), NAMED, "clause"), reading)
        asked = Question(reading, resolved, lambda: self._similar_work.of(reading.described).known)
        outcome = outcome_of(asked)
        if outcome is Outcome.WORK:
            return self._scope(question, reading)
        if outcome is Outcome.SILENT:
            about = reading.of(Family.SILENCE).best or ""
            return Answer(question, "not_in_notice", (), self._composer.silent(about))
        if outcome is Outcome.CLAUSE and resolved:
            return self._of_clause(question, resolved, reading)
        return self._any_direction(question) if outcome is Outcome.ANY_DIRECTION else self._unclear(question)

    def _scope(self, question: str, reading: Reading) -> Answer:
        work = reading.work
        if work.surely < SURELY and work.shared and not self._is_alike_one(reading):
            citations = self._shared(reading)
            return Answer(
                question, "ambiguous", tuple(citations), self._composer.ambiguous(citations, work.name)
            )
        placements = self._placements(reading)
        close = [p for p in placements[1:2] if p.score > placements[0].score * CLOSE]
        citations = [self._placed(placement) for placement in (placements[0], *close)]
        return Answer(question, "answered", tuple(citations), self._composer.scope(citations))

    def _matter_alike(self, reading: Reading) -> Hit[Sense] | None:
        """The matter of a review that a question is like, though no term of it stands there."""
        if _length(reading.described) < SHORTEST_DESCRIPTION:
            return None
        likeness = self._similar_matters.of(reading.described)
        if likeness.known < KNOWN_MATTER:
            return None
        (family, value), _ = likeness.ranked[0]
        return Hit(0, len(reading.text), "", Sense(family, value, SPOKEN), gapped=True)

    def _likely_direction(self, reading: Reading) -> str | None:
        if _length(reading.described) < SHORTEST_NAME:
            return None
        likeness = self._similar_work.of(reading.described)
        return likely(likeness.ranked)[0].direction if likeness.known >= KNOWN else None

    def _is_alike_one(self, reading: Reading) -> bool:
        """Whether what is said beside 运维, 监管 … is surely like one direction's work."""
        if _length(reading.described) < SHORTEST_DESCRIPTION:
            return False
        likeness = self._similar_work.of(reading.described)
        second = likely(likeness.ranked)[1:2]
        return likeness.known >= KNOWN and all(p.score <= CLOSE for p in second)

    def _placements(self, reading: Reading) -> Sequence[Placement]:
        """By terms; where those hardly decide, by likeness as well."""
        first, second = (*(p.score for p in reading.work.placements), 0.0, 0.0)[:2]
        if first - second > LIKENESS and reading.work.surely >= SURELY:
            return reading.work.placements
        return blend(reading.work.placements, likely(self._similar_work.of(reading.described).ranked))

    def _any_direction(self, question: str) -> Answer:
        directions = self._policy.catalogue.directions.items()
        every = [Citation(d.clause, self._quote(d.clause), 0.0, name) for name, d in directions]
        return Answer(question, "ambiguous", tuple(every), self._composer.ambiguous(every, None))

    def _of_clause(self, question: str, resolved: Resolved, reading: Reading) -> Answer:
        citations = [Citation(clause, self._quote(clause), resolved.score) for clause in resolved.clauses]
        return Answer(
            question, "answered", tuple(citations), self._composer.clause(resolved, citations, reading)
        )

    def _unclear(self, question: str, why: str = "unclear") -> Answer:
        return Answer(question, "unclear", (), self._composer.unclear(why))

    def _placed(self, placement: Placement) -> Citation:
        clause = self._policy.catalogue.directions[placement.direction].clause
        return Citation(clause, self._quote(clause), placement.score, placement.direction, placement.item)

    def _shared(self, reading: Reading) -> list[Citation]:
        return [
            self._placed(Placement(direction, item, SURELY))
            for direction, item in reading.work.shared.items()
        ]

    def _quote(self, clause: str) -> str:
        """A clause's own paragraph, without the heading above it."""
        return self._policy.notice.paragraphs(clause)[-1]


def _length(text: str) -> int:
    return sum(character.isalnum() for character in text)
