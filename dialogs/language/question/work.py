"""Placing work: which direction, and which of its items, the words of a text speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dialogs.language.question.overlap import WORK_FAMILIES
from dialogs.language.vocabulary.lexicon import HINT, Family, Sense
from dialogs.language.vocabulary.schema import SharedWork
from dialogs.language.vocabulary.terms import Hit
from rules.notice.catalogue import Catalogue

FUNCTION = 1.25
"""What 运维, 建设 … add to the item of that name, once the direction is known by other words."""

DENIED_AT_MOST = 0.1
"""An emphasis this low is a denial: “不做数据库”."""
LIKENESS = 2.5
"""What being most alike in its characters adds to a direction: as much as the longest term."""


class Placement(NamedTuple):
    """``direction`` with how much speaks for it, and its likeliest item."""

    direction: str
    item: str | None
    score: float


class _Force(NamedTuple):
    """What a term adds to a direction, and how much of that is sure, or would be if it were said to be guarded."""

    force: float = 0.0
    sure: float = 0.0
    named: float = 0.0


class PlacedWork(NamedTuple):
    """``placements``: strongest first, none with a score of 0. ``surely``: what speaks for one direction without
    hints, the trade of an employer included; ``named``: the same, though nothing says that it is guarded. ``ground``:
    whether it can be the speciality's work at all.

    ``shared``: the items of work that stands in several directions, by direction; empty when none is spoken of;
    ``name``: what that work is called.
    """

    placements: tuple[Placement, ...]
    surely: float
    named: float
    ground: bool
    shared: Mapping[str, str]
    name: str | None

    @property
    def score(self) -> float:
        """How much speaks for the first direction."""
        return self.placements[0].score if self.placements else 0.0


def likely(ranked: Iterable[tuple[tuple[str, str], float]]) -> list[Placement]:
    """Directions by likeness, each once, from ranked pairs of direction and item."""
    best: dict[str, Placement] = {}
    for (direction, item), score in ranked:
        best.setdefault(direction, Placement(direction, item, score))
    return list(best.values())


def blend(terms: Sequence[Placement], likeness: Sequence[Placement], trust: float) -> tuple[Placement, ...]:
    """What terms say, tipped by likeness where they hardly differ; ``trust`` in it is 1 at most.

    Likeness adds no direction to those of which a term speaks.
    """
    named = {p.direction for p in terms}
    likeness = [p for p in likeness if not named or p.direction in named]
    items = {p.direction: p.item for p in (*likeness, *terms)}
    scores: dict[str, float] = defaultdict(float)
    for placement in terms:
        scores[placement.direction] += placement.score
    for placement in likeness:
        scores[placement.direction] += LIKENESS * trust * placement.score
    ranked = sorted(scores, key=lambda direction: -scores[direction])
    return tuple(Placement(direction, items[direction], scores[direction]) for direction in ranked)


class Workplace:
    """The directions and items of one notice."""

    def __init__(self, catalogue: Catalogue, shared: Sequence[SharedWork]) -> None:
        self._shared: dict[str, Mapping[str, str]] = {}
        for direction in catalogue.directions.values():
            for item in direction.items:
                standing = {d.direction: item for d in catalogue.directions.values() if item in d.items}
                if len(standing) > 1:
                    self._shared[item] = standing
        self._shared |= {work.work: work.items for work in shared}

    def place(self, hits: Sequence[Hit[Sense]], emphasis: Sequence[float]) -> PlacedWork:
        """Sum up the terms found, each once, by the emphasis on the place where it stands."""
        best: dict[tuple[str, str], dict[str, _Force]] = defaultdict(dict)
        shared: dict[str, float] = defaultdict(float)
        spoken = [hit for hit in hits if max(emphasis[hit.start : hit.end], default=1.0) > DENIED_AT_MOST]
        guards = [hit for hit in spoken if _guards(hit)]
        for hit in hits:
            factor = max(emphasis[hit.start : hit.end], default=1.0)
            force = hit.sense.weight * factor
            if hit.sense.family is Family.WORK:
                terms = best[hit.sense.value, hit.sense.item]
                named = 0.0 if hit.sense.hint or factor <= DENIED_AT_MOST else hit.sense.weight
                sure = 0.0 if hit.sense.where and not _apart(hit, guards) else named
                terms[hit.term] = max(terms.get(hit.term, _Force()), _Force(force, sure, named))
            elif hit.sense.family is Family.SHARED_WORK:
                shared[hit.sense.value] = max(shared[hit.sense.value], force)
        return self._sum(best, shared, ground=any(_is_ground(hit, guards) for hit in spoken))

    def _sum(
        self,
        best: Mapping[tuple[str, str], Mapping[str, _Force]],
        shared: Mapping[str, float],
        *,
        ground: bool,
    ) -> PlacedWork:
        by_direction: dict[str, dict[str, _Force]] = defaultdict(dict)
        by_item: dict[str, dict[str, float]] = defaultdict(dict)
        for (direction, item), terms in best.items():
            by_item[direction][item] = sum(said.force for said in terms.values())
            for term, said in terms.items():
                by_direction[direction][term] = max(by_direction[direction].get(term, _Force()), said)
        placements = [
            Placement(
                direction,
                self._item(direction, by_item[direction], shared),
                sum(said.force for said in terms.values()),
            )
            for direction, terms in by_direction.items()
        ]
        placements = [placement for placement in placements if placement.score]
        placements.sort(key=lambda placement: -placement.score)
        sums = [
            (sum(said.sure for said in own.values()), sum(said.named for said in own.values()))
            for own in by_direction.values()
        ]
        surely, named = (max(column) for column in zip((0.0, 0.0), *sums, strict=True))
        strongest = max(shared, key=lambda work: shared[work], default=None)
        items = self._shared[strongest] if strongest else {}
        return PlacedWork(tuple(placements), surely, named, ground, items, strongest)

    def _item(self, direction: str, items: Mapping[str, float], shared: Mapping[str, float]) -> str | None:
        scores = dict(items)
        for work in shared:
            item = self._shared[work].get(direction)
            if item:
                scores[item] = scores.get(item, HINT) + FUNCTION
        likeliest = max(scores, key=lambda item: scores[item])
        return likeliest or max((i for i in scores if i), key=lambda item: scores[item], default=None)


def _guards(hit: Hit[Sense]) -> bool:
    """Whether this says that something is guarded: a word of guarding, the speciality, or work of it by itself."""
    return hit.sense.family in {Family.GUARDING, Family.FIELD} or _by_itself(hit)


def _by_itself(hit: Hit[Sense]) -> bool:
    return hit.sense.family in WORK_FAMILIES and hit.sense.by_itself


def _is_ground(hit: Hit[Sense], guards: Sequence[Hit[Sense]]) -> bool:
    """Whether this names work of the speciality; a hint does beside another word that says that it is guarded,
    for which the speciality's name is not enough.
    """
    if hit.sense.family not in WORK_FAMILIES:
        return False
    if not hit.sense.hint:
        return _by_itself(hit) or bool(_apart(hit, guards))
    return any(one.sense.family is not Family.FIELD for one in _apart(hit, guards))


def _apart(hit: Hit[Sense], guards: Sequence[Hit[Sense]]) -> list[Hit[Sense]]:
    """The words of guarding beside ``hit``, not within it (审核员)."""
    return [one for one in guards if one.start < hit.start or hit.end < one.end]
