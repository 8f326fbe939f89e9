"""Reading a question in three steps: by its terms, by terms it misspells, by what it is like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from dialogs.language.question.clauses import SPOKEN, Resolved
from dialogs.language.question.intent import KNOWN, SURELY, is_weak
from dialogs.language.question.near import NearTerms
from dialogs.language.question.reading import QuestionReading, Reader
from dialogs.language.question.resolution import Resolver
from dialogs.language.question.similar import Similar
from dialogs.language.question.work import LIKENESS, Placement, blend, likely
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import GAP, Hit
from rules.policy import Policy

K = TypeVar("K")

APART = 0.75
"""A second direction that is this much like the text as well leaves it open which one is meant."""
KNOWN_MATTER = 0.5
"""The share of a text that must be known from the words for a matter, for the text to be about it."""
_SHORTEST_WORK = 4
_SHORTEST_DESCRIPTION = 5
_MATTERS = frozenset(
    {
        Family.KIND,
        Family.TOPIC,
        Family.SILENCE,
        Family.EXCEPTIONAL,
        Family.GROUND,
        Family.CONDITION_SPOKEN,
        Family.OTHER_SPECIALITY,
        Family.WHOLE,
    }
)


class Understanding:
    """What a notice's words mean. Raises NoticeRefused when its vocabulary cannot be believed.

    The indexes of the second and third step are built when a
    question first needs them.
    """

    def __init__(self, policy: Policy) -> None:
        words = word_index(policy)
        self.names_of_directions = {
            one.direction: [
                one.name,
                *(t for own in words.directions if one.direction in own.ids for t in own.terms_in("cell")),
            ]
            for one in policy.catalogue.directions.values()
        }
        self.vocabulary = words.vocabulary
        self._words = words
        self._lexicon = words.lexicon
        self._reader = Reader(words)
        self._resolver = Resolver(policy, self.vocabulary.conditions.together, self._likely_direction)

    def spelt(self, text: str) -> str:
        """``text`` in normal spelling, and where it asks whether, in a form that denies nothing."""
        phrases, spelt = self._words.phrases, self._words.spelt(text)
        for asked in ("whether", "or_not", "own_title"):
            plainly: str = phrases.content("intents")[f"plainly_{asked}"]
            spelt = phrases.phrase("intents", asked).sub(plainly, spelt)
        return spelt

    def read(self, text: str) -> tuple[QuestionReading, Resolved | None]:
        """``text`` in normal spelling."""
        reading = self._reader.read(text)
        resolved = self._resolver.resolve(reading)
        more: list[Hit[Sense]] = []
        for step in (self._misspelt, self._alike):
            if is_weak(reading, resolved) and (found := step(reading)):
                more += found
                reading = self._reader.read(text, more)._replace(likened=step == self._alike)
                resolved = self._resolver.resolve(reading)
        return reading, resolved

    def known(self, reading: QuestionReading) -> float:
        """The share of the text's characters that the words of the work items have, too."""
        return self._similar_work.of(reading.described).known

    def placements(self, reading: QuestionReading) -> Sequence[Placement]:
        """By terms; where those hardly decide, by likeness as well."""
        if len(reading.work.placements) == 1 and reading.work.placements[0].item:
            return reading.work.placements
        first, second = (*(p.score for p in reading.work.placements), 0.0, 0.0)[:2]
        if first - second > LIKENESS and reading.work.surely >= SURELY:
            return reading.work.placements
        likeness = self._similar_work.of(reading.described)
        return blend(reading.work.placements, likely(likeness.ranked), min(1.0, likeness.known / KNOWN))

    def stands_in_several(self, reading: QuestionReading) -> bool:
        """Whether only 运维, 监管 … is spoken of, and nothing like one direction's work beside it."""
        if reading.work.surely >= SURELY or not reading.work.shared:
            return False
        if _length(reading.described) < _SHORTEST_DESCRIPTION:
            return True
        likeness = self._similar_work.of(reading.described)
        return likeness.known < KNOWN or any(p.score > APART for p in likely(likeness.ranked)[1:2])

    def _likely_direction(self, reading: QuestionReading) -> str | None:
        if _length(reading.described) < _SHORTEST_WORK:
            return None
        likeness = self._similar_work.of(reading.described)
        return likely(likeness.ranked)[0].direction if likeness.known >= KNOWN else None

    def _misspelt(self, reading: QuestionReading) -> list[Hit[Sense]]:
        return self._near.hits(reading.text)

    def _alike(self, reading: QuestionReading) -> list[Hit[Sense]]:
        """The matter of a review that a question is like, though no term of it stands there."""
        if _length(reading.described) < _SHORTEST_DESCRIPTION:
            return []
        likeness = self._similar_matters.of(reading.described)
        if likeness.known < KNOWN_MATTER:
            return []
        family, value = likeness.ranked[0][0]
        return [Hit(0, len(reading.text), "", Sense(family, value, SPOKEN), gapped=True)]

    @cached_property
    def _near(self) -> NearTerms:
        return NearTerms(self._lexicon)

    @cached_property
    def _similar_work(self) -> Similar[tuple[str, str]]:
        return self._similar(
            lambda sense: (sense.value, sense.item) if sense.family is Family.WORK and sense.item else None
        )

    @cached_property
    def _similar_matters(self) -> Similar[tuple[Family, str]]:
        return self._similar(lambda sense: (sense.family, sense.value) if sense.family in _MATTERS else None)

    def _similar(self, group: Callable[[Sense], K | None]) -> Similar[K]:
        """The terms of the lexicon in groups; a term whose group is ``None`` is left out."""
        terms: dict[K, list[str]] = defaultdict(list)
        for term, senses in self._lexicon:
            for sense in senses:
                if (key := group(sense)) is not None:
                    terms[key].append(term.replace(GAP, " "))
        return Similar(terms)


def _length(text: str) -> int:
    return sum(character.isalnum() for character in text)
