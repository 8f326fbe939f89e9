"""Which conditions an achievement could still help to meet, and what they ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import USED, Talk
from dialogs.interview.relevance import is_open, standing
from rules.conditions.achievement import AchievementCount, AchievementKind
from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost
from rules.conditions.counted_once import total_with
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Applicant, Finding
from rules.conditions.ground import Ground
from rules.conditions.performance import Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.structure import timed
from rules.conditions.view import View
from rules.profile.profile import Achievement
from rules.verdict.level_assessment import LevelAssessment


class Need(NamedTuple):
    """A kind of achievement that ``clause`` of some level counts."""

    clause: str
    node: AchievementKind

    def asks(self, attribute: str, draft: Draft, applicant: Applicant) -> bool:
        """Whether the attribute, which is not known, matters here: a title that is not held binds nobody."""
        achievement = achievement_of(draft)
        return any(
            check.attribute == attribute and check.of(achievement, applicant).status is Status.UNKNOWN
            for check in self.node.checks
        )

    def last_rank(self, attribute: str) -> int:
        """The last place that will do; 1 where the attribute is no place."""
        return max(
            (last_rank(check) for check in self.node.checks if check.attribute == attribute), default=1
        )


last_rank: View[[], int] = View("the last place that will do")
last_rank.of(RankAtMost)(lambda check: check.highest)
last_rank.of(AttributeIs, NumberAtLeast, NumberInAll, WithinYears, SinceTitle)(lambda _check: 1)


def may_still_count(talk: Talk) -> bool:
    """Whether more would count for any level that is not held, be it closed by other facts."""
    open_levels = filter(is_open, talk.assess().levels)
    return any(True for level in open_levels for _ in _of_level(level, unmet=True, adding=False))


def needs(talk: Talk, *, unmet: bool = False, adding: bool = False) -> list[Need]:
    """What the levels count on which the achievements still bear; ``unmet``: only where what is listed does not do.

    ``adding``: only of which more would add to the count.

    An entry that is being changed is not counted among what is listed. Where achievements change nothing that will
    be reported, and a person lists some all the same, every level that is not held counts.
    """
    others = _without_changed(talk)
    in_play = _of_levels(standing(others).levels, unmet=False, adding=adding)
    if not in_play:
        open_levels = [level for level in others.assess().levels if is_open(level)]
        return _of_levels(open_levels, unmet=unmet, adding=adding)
    return _of_levels(standing(others).levels, unmet=True) if unmet else in_play


def _of_levels(levels: list[LevelAssessment], *, unmet: bool, adding: bool = False) -> list[Need]:
    return [need for level in levels for need in _of_level(level, unmet=unmet, adding=adding)]


def _without_changed(talk: Talk) -> Talk:
    place = talk.scratch.entry
    if place is None or talk.scratch.fact != "achievements":
        return talk
    entries = talk.entries("achievements")
    return talk.answering("achievements", [*entries[:place], *entries[place + 1 :]])


def _of_level(level: LevelAssessment, *, unmet: bool, adding: bool) -> Iterator[Need]:
    """Those of the list of achievements first."""
    for condition, finding in sorted(level.conditions, key=lambda found: timed(found.condition.node)):
        if not (unmet and finding.status is Status.MET):
            yield from _counted(condition.node, finding if unmet or adding else None)


_counted: View[[Finding | None], Iterable[Need]] = View(
    "the kinds of achievements that a condition or a ground counts"
)
"""With the finding of the condition: of which more would add to what is found."""


@_counted.of(AchievementCount)
def _of_items(node: AchievementCount, found: Finding | None) -> Iterator[Need]:
    kinds = [(item.clause, kind) for item in node.items for kind in item.kinds]
    for claim, (clause, kind) in enumerate(kinds):
        # Where nothing has a limit one more always adds.
        if (
            found is None
            or node.scheme.is_simple
            or total_with(node.scheme, found.children, {}, (claim,)) > found.counted
        ):
            yield Need(clause, kind)


@_counted.of(WaivableRoutes)
def _of_grounds(node: WaivableRoutes, _found: Finding | None) -> Iterator[Need]:
    for ground in node.grounds:
        yield from _counted(ground, None)


@_counted.of(Ground)
def _of_ground(node: Ground, _found: Finding | None) -> Iterator[Need]:
    if node.or_achievement:
        yield Need(node.clause, node.or_achievement)


@_counted.of(Declarations, Performance, Routes)
def _none(*_: object) -> Iterable[Need]:
    return ()


def still_open(talk: Talk, wanting: Sequence[Need], draft: Draft) -> list[Need]:
    """Those that the achievement, as far as it is described, may still meet."""
    achievement, applicant = achievement_of(draft), talk.applicant()
    return [need for need in wanting if need.node.of(achievement, applicant).status is not Status.NOT_MET]


def achievement_of(draft: Draft) -> Achievement:
    """A draft as the rules see it, as far as it goes; not used before, where that is not said."""
    return Achievement.of(0, {USED: False, **draft, "count": 1})
