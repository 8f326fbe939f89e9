"""Which part of a sentence speaks of one's own work: an employer's trade, a former job, a denial do not.

Nor does what an occupation of another field stands beside: the seller of firewalls does not guard networks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import Hit

EMPLOYER = 0.3
FORMER = 0.3
ASIDE = 0.3
DENIED = 0.05
OFFERED = 0.3
MAIN = 1.3
_OFFER = "还是"
_OFFER_REACH = 8
_SEGMENT = re.compile(r"[^,。;!?\n]+")


class Emphasis:
    """Factors by which the terms of a text count, from the words in asking.yaml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        before, after = any_of(words["employer_before"]), any_of(words["employer_after"])
        denied, not_that = any_of(words["not_this"]), any_of(words["not_that"])
        self._employer = ready_pattern(f"(?:{before})([^,。;!?\n]{{1,12}}?(?:{after}))")
        self._employer_first = ready_pattern(f"^[^,。;!?\n]{{0,8}}?(?:{after})的?$")
        self._denied = ready_pattern(f"(?<!是)(?:{denied})(?!.*吗$)")
        self._denied_before = ready_pattern(f"^[^是]*(?:{not_that})$")
        self._former = ready_pattern(any_of(words["formerly"]))
        self._aside = ready_pattern(any_of(words["by_the_way"]))
        self._main = ready_pattern(any_of(words["mainly"]))
        self._factors = (
            (self._denied, DENIED),
            (self._former, FORMER),
            (self._aside, ASIDE),
            (self._main, MAIN),
        )

    def of(self, text: str) -> list[float]:
        """A factor for each character of ``text`` (in normal spelling)."""
        factors = [1.0] * len(text)
        for segment in _SEGMENT.finditer(text):
            start, end = segment.span()
            words = segment.group()
            self._weigh_employer(words, start, factors)
            if self._denied_before.match(words):
                _multiply(factors, start, end, DENIED)
            for pattern, factor in self._factors:
                if found := pattern.search(words):
                    _multiply(factors, start + found.start(), end, factor)
        for offer in re.finditer(_OFFER, text):
            _multiply(factors, max(0, offer.start() - _OFFER_REACH), offer.start(), OFFERED)
            _multiply(factors, offer.end(), min(len(text), offer.end() + _OFFER_REACH), OFFERED)
        return factors

    def _weigh_employer(self, words: str, start: int, factors: list[float]) -> None:
        if found := self._employer.search(words):
            _multiply(factors, start + found.start(1), start + found.end(1), EMPLOYER)
        elif self._employer_first.match(words):
            _multiply(factors, start, start + len(words), EMPLOYER)


def _multiply(factors: list[float], start: int, end: int, factor: float) -> None:
    for place in range(start, end):
        factors[place] *= factor


NONE_OF_IT = 0.0
"""The emphasis on what an occupation outside the speciality is said of."""
_STOP = "[,。;!?、\\n(]"


class OccupationReader:
    """Finds the occupation at the end of each part of a sentence, by the words in asking.yaml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        after = any_of(words["after_occupation"])
        self._ends = ready_pattern(f"(?:{after})*(?=$|{_STOP}|和|兼)")
        self._does = ready_pattern(any_of(words["mainly"]))

    def weigh(self, text: str, hits: Sequence[Hit[Sense]], emphasis: list[float]) -> bool:
        """Take all emphasis from what stands with an occupation of another field; whether there is one.

        What follows it counts only where one says what one does (“柜员，现在做反欺诈”).
        """
        heads = [hit for hit in hits if hit.sense.family is Family.OTHER_OCCUPATION]
        ruling = [hit for hit in heads if self._ends.match(text, hit.end) and not _is_part(hit, hits)]
        for hit in ruling:
            end = self._end_of_its_say(text, hit.end)
            emphasis[self._start(text, hit.start) : end] = [NONE_OF_IT] * (end - self._start(text, hit.start))
        return bool(ruling)

    def _end_of_its_say(self, text: str, end: int) -> int:
        does = self._does.search(text, end)
        return does.start() if does else len(text)

    def _start(self, text: str, start: int) -> int:
        return max((found.end() for found in re.finditer(_STOP, text[:start])), default=0)


def _is_part(head: Hit[Sense], hits: Sequence[Hit[Sense]]) -> bool:
    """Whether it stands in the name of some work (密码行政)."""
    return any(
        hit.sense.family is Family.WORK
        and not (hit.sense.hint or hit.gapped)
        and hit.start < head.start
        and hit.end >= head.end
        for hit in hits
    )
