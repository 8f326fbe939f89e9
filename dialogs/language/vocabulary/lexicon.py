"""Every term of a notice and of its vocabulary, each with what it may mean in a question."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

from dialogs.language.text.phrases import content
from dialogs.language.text.spelling import normal_each
from dialogs.language.vocabulary.loader import Vocabulary
from dialogs.language.vocabulary.notice_words import NoticeWords
from dialogs.language.vocabulary.schema import Meaning, Occupations, Silence, Terms
from dialogs.language.vocabulary.terms import GAP, SpeltTerms, TermIndex, spelt_terms, weight
from rules.wording.kept_content import PROGRAM, Kept, state_of

_LANGUAGE: Final = Path(__file__).parents[1]
HINT = 0.4
"""How much a hint weighs, whatever its length."""


class Family(StrEnum):
    """What a term speaks of."""

    WORK = "work"
    SHARED_WORK = "shared work"
    GUARDING = "guarding"
    ELSEWHERE = "elsewhere"
    OTHER_OCCUPATION = "other occupation"
    ANY_DIRECTION = "occupation of any direction"
    FIELD = "field"
    LEVEL = "level"
    JOB_TITLE = "job title"
    EDUCATION = "education"
    KIND = "kind of achievement"
    EXCEPTIONAL = "exceptional"
    GROUND = "ground"
    CONDITION_NAMED = "condition named"
    CONDITION_SPOKEN = "condition spoken of"
    COUNTING = "counting"
    PARAGRAPH = "paragraph"
    WHOLE = "whole"
    OTHER_SPECIALITY = "other speciality"
    STANDING_FOR = "title standing for a level"
    NEXT_LEVEL = "next level"
    TOPIC = "topic"
    SILENCE = "silence"
    UNLISTED = "unlisted"
    ASKS_DIRECTION = "asks for a direction"
    ASKS = "asks"
    JUST_STARTED = "just started"
    IDLE = "idle"
    EVERYDAY = "everyday"
    OWN_WORK = "own work"


_ASKED = {
    "counting": Family.COUNTING,
    "paragraph": Family.PARAGRAPH,
    "whole": Family.WHOLE,
    "question": Family.ASKS,
    "just_started": Family.JUST_STARTED,
    "idle": Family.IDLE,
    "everyday": Family.EVERYDAY,
    "own_work": Family.OWN_WORK,
}
"""What the words of asking.yaml, whatever the notice, speak of."""


class Sense(NamedTuple):
    """``value``: a direction, level, clause … of the family; ``item``: the work item; ``hint``: it only leans.
    ``where``: it means that only beside a word of guarding.
    """

    family: Family
    value: str
    weight: float = 0.0
    item: str = ""
    hint: bool = False
    where: bool = False

    @property
    def by_itself(self) -> bool:
        """Whether it means that without another word beside it."""
        return not (self.hint or self.where)


class Lexicon(TermIndex[Sense]):
    """All terms of one notice, in normal spelling."""

    def senses(self, term: str) -> list[Sense]:
        """What ``term`` may mean, weighed by its length. Raises KeyError for one that is not in the lexicon."""
        return [sense._replace(weight=HINT if sense.hint else weight(term)) for sense in super().senses(term)]


def build_lexicon(words: NoticeWords, righted: Callable[[str], str]) -> Lexicon:
    """The lexicon of one notice; Latin terms ``righted`` as questions will be."""
    folder = words.vocabulary.folder
    state = words.vocabulary.policy.digest.encode() + state_of(
        _LANGUAGE, folder, PROGRAM / "rules" / "notice"
    )
    kept = Kept(os.fsencode(folder), state)
    spelt = kept.found()
    if spelt is None:
        spelt = _spelt(list(_entries(words)), righted)
        if folder.is_relative_to(PROGRAM):
            kept.keep(spelt)
    senses, terms = spelt
    return Lexicon([Sense(Family(family), *others) for family, *others in senses], SpeltTerms(*terms))


def _spelt(
    entries: list[tuple[str, Sense]], righted: Callable[[str], str]
) -> tuple[list[Any], tuple[Any, ...]]:
    """What the lexicon is made of, as plain content: what terms may mean, and the terms."""
    normal = normal_each([term for term, _ in entries])
    senses: dict[Sense, int] = {}
    terms = spelt_terms(
        (righted(term) if raw.isascii() else term, senses.setdefault(sense, len(senses)))
        for term, (raw, sense) in zip(normal, entries, strict=True)
        if term
    )
    return [(sense.family.value, *sense[1:]) for sense in senses], tuple(terms)


def _entries(words: NoticeWords) -> Iterator[tuple[str, Sense]]:
    yield from _work(words)
    yield from _levels(words)
    yield from _achievements(words.vocabulary)
    yield from _conditions(words)
    yield from _matters(words.vocabulary)
    yield from _asked()


def _work(words: NoticeWords) -> Iterator[tuple[str, Sense]]:
    directions, vocabulary = words.catalogue.directions, words.vocabulary
    standing = Counter(item for direction in directions.values() for item in direction.items)
    for name, direction in directions.items():
        yield direction.name, Sense(Family.WORK, name)
        for item in direction.items:
            family = Family.WORK if standing[item] == 1 else Family.SHARED_WORK
            yield item, Sense(family, name if standing[item] == 1 else item, item=item)
        for item, meaning in vocabulary.work.get(name, {}).items():
            yield from _meaning(meaning, Sense(Family.WORK, name, item=item))
            guarded = Sense(Family.WORK, name, item=item, where=True)
            yield from ((term, guarded) for term in meaning.where)
    for shared in vocabulary.shared:
        sense = Sense(Family.SHARED_WORK, shared.work)
        guarded = sense._replace(where=True)
        yield from ((term, sense) for term in shared.terms)
        yield from ((term, guarded) for term in shared.where)
    for family, terms in _occupations(vocabulary.occupations):
        yield from ((term, Sense(family, "")) for term in terms)
    field = vocabulary.field
    for term in (*field.speciality, *field.names, *field.loosely):
        yield term, Sense(Family.FIELD, "")
    for term in field.other:
        yield term, Sense(Family.OTHER_SPECIALITY, "")


def _occupations(words: Occupations) -> Iterator[tuple[Family, Terms]]:
    yield Family.GUARDING, words.guarding
    yield Family.ELSEWHERE, words.elsewhere
    yield Family.OTHER_OCCUPATION, words.other
    yield Family.ANY_DIRECTION, words.any_direction


def _levels(words: NoticeWords) -> Iterator[tuple[str, Sense]]:
    for term, level in words.level_words.items():
        yield term, Sense(Family.JOB_TITLE if term in words.jobs else Family.LEVEL, level)
    conferring = words.conferring
    for entry in words.titles:
        if entry.other_series and entry.ids and entry.ids[0] in conferring:
            for term in entry.terms_in("question"):
                yield term, Sense(Family.STANDING_FOR, conferring[entry.ids[0]])
                yield term, Sense(Family.OTHER_SPECIALITY, "")
    for one in words.education:
        for term in one.terms_in("question"):
            yield term, Sense(Family.EDUCATION, one.ids[0])


def _achievements(vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for kind in vocabulary.kinds.kinds:
        for term in kind.terms_in("question"):
            yield term, Sense(Family.KIND, kind.ids[0], hint=kind.hint)
    for ground in vocabulary.grounds.grounds:
        for term in ground.terms_in("question"):
            yield term, Sense(Family.GROUND, ground.ids[0], hint=ground.hint)
    for term in vocabulary.grounds.exceptional:
        yield term, Sense(Family.EXCEPTIONAL, "")


def _conditions(words: NoticeWords) -> Iterator[tuple[str, Sense]]:
    for condition, said in words.vocabulary.conditions.conditions.items():
        for term in (*said.names, *said.asked_as):
            yield term, Sense(Family.CONDITION_NAMED, condition)
        for term in said.words:
            yield term, Sense(Family.CONDITION_SPOKEN, condition)


def _matters(vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for clause, meaning in vocabulary.topics.items():
        yield from _meaning(meaning, Sense(Family.TOPIC, clause))
    for unlisted in vocabulary.unlisted:
        of_kind = (one for one in vocabulary.kinds.kinds if unlisted.behind and unlisted.kind in one.ids)
        named = [term for one in of_kind for term in one.terms_in("question") if GAP not in term]
        behind = (f"{term}{GAP}{said}" for term in named for said in unlisted.behind)
        for term in (unlisted.name, *unlisted.terms, *behind):
            yield term, Sense(Family.UNLISTED, unlisted.name)
    for silence in vocabulary.silence:
        yield from _meaning(silence, Sense(Family.SILENCE, silence.about))


def _asked() -> Iterator[tuple[str, Sense]]:
    asking = content("asking")
    for key, family in _ASKED.items():
        yield from ((term, Sense(family, "")) for term in asking[key])
    yield from ((term, Sense(Family.NEXT_LEVEL, "")) for term in asking["titles"]["next_level"])
    direction = Sense(Family.ASKS_DIRECTION, "")
    yield from ((term, direction) for term in asking["direction"]["terms"])
    yield from ((term, direction._replace(hint=True)) for term in asking["direction"]["hints"])


def _meaning(meaning: Meaning | Silence, sense: Sense) -> Iterator[tuple[str, Sense]]:
    for term in meaning.terms:
        yield term, sense
    hinted = sense._replace(hint=True)
    for term in meaning.hints:
        yield term, hinted
