"""Where the notice is silent or can be read two ways, and one reading was taken: said, never silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementItem
from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.ground import Ground
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
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
        node = condition.asked
        if isinstance(node, AchievementCount):
            yield from _of_achievements(node, condition)
        elif isinstance(node, AnyOf):
            yield from _of_routes(condition)


def _of_routes(condition: Finding) -> Iterator[Caveat]:
    for finding in condition.children:
        node = finding.asked
        if isinstance(node, Ground):
            yield from _of_ground(node, finding)
        elif isinstance(node, AllOf):
            yield from _of_route(finding)
        else:
            yield from _of_routes(finding)


def _of_route(route: Finding) -> Iterator[Caveat]:
    if route.status is not Status.MET:
        return
    clause = route.clause or ""
    for part in route.children:
        if isinstance(part.asked, TitleHeld):
            own = any(title.status is Status.MET and title.seen.same_speciality for title in part.children)
            if not part.asked.other_speciality and not own:
                yield Caveat("series_unspecified", clause, say("caveats.series_unspecified"))
            yield Caveat("continuous_work", clause, say("caveats.continuous_work"))


def _of_ground(ground: Ground, finding: Finding) -> Iterator[Caveat]:
    if finding.status is not Status.MET or not ground.committee:
        return
    sure = [entry.seen for entry in finding.children if entry.status is Status.MET]
    wanted = ground.committee_when.items()
    if any(all(entry.attributes.get(name) == value for name, value in wanted) for entry in sure):
        yield _judgement(ground.clause, ground.committee)


def _of_achievements(node: AchievementCount, condition: Finding) -> Iterator[Caveat]:
    for item in condition.children:
        if isinstance(item.asked, AchievementItem) and item.counted and item.asked.committee:
            yield _judgement(item.asked.clause, item.asked.committee)
    if node.wider_status(condition) is not condition.status:
        yield Caveat("pair_counting", node.clause, say("caveats.pair_counting"))


def _judgement(clause: str, words: tuple[str, ...]) -> Caveat:
    return Caveat("committee_judgement", clause, say("caveats.committee_judgement", words="、".join(words)))
