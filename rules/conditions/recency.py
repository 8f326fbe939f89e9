"""Achievements of the last N years, or since a title: 近五年, 取得中级职称后, 任现职以来.

No date is the one that is needed: which would do is a matter of the day. Time leaves more and more of them behind, and
heals none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status
from rules.profile.occasion import Occasion
from rules.profile.profile import Achievement, AttributeValue, Title
from rules.profile.tenure import add_years


@dataclass(frozen=True)
class WithinYears:
    """Not longer ago than ``years`` years, on the day of assessment."""

    beside: ClassVar[frozenset[str]] = frozenset({"as_of"})
    needed: ClassVar[AttributeValue] = None
    attribute: str
    years: int
    clause: str | None = None

    def of(self, entry: Achievement, applicant: Applicant | None = None) -> Finding:
        """Unknown where the date is, or is not exact enough, or nobody is asked about."""
        written = entry.attributes.get(self.attribute)
        first = applicant and add_years(applicant.day, -self.years)
        return _since(self, written, first or None)

    def lapses(self, entry: Achievement) -> date | None:
        """The first day on which an achievement may be too old; ``None`` where its date is not known."""
        written = entry.attributes.get(self.attribute)
        if not written:
            return None
        return add_years(Occasion.of(str(written)).first, self.years) + timedelta(days=1)


@dataclass(frozen=True)
class SinceTitle:
    """Not before the day of a title: the earliest of ``rank`` or higher, or, without a rank, the highest that is held.

    Who holds no such title is not bound by it.
    """

    beside: ClassVar[frozenset[str]] = frozenset({"titles"})
    needed: ClassVar[AttributeValue] = None
    attribute: str
    level: str
    rank: int | None
    clause: str | None = None

    def of(self, entry: Achievement, applicant: Applicant | None = None) -> Finding:
        """Unknown where the date is, or is not exact enough, or the day of the title is."""
        written = entry.attributes.get(self.attribute)
        titles = applicant.profile.titles if applicant else None
        if titles is None:
            return Finding(self, Status.UNKNOWN, written, fact="titles" if applicant and written else None)
        own = [title for title in titles if self._is_meant(title, titles)]
        if not own:
            return Finding(self, Status.MET, written)
        days = [title.held.began_by for title in own if title.held is not None]
        if len(days) == len(own):
            return _since(self, written, min(days))
        found = _since(self, written, min(days, default=None))
        if found.status is Status.MET or not written:
            return found
        undated = titles.index(next(title for title in own if title.held is None))
        return Finding(self, Status.UNKNOWN, written, fact=f"titles.{undated}.obtained_on")

    def _is_meant(self, title: Title, titles: tuple[Title, ...]) -> bool:
        highest = max(one.rank for one in titles)
        return title.rank >= (highest if self.rank is None else self.rank)


def _since(node: WithinYears | SinceTitle, written: AttributeValue, first: date | None) -> Finding:
    """Whether something came about on ``first`` or later."""
    if not written or first is None:
        return Finding(node, Status.UNKNOWN, written)
    occasion = Occasion.of(str(written))
    if occasion.first >= first:
        return Finding(node, Status.MET, written)
    return Finding(node, Status.NOT_MET if occasion.last < first else Status.UNKNOWN, written)
