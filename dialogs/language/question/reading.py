"""What a question asks, as the words it is made of say it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.question.emphasis import Emphasis
from dialogs.language.question.levels import LevelReader, Levels
from dialogs.language.question.side_by_side import SideBySide
from dialogs.language.question.work import PlacedWork, Placement, Workplace
from dialogs.language.vocabulary.asking import asking_words
from dialogs.language.vocabulary.lexicon import Family, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dialogs.language.vocabulary.index import WordIndex
    from dialogs.language.vocabulary.terms import Hit

_WORK_FAMILIES = frozenset({Family.WORK, Family.SHARED_WORK})
_HIDDEN_BY_WORK = frozenset(
    {
        Family.LEVEL,
        Family.JOB_TITLE,
        Family.SILENCE,
        Family.TOPIC,
        Family.OTHER_SPECIALITY,
        Family.EXCEPTIONAL,
    }
)
_NOT_WORK = frozenset(
    {
        Family.ASKS_DIRECTION,
        Family.ASKS,
        Family.LEVEL,
        Family.JOB_TITLE,
        Family.SHARED_WORK,
        Family.FIELD,
        Family.CONDITION_NAMED,
    }
)
_NEVER_HIDDEN = frozenset({Family.ASKS, Family.EVERYDAY, Family.OWN_WORK})
_SPEAKS = 0.5
_OVERLAP = 0.5
_YEARS = re.compile(r"(\d{1,2}(?:\.\d)?|[一二两三四五六七八九十])年")
_NUMERALS = {"两": 2} | {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}


class Spoken(NamedTuple):
    """The weights of what is spoken of, by value; ``surely`` without hints."""

    weights: Mapping[str, float]
    surely: Mapping[str, float]

    @property
    def weight(self) -> float:
        """All of it together."""
        return sum(self.weights.values())

    @property
    def best(self) -> str | None:
        """What is spoken of most."""
        return max(self.weights, key=lambda value: self.weights[value], default=None)

    @property
    def best_weight(self) -> float:
        """How much what is spoken of most is spoken of."""
        return max(self.weights.values(), default=0.0)


class QuestionReading(NamedTuple):
    """One question. ``years``: the number of years it states, if any. ``described``: the text without what asks
    for a direction, names a level, or speaks of an employer: what is left may describe work.
    ``side_by_side``: works of several directions between which it does not choose.
    """

    text: str
    described: str
    levels: Levels
    work: PlacedWork
    side_by_side: tuple[Placement, ...]
    education: str | None
    years: float | None
    spoken: Mapping[Family, Spoken]

    def says(self, family: Family) -> bool:
        """Whether any word of this family stands in the question."""
        return family in self.spoken

    def speaks_of(self, condition: str) -> bool:
        """Whether what stands in a level's condition is spoken of."""
        return condition in self.of(Family.CONDITION_SPOKEN).weights

    def of(self, family: Family) -> Spoken:
        """The words of this family."""
        return self.spoken.get(family, _NOTHING)


_NOTHING = Spoken({}, {})


class Reader:
    """Reads questions about one notice."""

    def __init__(self, words: WordIndex) -> None:
        asking = asking_words()
        self._lexicon = words.lexicon
        self._tiers = words.catalogue.tiers
        self._emphasis = Emphasis(asking)
        self._side_by_side = SideBySide(asking.side_by_side)
        self._workplace = Workplace(words.catalogue, words.vocabulary.shared)
        self._levels = LevelReader(list(words.catalogue.levels), asking.titles)

    def read(self, text: str, more: Iterable[Hit[Sense]] = ()) -> QuestionReading:
        """``text`` in normal spelling; ``more``: hits that spelling alone does not give."""
        hits = _uncovered([*self._lexicon.hits(text), *more], len(text))
        spoken = _sum(hits)
        emphasis = self._emphasis.of(text)
        return QuestionReading(
            text,
            _described(text, hits, emphasis),
            self._levels.read(text, hits, other_speciality=Family.OTHER_SPECIALITY in spoken),
            self._workplace.place(hits, emphasis),
            self._side_by_side.placements(text, hits, emphasis),
            self._education(spoken.get(Family.EDUCATION, _NOTHING)),
            _years(text, just_started=Family.JUST_STARTED in spoken),
            spoken,
        )

    def _education(self, spoken: Spoken) -> str | None:
        return max(spoken.weights, key=lambda education: self._tiers[education], default=None)


class _Cover:
    """Which places of a text some terms cover, to see what is only a part of a longer one."""

    def __init__(self, hits: Iterable[Hit[Sense]], length: int) -> None:
        self._ends = [0] * length
        for hit in hits:
            self._ends[hit.start] = max(self._ends[hit.start], hit.end)
        self._before = [0, *accumulate(self._ends, max)]

    def has_longer(self, hit: Hit[Sense]) -> bool:
        """Whether a longer term stands where ``hit`` does."""
        return self._ends[hit.start] > hit.end or self._before[hit.start] >= hit.end


def _uncovered(hits: Sequence[Hit[Sense]], length: int) -> list[Hit[Sense]]:
    """Without what is only a part of a longer term: 工程师 in 渗透测试工程师, 支付 in 支付风控."""
    whole = [hit for hit in hits if not hit.gapped]
    work = _Cover((hit for hit in whole if hit.sense.family in _WORK_FAMILIES), length)
    other = _Cover((hit for hit in whole if hit.sense.family not in _WORK_FAMILIES), length)
    return [
        hit
        for hit in hits
        if hit.gapped
        or hit.sense.family in _NEVER_HIDDEN
        or not (
            (hit.sense.family not in _WORK_FAMILIES and other.has_longer(hit))
            or (hit.sense.family in _WORK_FAMILIES | _HIDDEN_BY_WORK and work.has_longer(hit))
        )
    ]


def _described(text: str, hits: Iterable[Hit[Sense]], emphasis: Sequence[float]) -> str:
    kept = [character if factor >= _SPEAKS else " " for character, factor in zip(text, emphasis, strict=True)]
    for hit in hits:
        if hit.sense.family in _NOT_WORK and not hit.gapped:
            kept[hit.start : hit.end] = " " * (hit.end - hit.start)
    return "".join(kept)


def _sum(hits: Iterable[Hit[Sense]]) -> dict[Family, Spoken]:
    terms: dict[Family, dict[tuple[str, str], Sense]] = defaultdict(dict)
    for hit in hits:
        terms[hit.sense.family][hit.sense.value, hit.term] = hit.sense
    return {family: _spoken(senses) for family, senses in terms.items()}


def _spoken(senses: Mapping[tuple[str, str], Sense]) -> Spoken:
    said: dict[str, list[Sense]] = defaultdict(list)
    for (value, _), sense in senses.items():
        said[value].append(sense)
    return Spoken(
        {value: _together(sense.weight for sense in own) for value, own in said.items()},
        {
            value: _together(sense.weight for sense in own if not sense.hint)
            for value, own in said.items()
            if not all(sense.hint for sense in own)
        },
    )


def _together(weights: Iterable[float]) -> float:
    """Terms of one meaning overlap: each further one adds half as much as the one before."""
    return sum(weight * _OVERLAP**place for place, weight in enumerate(sorted(weights, reverse=True)))


def _years(text: str, *, just_started: bool) -> float | None:
    if found := _YEARS.search(text):
        number = found.group(1)
        return float(_NUMERALS.get(number, 0) or number)
    return 0.0 if just_started else None
