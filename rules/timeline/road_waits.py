"""What must come about before a level is open: a title, years since a title, years of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.status import Status
from rules.conditions.title import TitleHeld
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rules.conditions.findings import Finding
    from rules.notice.catalogue import Catalogue
    from rules.timeline.way import Way


class Wait(NamedTuple):
    """One thing to wait for. ``kind``: ``title`` (obtained on ``day``), ``title_years`` or ``years`` (full on ``day``).

    ``title`` is ``None`` for years of work; ``years`` 0 for work of any length, and for a title as such.
    ``what``: what it is, in Chinese, without the day.
    """

    kind: str
    day: date
    title: str | None
    years: int
    what: str

    @property
    def text(self) -> str:
        """The day and what comes about on it."""
        return say("road.wait.on", date=self.day.isoformat(), what=self.what)


def waits(way: Way, title_before: tuple[str, date] | None, catalogue: Catalogue) -> tuple[Wait, ...]:
    """What the route of ``way`` still lacks, in the order of days.

    ``title_before``: the lower level whose title the way takes, with the day of that title.
    """
    found: list[Wait] = []
    for part in way.route.children if way.route else ():
        if isinstance(part.asked, TitleHeld):
            found += _of_title(part, title_before, catalogue)
        elif isinstance(part.asked, ExperienceAtLeast) and part.reached:
            found.append(_of_work(part.asked.years, part.reached))
    return tuple(sorted(found, key=lambda wait: wait.day))


def _of_title(part: Finding, title_before: tuple[str, date] | None, catalogue: Catalogue) -> Iterator[Wait]:
    title, years = part.asked.level, part.asked.years
    if title_before is not None:
        lower, day = title_before
        title = catalogue.levels[lower].confers
        what = say("road.wait.title", title=catalogue.names[title], level=catalogue.names[lower])
        yield Wait("title", day, title, 0, what)
    if years and part.status is not Status.MET and part.reached:
        what = say("road.wait.title_years", title=catalogue.names[title], years=years)
        yield Wait("title_years", part.reached, title, years, what)


def _of_work(years: int, reached: date) -> Wait:
    path = "road.wait.years" if years else "road.wait.years_any"
    return Wait("years", reached, None, years, say(path, years=years))
