"""Where the notice is silent or can be read two ways, and one reading was taken: said, never silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.achievement import AchievementCount
from rules.conditions.declaration import Declarations
from rules.conditions.education import EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import Performance
from rules.conditions.route import Route, Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.conditions.findings import Finding


class Caveat(NamedTuple):
    """``code``: ``maybe_held``, ``series_unspecified``, ``continuous_work``, ``committee_judgement`` or
    ``pair_counting``.
    """

    code: str
    clause: str
    text: str


def caveats(held: Finding, conditions: Iterable[Finding]) -> Iterator[Caveat]:
    """The caveats of one level that is not surely held, in the order of the notice."""
    if held.status is Status.UNKNOWN:
        yield Caveat("maybe_held", held.clause or "", say("caveats.maybe_held"))
    for condition in conditions:
        yield from _caveats(condition.asked, condition, condition.clause or "")


_caveats: View[[Finding, str], Iterable[Caveat]] = View("the caveats of a condition or a part of it")
"""``clause``: that of the route, for a part of one."""


@_caveats.of(Declarations, Performance, EducationAtLeast, ExperienceAtLeast)
def _none(_node: object, _finding: Finding, _clause: str) -> Iterable[Caveat]:
    return ()


@_caveats.of(Routes, Waiver, WaivableRoutes)
def _of_alternatives(_node: object, finding: Finding, _clause: str) -> Iterator[Caveat]:
    """Only what is met is relied upon."""
    for child in finding.children:
        if child.status is Status.MET:
            yield from _caveats(child.asked, child, child.clause or "")


@_caveats.of(Route)
def _of_route(_node: Route, route: Finding, clause: str) -> Iterator[Caveat]:
    for part in route.children:
        yield from _caveats(part.asked, part, clause)


@_caveats.of(TitleHeld)
def _of_title(node: TitleHeld, part: Finding, clause: str) -> Iterator[Caveat]:
    own = any(title.status is Status.MET and title.seen.same_speciality for title in part.children)
    if not node.other_speciality and not own:
        yield Caveat("series_unspecified", clause, say("caveats.series_unspecified"))
    yield Caveat("continuous_work", clause, say("caveats.continuous_work"))


@_caveats.of(Ground)
def _of_ground(ground: Ground, finding: Finding, clause: str) -> Iterator[Caveat]:
    sure = [entry.seen for entry in finding.children if entry.status is Status.MET]
    wanted = ground.committee_when.items()
    if ground.committee and any(
        all(entry.attributes.get(name) == value for name, value in wanted) for entry in sure
    ):
        yield _judgement(clause, ground.committee)


@_caveats.of(AchievementCount)
def _of_achievements(node: AchievementCount, condition: Finding, clause: str) -> Iterator[Caveat]:
    for item in condition.children:
        if item.counted and item.asked.committee:
            yield _judgement(item.asked.clause, item.asked.committee)
    if node.wider_status(condition) is not condition.status:
        yield Caveat("pair_counting", clause, say("caveats.pair_counting"))


def _judgement(clause: str, words: tuple[str, ...]) -> Caveat:
    return Caveat("committee_judgement", clause, say("caveats.committee_judgement", words="、".join(words)))
