"""Which of the terms that overlap in a text count: the longer one, and the name of another field over its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import Hit

WORK_FAMILIES = frozenset({Family.WORK, Family.SHARED_WORK})
_HIDDEN_BY_WORK = frozenset(
    {
        Family.LEVEL,
        Family.JOB_TITLE,
        Family.SILENCE,
        Family.TOPIC,
        Family.OTHER_SPECIALITY,
        Family.EXCEPTIONAL,
        Family.GUARDING,
    }
)
_NEVER_HIDDEN = frozenset(
    {
        Family.ASKS,
        Family.EVERYDAY,
        Family.OWN_WORK,
        Family.GUARDING,
        Family.ELSEWHERE,
        Family.OTHER_OCCUPATION,
    }
)
_OF_DEGREES = frozenset({Family.SILENCE, Family.EXCEPTIONAL})
"""Whose terms may name a qualification, which is one all the same: 函授本科, 不是本科."""
_OF_THE_SPECIALITY = frozenset({*WORK_FAMILIES, Family.FIELD, Family.GUARDING, Family.ANY_DIRECTION})


def telling(hits: Sequence[Hit[Sense]], length: int) -> list[Hit[Sense]]:
    """The hits that count in a text of this length."""
    return _uncovered(_here(hits), length)


def _here(hits: Sequence[Hit[Sense]]) -> list[Hit[Sense]]:
    """Without what is only a part of another field's name (安全 in 食品安全), and without that name where it only
    overlaps one of the speciality's before it (安全员 in 网络安全员).
    """
    own = [hit for hit in hits if _is_name(hit)]
    elsewhere = [
        hit
        for hit in hits
        if hit.sense.family is Family.ELSEWHERE
        and not any(one.start < hit.end and _before(one, hit) for one in own if hit.start < one.end)
    ]
    return [
        hit
        for hit in hits
        if hit.sense.family is not Family.ELSEWHERE
        and not (hit.sense.family in _OF_THE_SPECIALITY and any(_overlap(hit, one) for one in elsewhere))
    ] + elsewhere


def _is_name(hit: Hit[Sense]) -> bool:
    work = hit.sense.family is Family.WORK and not hit.sense.hint
    return (work or hit.sense.family is Family.FIELD) and not hit.gapped


def _before(one: Hit[Sense], other: Hit[Sense]) -> bool:
    return (one.start, -one.end) < (other.start, -other.end)


def _overlap(one: Hit[Sense], other: Hit[Sense]) -> bool:
    return one.start < other.end and other.start < one.end


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
    """Without what is only a part of a longer term (支付 in 支付风控), or begins within the name of another direction's
    work (安全合规 in 数据安全合规), or a qualification that begins within a title (高专 in 正高专利).
    """
    whole = [hit for hit in hits if not hit.gapped]
    work = _Cover((hit for hit in whole if hit.sense.family in WORK_FAMILIES), length)
    others = [hit for hit in whole if hit.sense.family not in WORK_FAMILIES | {Family.COUNTING}]
    other = _Cover(others, length)
    told = _Cover((hit for hit in others if hit.sense.family not in _OF_DEGREES), length)
    names = _within(hit for hit in whole if hit.sense.family is Family.WORK and hit.sense.by_itself)
    titles = _within(hit for hit in whole if hit.sense.family is Family.LEVEL)
    return [
        hit
        for hit in hits
        if hit.gapped
        or not (
            _is_cut(hit, names.get(hit.start, ()))
            or (hit.sense.family is Family.EDUCATION and hit.start in titles)
            or (
                hit.sense.family not in WORK_FAMILIES | _NEVER_HIDDEN
                and (told if hit.sense.family is Family.EDUCATION else other).has_longer(hit)
            )
            or (hit.sense.family in WORK_FAMILIES | _HIDDEN_BY_WORK and work.has_longer(hit))
        )
    ]


def _within(names: Iterable[Hit[Sense]]) -> Mapping[int, list[Hit[Sense]]]:
    """By each place of the text, the names within which it lies."""
    found: dict[int, list[Hit[Sense]]] = defaultdict(list)
    for name in names:
        for place in range(name.start + 1, name.end):
            found[place].append(name)
    return found


def _is_cut(hit: Hit[Sense], names: Iterable[Hit[Sense]]) -> bool:
    """Whether it is work, and begins within a name of another direction's work and goes on after it."""
    return hit.sense.family is Family.WORK and any(
        name.end < hit.end and name.sense.value != hit.sense.value for name in names
    )
