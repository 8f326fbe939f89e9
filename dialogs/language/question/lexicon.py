"""Every term of a notice and of its vocabulary, each with what it may mean in a question."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.question.terms import TermIndex, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogs.language.text.spelling import Spelling
    from dialogs.language.vocabulary.vocabulary import Meaning, Vocabulary
    from rules.notice.catalogue import Catalogue

HINT = 0.4
"""How much a hint weighs, whatever its length."""


class Family(StrEnum):
    """What a term speaks of."""

    WORK = "work"
    SHARED_WORK = "shared work"
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
    ASKS_DIRECTION = "asks for a direction"
    ASKS = "asks"
    JUST_STARTED = "just started"
    IDLE = "idle"
    EVERYDAY = "everyday"
    OWN_WORK = "own work"


class Sense(NamedTuple):
    """``value``: a direction, level, clause … of the family; ``item``: the work item; ``hint``: it only leans."""

    family: Family
    value: str
    weight: float
    item: str = ""
    hint: bool = False


Lexicon = TermIndex[Sense]


def build_lexicon(catalogue: Catalogue, vocabulary: Vocabulary, spelling: Spelling) -> Lexicon:
    """The lexicon of one notice. Later duplicates of a term with the same sense do no harm."""
    return TermIndex(
        (term, sense._replace(weight=HINT if sense.hint else weight(term)))
        for raw, sense in _entries(catalogue, vocabulary)
        if (term := spelling.normal(raw))
    )


def _entries(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    yield from _work(catalogue, vocabulary)
    yield from _levels(catalogue, vocabulary)
    yield from _achievements(vocabulary)
    yield from _conditions(vocabulary)
    yield from _matters(vocabulary)


def _work(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    standing = Counter(item for direction in catalogue.directions.values() for item in direction.items)
    for name, direction in catalogue.directions.items():
        yield direction.name, Sense(Family.WORK, name, 0)
        for item in direction.items:
            family = Family.WORK if standing[item] == 1 else Family.SHARED_WORK
            yield item, Sense(family, name if standing[item] == 1 else item, 0, item)
        for item, meaning in vocabulary.work.get(name, {}).items():
            yield from _meaning(meaning, Sense(Family.WORK, name, 0, item))
    for shared in vocabulary.shared:
        for term in shared.terms:
            yield term, Sense(Family.SHARED_WORK, shared.work, 0)


def _levels(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for level, data in catalogue.levels.items():
        words = vocabulary.levels.get(level)
        job_titles = words.job_titles if words else []
        if data.name not in job_titles:
            yield data.name, Sense(Family.LEVEL, level, 0)
        for term in words.names if words else ():
            yield term, Sense(Family.LEVEL, level, 0)
        for term in job_titles:
            yield term, Sense(Family.JOB_TITLE, level, 0)
    for education, terms in vocabulary.education.items():
        for term in terms:
            yield term, Sense(Family.EDUCATION, education, 0)
    for level, terms in vocabulary.titles.standing_for.items():
        for term in terms:
            yield term, Sense(Family.STANDING_FOR, level, 0)


def _achievements(vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for kind, meaning in vocabulary.achievements.items():
        yield from _meaning(meaning, Sense(Family.KIND, kind, 0))
    for ground, meaning in vocabulary.grounds.grounds.items():
        yield from _meaning(meaning, Sense(Family.GROUND, ground, 0))
    for term in vocabulary.grounds.exceptional:
        yield term, Sense(Family.EXCEPTIONAL, "", 0)


def _conditions(vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for condition, words in vocabulary.conditions.by_name().items():
        for term in words.names:
            yield term, Sense(Family.CONDITION_NAMED, condition, 0)
        for term in words.words:
            yield term, Sense(Family.CONDITION_SPOKEN, condition, 0)


def _matters(vocabulary: Vocabulary) -> Iterator[tuple[str, Sense]]:
    for clause, meaning in vocabulary.topics.items():
        yield from _meaning(meaning, Sense(Family.TOPIC, clause, 0))
    for silence in vocabulary.silence:
        for term in silence.terms:
            yield term, Sense(Family.SILENCE, silence.about, 0)
        for term in silence.hints:
            yield term, Sense(Family.SILENCE, silence.about, 0, hint=True)
    yield from _meaning(vocabulary.asking.direction, Sense(Family.ASKS_DIRECTION, "", 0))
    plain = (
        (Family.COUNTING, vocabulary.conditions.counting),
        (Family.PARAGRAPH, vocabulary.conditions.paragraph),
        (Family.WHOLE, vocabulary.conditions.whole),
        (Family.OTHER_SPECIALITY, vocabulary.titles.other_speciality),
        (Family.NEXT_LEVEL, vocabulary.titles.next_level),
        (Family.FIELD, vocabulary.asking.field),
        (Family.ASKS, vocabulary.asking.question),
        (Family.JUST_STARTED, vocabulary.asking.just_started),
        (Family.IDLE, vocabulary.asking.idle),
        (Family.EVERYDAY, vocabulary.asking.everyday),
        (Family.OWN_WORK, vocabulary.asking.own_work),
    )
    for family, terms in plain:
        for term in terms:
            yield term, Sense(family, "", 0)


def _meaning(meaning: Meaning, sense: Sense) -> Iterator[tuple[str, Sense]]:
    for term in meaning.terms:
        yield term, sense
    for term in meaning.hints:
        yield term, sense._replace(hint=True)
