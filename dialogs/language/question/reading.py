"""What a question asks, as the words it is made of say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from dialogs.language.question.denials import Denials
from dialogs.language.question.emphasis import Emphasis, OccupationReader
from dialogs.language.question.levels import LevelReader, Levels
from dialogs.language.question.overlap import WORK_FAMILIES, telling
from dialogs.language.question.side_by_side import SideBySide
from dialogs.language.question.work import PlacedWork, Placement, Workplace
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.phrases import content
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import GAP, Hit

_NOT_WORK = frozenset(
    {
        Family.ASKS_DIRECTION,
        Family.ASKS,
        Family.LEVEL,
        Family.JOB_TITLE,
        Family.SHARED_WORK,
        Family.FIELD,
        Family.CONDITION_NAMED,
        Family.ANY_DIRECTION,
    }
)
_SAID_IF_HELD = frozenset({Family.EDUCATION, Family.GROUND})
_NAMES = WORK_FAMILIES | {Family.ASKS_DIRECTION}
_STOPS = ",。;"
_NEAR = 2
"""Characters between a title and what is said of its speciality."""
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
    ``side_by_side``: works of several directions between which it does not choose. ``named_alone``: nothing else than
    names of work stands in it; ``shared_alone``: nothing but work of several directions; ``begins_with_work``: its
    first part names work and no clause; ``other_occupation``: it speaks of one that is none of the speciality.
    ``likened``: its matter was found by likeness alone. ``denied``: what is said to be lacking, as messages are read;
    a qualification and a ground of 破格 that are lacking are not spoken of besides. ``unfinished``: the qualifications
    that are not there yet: 在读博士.
    """

    text: str
    described: str
    levels: Levels
    work: PlacedWork
    side_by_side: tuple[Placement, ...]
    named_alone: bool
    shared_alone: bool
    begins_with_work: bool
    other_occupation: bool
    education: str | None
    years: float | None
    spoken: Mapping[Family, Spoken]
    denied: Mapping[Family, Spoken]
    unfinished: tuple[str, ...]
    likened: bool = False

    def says(self, family: Family) -> bool:
        """Whether any word of this family stands in the question."""
        return family in self.spoken

    def speaks_of(self, condition: str) -> bool:
        """Whether what stands in a level's condition is spoken of."""
        return condition in self.of(Family.CONDITION_SPOKEN).weights

    def of(self, family: Family) -> Spoken:
        """The words of this family."""
        return self.spoken.get(family, _NOTHING)

    def lacks(self, family: Family) -> Collection[str]:
        """What of this family is said to be lacking."""
        return self.denied.get(family, _NOTHING).weights


_NOTHING = Spoken({}, {})


