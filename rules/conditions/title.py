"""取得 X 级职称后满 N 年, and whether a level's own title is held already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rules.conditions import status
from rules.conditions.findings import Applicant, Finding, any_reached
from rules.conditions.status import Status
from rules.profile.profile import Title


@dataclass(frozen=True)
class TitleHeld:
    """A title of ``level`` or higher for ``years`` years, of another speciality where ``other_speciality``.

    A higher title stands for a lower one. ``rank`` is the level's place among the titles;
    ``is_rung``: it lies below the title that is aimed at. ``only``: of a certificate, for which no other one stands.
    """

    facts: ClassVar = frozenset({"titles", "as_of"})
    clause: ClassVar[str | None] = None
    level: str
    rank: int
    years: float
    other_speciality: bool
    is_rung: bool = True
    only: frozenset[str] = frozenset()

    def evaluate(self, applicant: Applicant) -> Finding:
        """Met when one title surely answers; unknown when the list, a series or an age that matters is."""
        titles = applicant.profile.titles
        if titles is None:
            return Finding(self, Status.UNKNOWN, fact="titles")
        if not titles:
            return Finding(self, Status.NOT_MET, titles, fact="titles")
        found = tuple([self._of(title, applicant) for title in titles])
        best = status.any_of([finding.status for finding in found])
        return Finding(self, best, titles, any_reached(found), found, fact="titles")

    def can_be(self, level: str, rank: int) -> bool:
        """Whether a title of that level would do, by its level alone."""
        return level in self.only if self.only else rank >= self.rank

    def _of(self, title: Title, applicant: Applicant) -> Finding:
        if not self.can_be(title.level, title.rank):
            return Finding(self, Status.NOT_MET, title)
        fits = Status.MET
        if self.other_speciality:
            fits = status.of(None if title.same_speciality is None else not title.same_speciality)
        if title.held is None:
            return Finding(self, min(fits, Status.UNKNOWN), title)
        day = title.held.reaches(self.years)
        if day <= applicant.day:
            return Finding(self, fits, title)
        return Finding(self, Status.NOT_MET, title, day if fits is Status.MET else None)


@dataclass(frozen=True)
class LevelHeld:
    """Whether a title of this speciality, of the level's own rank or higher, is held."""

    facts: ClassVar = frozenset({"titles"})
    rank: int
    clause: str

    def evaluate(self, applicant: Applicant) -> Finding:
        """Unknown where the list of titles, or the speciality of one that is high enough, is unknown."""
        titles = applicant.profile.titles
        if titles is None:
            return Finding(self, Status.UNKNOWN, fact="titles")
        high = [title for title in titles if title.rank >= self.rank]
        return Finding(
            self, status.any_of([status.of(title.same_speciality) for title in high]), titles, fact="titles"
        )
