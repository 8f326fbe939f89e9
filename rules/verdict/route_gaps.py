"""What each alternative route still lacks, from its findings (interpretation §6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.education import EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.ground import Ground
from rules.conditions.route import Route
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.profile.tenure import months_until
from rules.verdict.unknown_facts import unknown_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.conditions.findings import Finding

_HARDNESS = {"title_years": 0, "years": 0, "unknown_fact": 1, "title": 2, "education": 3, "ground": 4}


class GapItem(NamedTuple):
    """One thing that is lacking.

    ``kind``: ``years``, ``title_years``, ``unknown_fact``, ``title``, ``education`` or ``ground``. ``wanted``: the
    title level, the qualification (of ``tier``) or the kind of ground; ``field``: the fact that is unknown.
    ``day``: the day on which time alone cures it; ``short_months``: whole months until then, rounded up.
    """

    kind: str
    wanted: str | None = None
    field: str | None = None
    needed_years: int | None = None
    short_months: int | None = None
    day: date | None = None
    other_speciality: bool = False
    tier: int = 0


class RouteGap(NamedTuple):
    """What one alternative lacks: every item of it, and nothing that it does not need.

    ``day``: when time alone will do, the day; else ``None``.
    """

    clause: str
    items: tuple[GapItem, ...]
    day: date | None

    @property
    def hardest(self) -> GapItem:
        """The item that decides how hard the route is; of two that only take time, the later."""
        return max(self.items, key=_hardness)

    @property
    def fault(self) -> GapItem:
        """The hardest item that is surely lacking; a route that is not met has one."""
        return max((item for item in self.items if item.kind != "unknown_fact"), key=_hardness)

    @property
    def order(self) -> tuple[int, int, date, int]:
        """Time alone first and soonest first, then evidence, a title, a degree (lowest first), then 破格."""
        hardest = self.hardest
        return (_HARDNESS[hardest.kind], hardest.tier, self.day or date.max, len(self.items))


def _hardness(item: GapItem) -> tuple[int, date, bool]:
    return (_HARDNESS[item.kind], item.day or date.min, item.kind == "years")


def route_gaps(routes: Finding, day: date) -> list[RouteGap]:
    """The gap of every alternative of an unmet education-and-experience condition, easiest first."""
    gaps = [
        RouteGap(route.clause or "", tuple(_items(route.asked, route, day)), route.reached)
        for route in routes.children
        if route.status is not Status.MET
    ]
    return sorted(gaps, key=lambda gap: gap.order)


def ground_gaps(waiver: Finding, day: date) -> list[RouteGap]:
    """Each ground of a 破格 that is not met, as a route of its own."""
    return [
        RouteGap(ground.clause or "", (lacking(ground.asked, ground, day),), None)
        for ground in waiver.children
    ]


_items: View[[Finding, date], Iterator[GapItem]] = View("what an alternative lacks on a day")


@_items.of(Route)
def _of_parts(_node: Route, route: Finding, day: date) -> Iterator[GapItem]:
    for part in route.children:
        if part.status is Status.UNKNOWN and part.reached is None:
            yield from (GapItem("unknown_fact", field=field) for field in unknown_facts(part))
        elif part.status is not Status.MET:
            yield lacking(part.asked, part, day)


lacking: View[[Finding, date], GapItem] = View("what a part of a route, or a ground, lacks on a day")


@lacking.of(EducationAtLeast)
def _education(node: EducationAtLeast, _part: Finding, _day: date) -> GapItem:
    return GapItem("education", wanted=node.lowest, tier=node.tiers[node.lowest])


@lacking.of(ExperienceAtLeast)
def _years(node: ExperienceAtLeast, part: Finding, day: date) -> GapItem:
    return GapItem("years", None, None, node.years, _short(part, day), part.reached)


@lacking.of(TitleHeld)
def _title(node: TitleHeld, part: Finding, day: date) -> GapItem:
    kind = "title_years" if part.reached else "title"
    return GapItem(kind, node.level, None, node.years, _short(part, day), part.reached, node.other_speciality)


@lacking.of(Ground)
def _ground(node: Ground, _part: Finding, _day: date) -> GapItem:
    return GapItem("ground", wanted=node.kind)


def _short(part: Finding, day: date) -> int | None:
    return months_until(day, part.reached) if part.reached else None
