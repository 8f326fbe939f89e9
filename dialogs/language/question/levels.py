"""Which level a question is about, and which title it says is held."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dialogs.language.question.overlap import WORK_FAMILIES
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.terms import Hit

_BEFORE_A_TITLE = "么啥从那算我了年遍次回和与或到能要就才于做,。;!?:、 ()“”\"'/+"
"""What may stand before 工程师 when it is a level and not the end of a job's name."""


class Levels(NamedTuple):
    """``target``: the level asked about; ``held``: the highest that is said to be held; ``None``: not said.

    ``named``: the target itself is named; otherwise it is the next one above what is held or lacking.
    ``mentions``: every level that is named, in the order of the text.
    """

    target: str | None
    held: str | None
    named: bool
    mentions: tuple[LevelMention, ...] = ()


class LevelMention(NamedTuple):
    """A level named at ``text[start:end]``, ``rank`` from 0, and what is said of it there."""

    start: int
    end: int
    rank: int
    held: bool
    held_surely: bool
    lacking: bool
    wanted: bool


class _Around(NamedTuple):
    """What stands beside levels. ``jobs``: where names of work end, after which 工程师 is a job (风评工程师);
    ``degrees``: where qualifications end, after which it is a title (本科工程师); ``others``: where it begins to be
    said that something is of another speciality, which is said of a title that is held (中级不是本专业的).
    """

    jobs: Container[int]
    degrees: Container[int]
    others: Container[int]
    denied: Container[Hit[Sense]]


class LevelReader:
    """``levels``: the notice's levels, lowest first."""

    def __init__(self, levels: Sequence[str], words: Mapping[str, Any]) -> None:
        self._levels = tuple(levels)
        self._held_before = tuple(words["held_before"])
        self._held_before_surely = tuple(word for word in words["held_before"] if len(word) > 1)
        self._held_after = tuple(words["held_after"])
        self._lacking = tuple(words["lacking_before"])
        self._wanted = tuple(words["wanted_before"])
        self._level_after = tuple(words["level_after"])
        self._counted_from = tuple(words["counted_from"])
        self._then_speciality = ready_pattern(words["then_speciality"])

    def read(
        self, text: str, hits: Iterable[Hit[Sense]], denied: Container[Hit[Sense]], *, other_speciality: bool
    ) -> Levels:
        """The highest level that is wanted; or the next above what is held or lacking, as what is ``denied`` is."""
        hits = tuple(hits)
        around = _Around(
            {hit.end for hit in hits if hit.sense.family in WORK_FAMILIES},
            {hit.end for hit in hits if hit.sense.family is Family.EDUCATION},
            {hit.start for hit in hits if hit.sense.family is Family.OTHER_SPECIALITY},
            denied,
        )
        found = (self._mention(text, hit, around) for hit in hits)
        mentions = [one for one in found if one]
        standing = [
            self._levels.index(hit.sense.value) for hit in hits if hit.sense.family is Family.STANDING_FOR
        ]
        held = [m.rank for m in mentions if m.held] + standing
        wanted = [m.rank for m in mentions if not m.held and not m.lacking]
        highest = max((m.rank for m in mentions), default=None)
        if wanted:
            target: int | None = max(wanted)
        elif other_speciality and (held or highest is not None):
            target = max(held, default=highest)
        elif highest is None:
            target = None
        else:
            surely = any(m.held_surely or m.lacking for m in mentions)
            target = min(highest + 1, len(self._levels) - 1) if surely else highest
        if (
            target is not None
            and highest is not None
            and any(m.wanted and not m.lacking and m.rank == highest for m in mentions)
        ):
            target = highest
        held = [rank for rank in held if target is None or rank < target or other_speciality]
        named = any(m.rank == target for m in mentions)
        return Levels(self._name(target), self._name(max(held, default=None)), named, tuple(_apart(mentions)))

    def _name(self, rank: int | None) -> str | None:
        return None if rank is None else self._levels[rank]

    def _mention(self, text: str, hit: Hit[Sense], around: _Around) -> LevelMention | None:
        """What is said of one level."""
        if hit.sense.family not in {Family.LEVEL, Family.JOB_TITLE}:
            return None
        before, after = text[: hit.start], text[hit.end :]
        counted = after.startswith(self._counted_from)
        reached = counted and before.endswith(self._held_before_surely)
        wanted = before.endswith(self._wanted) and not reached
        lacking = (hit in around.denied or before.endswith(self._lacking)) and not counted
        held_after = after.startswith(self._held_after) or self._is_of_another(after, hit.end, around)
        held_before = before.endswith(self._held_before) and not wanted and not lacking
        own = wanted or lacking or held_before or not before or before[-1] in _BEFORE_A_TITLE
        own = own or hit.start in around.degrees
        own = own and hit.start not in around.jobs
        if hit.sense.family is Family.JOB_TITLE and not own and not after.startswith(self._level_after):
            return None
        surely = not wanted and not lacking and (held_after or before.endswith(self._held_before_surely))
        return LevelMention(
            hit.start,
            hit.end,
            self._levels.index(hit.sense.value),
            (held_before or held_after) and not wanted and not lacking,
            surely,
            lacking,
            wanted,
        )

    def _is_of_another(self, after: str, end: int, around: _Around) -> bool:
        """Whether it is said next that it is of another speciality: 中级不是本专业的, 工程师证是计算机专业的."""
        between = self._then_speciality.match(after)
        return between is not None and any(end + n in around.others for n in range(between.end() + 1))


def _apart(mentions: Iterable[LevelMention]) -> Iterator[LevelMention]:
    """Those that stand within no longer one, in the order of the text."""
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.end > end:
            end = mention.end
            yield mention
