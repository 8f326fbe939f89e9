"""What each time of a message belongs to: a title, work in the speciality, other work, or something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dialogs.reading.lexicon import find, phrase
from dialogs.reading.title_level import find_title_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from dialogs.reading.passage import Passage
    from dialogs.reading.times import Time

AnchorKind = Literal[
    "title", "certificate", "work", "other_work", "some_work", "outcome", "learning", "other"
]

_CLAUSE_COST = 30
_NEXT_CLAUSE_COST = 38
_SENTENCE_COST = 60
_FARTHEST = 190
_OF_TITLES = {"title", "certificate"}
_OF_WORK = {"work", "other_work", "some_work"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something at ``text[start:end]`` that a time can be said of."""

    start: int
    end: int
    kind: AnchorKind


@dataclass(frozen=True, slots=True)
class Bound:
    """A time and what it belongs to."""

    time: Time
    anchor: Anchor


def _matches(passage: Passage, vocabulary_name: str, key: str) -> Iterator[re.Match[str]]:
    return phrase(vocabulary_name, key).finditer(passage.text)


def _work_anchors(passage: Passage) -> Iterator[Anchor]:
    no_work = [match.span() for match in _matches(passage, "work", "not_work")]

    def is_named(start: int) -> bool:
        return any(low <= start < high for low, high in no_work)

    speciality = [(named.start, named.end) for named in find("work", "directions", passage.text)]
    speciality += [
        match.span() for match in _matches(passage, "work", "field") if not is_named(match.start())
    ]
    for start, end in speciality:
        yield Anchor(start, end, "work")
    for match in _matches(passage, "work", "this_field"):
        known = any(start < match.start() for start, _ in speciality)
        yield Anchor(match.start(), match.end(), "work" if known or speciality else "some_work")
    for key in ("other_work", "some_work"):
        for match in _matches(passage, "work", key):
            inside = any(start <= match.start() < end for start, end in speciality)
            if not inside:
                yield Anchor(match.start(), match.end(), "other_work" if key == "other_work" else "some_work")


def find_anchors(passage: Passage) -> list[Anchor]:
    """Everything in ``passage`` that a time can be said of; vague words for work only where nothing is exact."""
    anchors = [Anchor(word.start, word.end, "title") for word in find_title_words(passage.text)]
    anchors += _work_anchors(passage)
    anchors += [Anchor(*match.span(), "outcome") for match in _matches(passage, "anchors", "outcome")]
    anchors += [Anchor(*match.span(), "learning") for match in _matches(passage, "anchors", "learning")]
    anchors += [Anchor(*match.span(), "other") for match in _matches(passage, "work", "other_lengths")]
    titles = [anchor for anchor in anchors if anchor.kind == "title"]
    for match in _matches(passage, "anchors", "certificate"):
        if not any(title.start <= match.start() < title.end for title in titles):
            anchors.append(Anchor(*match.span(), "certificate"))
    exact = {passage.index(anchor.start) for anchor in anchors if anchor.kind in {"work", "other_work"}}
    return [
        anchor for anchor in anchors if anchor.kind != "some_work" or passage.index(anchor.start) not in exact
    ]


def _kinds_by_verb(passage: Passage, time: Time) -> set[str]:
    """The kinds of anchor that the words beside ``time`` allow; empty when they say nothing.

    Words after the time count first: 2018年7月开始做网安2020年12月拿的工程师.
    """
    clause = passage.clause(time.start)
    others = [other for other in passage.times if other is not time]
    left = max([clause.start, *(other.end for other in others if other.end <= time.start)])
    right = min([clause.end, *(other.start for other in others if other.start >= time.end)])
    for window in (passage.text[time.end : right], passage.text[left : time.start]):
        found = [
            (match.start(), kinds)
            for key, kinds in (
                ("got", {"title", "certificate", "outcome", "learning"}),
                ("began", {*_OF_WORK, "other"}),
                ("outcome_done", {"outcome"}),
                ("learning", {"learning"}),
            )
            if (match := phrase("anchors", key).search(window))
        ]
        if found:
            return set(min(found, key=lambda pair: pair[0])[1])
    return set()


def _cost(passage: Passage, time: Time, anchor: Anchor) -> float:
    """How far ``anchor`` is from ``time``: characters, and more for each clause and sentence between."""
    after = anchor.start >= time.end
    distance = anchor.start - time.end if after else max(0, time.start - anchor.end)
    first, second = passage.index(time.start), passage.index(anchor.start)
    between = abs(first - second)
    sentences = abs(passage.clauses[first].sentence - passage.clauses[second].sentence)
    leads = passage.clauses[first].start == time.start
    tie = 0.5 if after != leads else 0.0
    return (
        distance + between * (_NEXT_CLAUSE_COST if after else _CLAUSE_COST) + sentences * _SENTENCE_COST + tie
    )


def bind_times(passage: Passage) -> list[Bound]:
    """Each time said of the applicant as a fact, with the anchor it belongs to, in the order of the message."""
    anchors = [anchor for anchor in find_anchors(passage)]
    bound = []
    for time in passage.times:
        if not passage.is_fact(time.start):
            continue
        allowed = _kinds_by_verb(passage, time)
        costs = [
            (_cost(passage, time, anchor), anchor.start, anchor)
            for anchor in anchors
            if (not allowed or anchor.kind in allowed) and not (time.start <= anchor.start < time.end)
        ]
        best = min(costs, default=None, key=lambda cost: cost[:2])
        if best is not None and best[0] < _FARTHEST:
            bound.append(Bound(time, best[2]))
    return bound