class Reader:
    """Reads questions about one notice."""

    def __init__(self, words: WordIndex) -> None:
        asking = content("asking")
        self._lexicon = words.lexicon
        self._denials = Denials(words)
        self._tiers = words.catalogue.tiers
        self._emphasis = Emphasis(asking)
        self._occupations = OccupationReader(asking)
        self._besides_work = ready_pattern(any_of(asking["besides_work"]))
        self._after_occupation = ready_pattern(any_of(asking["after_occupation"]))
        self._side_by_side = SideBySide(asking["side_by_side"])
        self._has_not = ready_pattern(asking["has_not"])
        self._is_not = ready_pattern(asking["is_not"])
        self._of_people = frozenset(one.about for one in words.vocabulary.silence if one.of_people)
        self._measures = {kind: one.measures for one in words.kinds for kind in one.ids if one.measures}
        self._workplace = Workplace(words.catalogue, words.vocabulary.shared)
        self._levels = LevelReader(list(words.catalogue.levels), asking["titles"])

    def read(self, text: str, more: Iterable[Hit[Sense]] = ()) -> QuestionReading:
        """``text`` in normal spelling; ``more``: hits that spelling alone does not give."""
        all_hits = self._without_counts([*self._lexicon.hits(text), *more])
        found = telling(_without_a_title_s(all_hits), len(text))
        nobody = [hit for hit in found if self._is_said_of_nobody(text, hit)]
        hits = [hit for hit in found if hit not in nobody]
        unfinished = self._denials.unfinished(text, hits)
        denied = [*self._denials.of(text, hits), *unfinished]
        spoken = _sum(hit for hit in hits if not (hit in denied and hit.sense.family in _SAID_IF_HELD))
        emphasis = self._emphasis.of(text)
        other_occupation = self._occupations.weigh(text, hits, emphasis)
        return QuestionReading(
            text,
            _described(text, hits, emphasis, nobody),
            self._levels.read(text, hits, denied, other_speciality=Family.OTHER_SPECIALITY in spoken),
            self._workplace.place(hits, emphasis),
            self._side_by_side.placements(text, hits, emphasis),
            self._is_named_alone(text, hits, shared=False),
            self._is_named_alone(text, hits, shared=True),
            _begins_with_work(text, hits),
            other_occupation,
            self._education(spoken.get(Family.EDUCATION, _NOTHING)),
            _years(text, just_started=Family.JUST_STARTED in spoken),
            spoken,
            _sum(self._surely(text, denied, hits)),
            tuple(dict.fromkeys(hit.sense.value for hit in unfinished)),
        )

    def _without_counts(self, hits: Sequence[Hit[Sense]]) -> list[Hit[Sense]]:
        """Without a degree that counts what is named: 一本专著."""
        named = {hit.sense.value for hit in hits if hit.sense.family is Family.KIND}
        measures = {sign for kind in named for sign in self._measures.get(kind, "")}
        return [
            hit
            for hit in hits
            if hit.sense.family is not Family.EDUCATION
            or hit.term[:-1] not in _NUMERALS
            or hit.term[-1] not in measures
        ]

    def _is_said_of_nobody(self, text: str, hit: Hit[Sense]) -> bool:
        """不是公务员: what somebody is not, of which nothing is asked."""
        silent = hit.sense.family is Family.SILENCE and hit.sense.value in self._of_people
        named = hit.end - len(hit.term.rsplit(GAP, 1)[-1])
        return silent and self._is_not.search(text[:named]) is not None

    def _surely(
        self, text: str, denied: Sequence[Hit[Sense]], hits: Iterable[Hit[Sense]]
    ) -> list[Hit[Sense]]:
        """Without what is named and not denied: 没有核心论文，有普刊论文; or what is named has not: 产品没投产."""
        named = [hit for hit in hits if hit not in denied and not hit.gapped]
        return [
            hit
            for hit in denied
            if not any(
                one.sense[:2] == hit.sense[:2]
                and (not one.sense.hint or self._has_not.search(text[one.end : hit.start]))
                for one in named
            )
        ]

    def _is_named_alone(self, text: str, hits: Iterable[Hit[Sense]], *, shared: bool) -> bool:
        rest = list(text)
        for hit in hits:
            leans = hit.sense.hint or (
                hit.sense.where and hit.sense.family is Family.SHARED_WORK and not shared
            )
            if hit.sense.family in _NAMES and not (leans or hit.gapped):
                rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        left = self._besides_work.sub(" ", "".join(rest))
        return not any(map(str.isalnum, self._after_occupation.sub(" ", left) if shared else left))

    def _education(self, spoken: Spoken) -> str | None:
        return max(spoken.weights, key=lambda education: self._tiers[education], default=None)


def _without_a_title_s(hits: Sequence[Hit[Sense]]) -> list[Hit[Sense]]:
    """Without a degree on which the notice is silent where a title is meant: 助理不是网安专业的."""
    titles = {hit.end for hit in hits if hit.sense.family in {Family.LEVEL, Family.JOB_TITLE}}
    others = [hit for hit in hits if hit.sense.family is Family.OTHER_SPECIALITY]
    of_one = [one for one in others if any(0 <= one.start - end <= _NEAR for end in titles)]
    return [
        hit
        for hit in hits
        if hit.sense.family is not Family.SILENCE
        or not any(one.start < hit.end and hit.start < one.end for one in of_one)
    ]


def _begins_with_work(text: str, hits: Iterable[Hit[Sense]]) -> bool:
    end = next((place for place, character in enumerate(text) if character in _STOPS), 0)
    first = [hit.sense for hit in hits if hit.start < end]
    works = any(sense.family is Family.WORK and sense.by_itself for sense in first)
    return works and not any(sense.family is Family.TOPIC for sense in first)


def _described(
    text: str, hits: Iterable[Hit[Sense]], emphasis: Sequence[float], denied: Iterable[Hit[Sense]]
) -> str:
    kept = [character if factor >= _SPEAKS else " " for character, factor in zip(text, emphasis, strict=True)]
    spoken = [hit for hit in hits if hit.sense.family in _NOT_WORK and not hit.gapped]
    for hit in (*spoken, *denied):
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
