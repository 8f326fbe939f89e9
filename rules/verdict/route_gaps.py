"""What each alternative route still lacks, easiest first: the one order of every view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from pydantic import JsonValue

from rules.conditions.declaration import AnswerIs, Declaration
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding, all_reached
from rules.conditions.route import Route, ShortenedRoute
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.profile.tenure import add_years, months_until
from rules.verdict.stated_gaps import enough, unmet_words
from rules.verdict.unknown_facts import unknown_facts
from rules.wording.wording import say, waiting_until


class Hardness(IntEnum):
    """How hard a lacking thing is to come by: a rung is a title below the one that is aimed at."""

    TIME = 0
    EVIDENCE = 1
    RUNG = 2
    NEXT_DEGREE = 3
    HIGHER_DEGREE = 4
    CERTIFICATE = 5
    TITLE_ELSEWHERE = 6
    GROUND = 7


class GapItem(NamedTuple):
    """One thing that is lacking.

    ``kind``: ``years``, ``title_years``, ``unknown_fact``, ``title``, ``education``, ``declaration`` or ``ground``.
    ``wanted``: the title level, the qualification (of ``tier``) or the kind of ground; ``field``: the fact that is
    unknown, or that is stated in a ``text`` of its own, with the ``value`` that would do; of a qualification, by the
    path of its day, what that would have to be.
    ``day``: the day on which time alone cures it, seen from ``today``. ``possible``: the first day it can be there if
    what it takes beside time came today, ``None`` if that is unknown.
    ``after``: the title after which years of work count.
    """

    kind: str
    hardness: Hardness = Hardness.TIME
    wanted: str | None = None
    field: str | None = None
    needed_years: float | None = None
    day: date | None = None
    today: date | None = None
    possible: date | None = None
    other_speciality: bool = False
    tier: int = 0
    after: str | None = None
    text: str | None = None
    value: JsonValue = None

    @property
    def short_months(self) -> int | None:
        """Whole months until time alone cures it, rounded up."""
        return months_until(self.today, self.day) if self.today and self.day else None

    @property
    def lack(self) -> tuple[str, str | None, str | None, date | None]:
        """What is lacking, however many years it takes."""
        return self.kind, self.wanted, self.field, self.day


class RouteGap(NamedTuple):
    """What one alternative lacks: every item of it, and nothing that it does not need.

    ``day``: when time alone will do, the day; else ``None``. ``reduction``: what makes its years fewer, in the notice's
    words.
    """

    clause: str
    items: tuple[GapItem, ...]
    day: date | None
    reduction: str | None = None

    @property
    def fault(self) -> GapItem:
        """The hardest item that is surely lacking; a route that is not met has one."""
        return max((item for item in self.items if item.kind != "unknown_fact"), key=_hardness)

    @property
    def told(self) -> tuple[GapItem, ...]:
        """Its items, the hardest first, without the years that are over when another item is cured; at last what is
        not known.
        """
        timed = [item for item in self.items if item.kind in {"years", "title_years"}]
        last = max(timed, key=_hardness, default=None)
        awaits_title = any(item.kind == "title" for item in self.items)
        told = [item for item in self.items if item not in timed or (item is last and not awaits_title)]
        known_first = sorted(
            told, key=lambda item: (item.kind != "unknown_fact", _hardness(item)), reverse=True
        )
        return tuple(known_first)

    @property
    def order(self) -> tuple[Hardness, date, int, int]:
        """By the hardest thing; then the earlier possible day, fewer things, the lower degree."""
        hardness, possible, tiers = zip(
            *[(item.hardness, item.possible or date.max, item.tier) for item in self.items], strict=True
        )
        return max(hardness), max(possible), len(self.items), max(tiers)


def _hardness(item: GapItem) -> tuple[Hardness, date, bool]:
    """Of two that only take time, the later is the harder."""
    return item.hardness, item.day or date.min, item.kind == "years"


def route_gaps(routes: Finding, day: date) -> list[RouteGap]:
    """The gap of every alternative of an unmet education-and-experience condition, easiest first."""
    gaps: list[RouteGap] = []
    ordinary: RouteGap | None = None
    for route in routes.children:
        if route.status is Status.MET:
            continue
        gap = RouteGap(
            route.clause or "", tuple(_items(route.asked, route, day)), all_reached(route.children)
        )
        reduction = route.asked.reduction
        if reduction is None:
            ordinary = gap
        elif ordinary is not None and not _gains(route, gap, ordinary):
            continue
        gaps.append(gap if reduction is None else gap._replace(reduction=reduction.quote))
    return sorted(gaps, key=lambda gap: gap.order)


def nearest(gaps: list[RouteGap]) -> list[RouteGap]:
    """Without those that only wait, where to wait less does and needs no title, which may be in doubt."""
    days = [gap.day for gap in gaps if gap.day and all(item.kind == "years" for item in gap.items)]
    return [gap for gap in gaps if gap.day is None or gap.day <= min(days, default=gap.day)]


def _gains(shortened: Finding, gap: RouteGap, ordinary: RouteGap) -> bool:
    """Whether the fewer years of a reduction are any nearer, and it may apply."""
    reduction = shortened.children[-1]
    others = [item.lack for item in gap.items if item.field != reduction.fact]
    return reduction.status is not Status.NOT_MET and others != [item.lack for item in ordinary.items]


_items: View[[Finding, date], Iterator[GapItem]] = View("what an alternative lacks on a day")


@_items.of(Route, ShortenedRoute)
def _of_parts(_node: Route, route: Finding, day: date) -> Iterator[GapItem]:
    titled = next((part.asked for part in route.children if part.fact == "titles"), None)
    for part in route.children:
        if part.status is Status.UNKNOWN and part.reached is None:
            for field in unknown_facts(part):
                yield GapItem("unknown_fact", Hardness.EVIDENCE, field=field)
        elif part.status is not Status.MET:
            item = lacking(part.asked, part, day)
            is_work = item.kind == "years" and item.field is None
            is_after = is_work and titled and (item.needed_years or 0) <= titled.years
            yield item._replace(after=titled.level) if is_after and titled else item


lacking: View[[Finding, date], GapItem] = View("what a part of a route lacks on a day")


@lacking.of(DegreeHeld)
def _degree(node: DegreeHeld, part: Finding, day: date) -> GapItem:
    years = node.years or 0
    long_ago = add_years(day, -years).isoformat()
    if part.reached is None:
        own = None if node.fact == "education" else node.fact
        dated: JsonValue = {node.dated: long_ago} if years else None
        return _higher_degree(node, part, add_years(day, years))._replace(field=own, value=dated)
    short = waiting_until(part.reached, day)
    text = say("missing.degree_short", years=years, short=short, date=part.reached)
    return _timed(part, day, years)._replace(field=node.dated, text=text, value=long_ago)


@lacking.of(EducationAtLeast)
def _higher_degree(node: EducationAtLeast | DegreeHeld, part: Finding, possible: date) -> GapItem:
    tier = node.tiers[node.lowest]
    is_next = part.seen is not None and tier - node.tiers[part.seen] <= 1
    hardness = Hardness.NEXT_DEGREE if is_next else Hardness.HIGHER_DEGREE
    return GapItem("education", hardness, node.lowest, possible=possible, tier=tier)


@lacking.of(Declaration, AmountStated)
def _stated(node: Declaration | AmountStated, part: Finding, day: date) -> GapItem:
    text, value = unmet_words(node, part, day), enough(node, day)
    return GapItem("declaration", Hardness.EVIDENCE, field=node.fact, possible=day, text=text, value=value)


@lacking.of(AnswerIs)
def _as_answered(node: AnswerIs, part: Finding, day: date) -> GapItem:
    """It stays as it is."""
    return GapItem("declaration", Hardness.GROUND, field=node.fact, text=unmet_words(node, part, day))


@lacking.of(YearsSince)
def _since(node: YearsSince, part: Finding, day: date) -> GapItem:
    text, value = unmet_words(node, part, day), enough(node, day)
    if part.reached is None:
        return GapItem("declaration", Hardness.GROUND, field=node.fact, text=text)
    return _timed(part, day, node.at_least or 0)._replace(field=node.fact, text=text, value=value)


@lacking.of(ExperienceAtLeast)
def _years(node: ExperienceAtLeast, part: Finding, day: date) -> GapItem:
    return _timed(part, day, node.years)


def _timed(part: Finding, day: date, years: float) -> GapItem:
    """Years that time alone makes full."""
    return GapItem(
        "years",
        Hardness.TIME,
        needed_years=years,
        day=part.reached,
        today=day,
        possible=part.reached,
    )


@lacking.of(TitleHeld)
def _title(node: TitleHeld, part: Finding, day: date) -> GapItem:
    missing = Hardness.RUNG if node.is_rung else Hardness.TITLE_ELSEWHERE
    missing = Hardness.CERTIFICATE if node.only else missing
    return GapItem(
        "title_years" if part.reached else "title",
        Hardness.TIME if part.reached else missing,
        wanted=node.level,
        needed_years=node.years,
        day=part.reached,
        today=day,
        possible=part.reached or add_years(day, node.years),
        other_speciality=node.other_speciality,
    )
