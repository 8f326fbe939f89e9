"""Works of different directions that a question names side by side, without saying which of them counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from dialogs.language.question.work import Placement
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import GAP, Hit

TELLING = 1.0
"""What a term must weigh to name a work: two Chinese characters."""
EVENLY = 0.35
"""The share of the strongest work's weight that another must have to stand beside it."""
_SPEAKS = 0.5


class _Named(NamedTuple):
    """A term of one direction's work at a place of the text; ``where``: it only says on what one works."""

    start: int
    end: int
    placement: Placement
    where: bool


class SideBySide:
    """Decides by the words in asking.yaml under ``side_by_side``."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        joining = _any(words["joining"]).pattern
        self._evenly = _any(words["evenly"])
        self._unevenly = _any(words["unevenly"])
        self._one_work = _any(words["one_work"])
        self._whose = ready_pattern(f"(?:系统|平台|项目|这块)?的(?!{joining}|[,。;!?\\n]|$)")
        self._joined = ready_pattern(f"(?:安全|工作)?(?:{joining})")

    def placements(
        self, text: str, hits: Iterable[Hit[Sense]], emphasis: Sequence[float]
    ) -> tuple[Placement, ...]:
        """The works of two or more directions, in the order in which they are named; else none.

        What is done to something of another direction (“工控系统的漏洞挖掘”) is one work.
        """
        if self._unevenly.search(text):
            return ()
        named = _named(hits, emphasis)
        if any(place.where and self._whose.match(text, place.end) for place in named):
            return ()
        works = _by_direction(named)
        strongest = max((work.score for work in works.values()), default=0.0)
        works = {name: work for name, work in works.items() if work.score >= EVENLY * strongest}
        beside = [place for place in named if place.placement.direction in works]
        joined = self._are_joined(text, beside) and not self._one_work.search(text)
        if len(works) > 1 and (self._evenly.search(text) or joined):
            return tuple(works.values())
        return ()

    def _are_joined(self, text: str, named: Sequence[_Named]) -> bool:
        """Whether nothing but 和 or the like stands between two works of different directions."""
        return any(
            one.placement.direction != other.placement.direction
            and self._joined.fullmatch(text[one.end : other.start])
            for one, other in pairwise(named)
        )


def _named(hits: Iterable[Hit[Sense]], emphasis: Sequence[float]) -> list[_Named]:
    """The terms that name work of one direction only, where no term of another direction stands."""
    works = [hit for hit in hits if hit.sense.family is Family.WORK and not hit.sense.hint]
    found = [
        _Named(
            hit.start,
            hit.end,
            Placement(hit.sense.value, hit.sense.item, hit.sense.weight),
            where=hit.sense.where,
        )
        for hit in works
        if not hit.gapped
        and hit.sense.weight >= TELLING
        and min(emphasis[hit.start : hit.end], default=0.0) >= _SPEAKS
    ]
    return sorted(one for one in found if not any(_disputes(other, one) for other in works))


def _disputes(other: Hit[Sense], one: _Named) -> bool:
    overlaps = other.start < one.end and one.start < other.end
    return overlaps and other.sense.value != one.placement.direction


def _by_direction(named: Iterable[_Named]) -> dict[str, Placement]:
    """Each direction's best item, with the weight of all its terms, each counted once."""
    terms: dict[str, dict[tuple[int, int], Placement]] = defaultdict(dict)
    for start, end, placement, _ in named:
        terms[placement.direction].setdefault((start, end), placement)
    return {direction: _together(own) for direction, own in terms.items()}


def _together(terms: Mapping[tuple[int, int], Placement]) -> Placement:
    best = max(terms.values(), key=lambda placement: placement.score)
    return best._replace(score=sum(placement.score for placement in terms.values()))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words; a gap stands for up to twenty characters, over a comma too."""
    return ready_pattern(any_of(words).replace(re.escape(GAP), ".{0,20}?"))
