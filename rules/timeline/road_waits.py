"""What must come about before a level is open: a title, years since a title, years of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rules.conditions.declaration import AnswerIs, Declaration
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground
from rules.conditions.route import Route, ShortenedRoute
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.notice.catalogue import Catalogue
from rules.timeline.way import Way
from rules.wording.wording import say


class Wait(NamedTuple):
    """One thing to wait for. ``kind``: ``title`` (obtained on ``day``), ``title_years``, ``years`` (full on ``day``),
    or ``stated``: years since a day that the person states.

    ``title`` is ``None`` for years of work; ``years`` 0 for work of any length, and for a title as such.
    ``what``: what it is, in Chinese, without the day.
    """

    kind: str
    day: date
    title: str | None
    years: float
    what: str

    @property
    def text(self) -> str:
        """The day and what comes about on it."""
        return say("road.wait.on", date=self.day, what=self.what)


def waits(way: Way, title_before: tuple[str, date] | None, catalogue: Catalogue) -> tuple[Wait, ...]:
    """What the route of ``way`` still lacks, in the order of days.

    ``title_before``: the lower level whose title the way takes, with the day of that title.
    """
    found = _waits(way.route.asked, way.route, title_before, catalogue) if way.route else ()
    return tuple(sorted(found, key=lambda wait: wait.day))


_waits: View[[Finding, tuple[str, date] | None, Catalogue], Iterable[Wait]] = View(
    "what a route, a ground or a part of a route waits for"
)


@_waits.of(Route, ShortenedRoute)
def _of_parts(
    _node: Route, route: Finding, title_before: tuple[str, date] | None, catalogue: Catalogue
) -> Iterator[Wait]:
    for part in route.children:
        yield from _waits(part.asked, part, title_before, catalogue)


@_waits.of(EducationAtLeast, Ground, AnswerIs, Declaration, AmountStated)
def _of_nothing(*_: object) -> Iterable[Wait]:
    return ()


@_waits.of(TitleHeld)
def _of_title(
    node: TitleHeld, part: Finding, title_before: tuple[str, date] | None, catalogue: Catalogue
) -> Iterator[Wait]:
    title, years = node.level, node.years
    if title_before is not None:
        lower, day = title_before
        title = catalogue.levels[lower].confers
        what = say("road.wait.title", title=catalogue.title_name(title), level=catalogue.names[lower])
        yield Wait("title", day, title, 0, what)
    if years and part.status is not Status.MET and part.reached:
        what = say("road.wait.title_years", title=catalogue.title_name(title), years=years)
        yield Wait("title_years", part.reached, title, years, what)


@_waits.of(YearsSince)
def _of_a_day(node: YearsSince, part: Finding, *_: object) -> Iterator[Wait]:
    if part.reached:
        yield Wait("stated", part.reached, None, node.at_least or 0, node.quote)


@_waits.of(DegreeHeld)
def _of_a_degree(node: DegreeHeld, part: Finding, _before: object, catalogue: Catalogue) -> Iterator[Wait]:
    if part.reached and node.years:
        what = say("road.wait.degree_years", education=catalogue.names[node.lowest], years=node.years)
        yield Wait("stated", part.reached, None, node.years, what)


@_waits.of(ExperienceAtLeast)
def _of_work(node: ExperienceAtLeast, part: Finding, _before: object, catalogue: Catalogue) -> Iterator[Wait]:
    if part.reached:
        path = "road.wait.years" if node.years else "road.wait.years_any"
        what = say(path, work=catalogue.work, years=node.years)
        yield Wait("years", part.reached, None, node.years, what)
