"""A qualification of some tier or a higher one, and how long it is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rules.conditions import status
from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status
from rules.profile.tenure import Tenure


@dataclass(frozen=True)
class EducationAtLeast:
    """``lowest``: the lowest qualification that meets it; ``tiers``: the tier of every qualification."""

    facts: ClassVar = frozenset({"education"})
    clause: ClassVar[str | None] = None
    lowest: str
    tiers: Mapping[str, int]

    def evaluate(self, applicant: Applicant) -> Finding:
        """By tier, so that a technician class counts as a bachelor's degree."""
        held = applicant.profile.education
        is_enough = None if held is None else self.tiers[held] >= self.tiers[self.lowest]
        return Finding(self, status.of(is_enough), held, fact="education")


@dataclass(frozen=True)
class DegreeHeld:
    """A qualification of the tier of ``lowest`` or a higher one, by a ``fact`` of its own (全日制学历) or the usual
    one, for ``years`` years since the day ``dated``.
    """

    clause: ClassVar[str | None] = None
    lowest: str
    tiers: Mapping[str, int]
    fact: str
    years: float | None
    dated: str

    @property
    def facts(self) -> frozenset[str]:
        """Those that are asked about it, the highest qualification, and the day."""
        return self.asked_about | {"education", "as_of"}

    @property
    def asked_about(self) -> frozenset[str]:
        """The qualification, and its day where that matters."""
        return frozenset({self.fact} if self.years is None else {self.fact, self.dated})

    def evaluate(self, applicant: Applicant) -> Finding:
        """By tier; nobody's is higher than their highest. Of a higher one the lower was obtained some time before."""
        highest = applicant.profile.education
        held = highest if self.fact == "education" else applicant.profile.stated.get(self.fact)
        if held is None:
            if highest is not None and self._is_below(highest):
                return Finding(self, Status.NOT_MET, fact="education")
            return Finding(self, Status.UNKNOWN, fact=self.fact)
        if self._is_below(held):
            return Finding(self, Status.NOT_MET, held, fact=self.fact)
        if self.years is None:
            return Finding(self, Status.MET, held, fact=self.fact)
        return self._since(held, applicant)

    def _is_below(self, education: str) -> bool:
        return self.tiers[education] < self.tiers[self.lowest]

    def _since(self, held: str, applicant: Applicant) -> Finding:
        day = applicant.profile.stated.get(self.dated)
        if day is None:
            return Finding(self, Status.UNKNOWN, held, fact=self.dated)
        reached = Tenure(applicant.day, since=day).reaches(self.years or 0)
        if reached <= applicant.day:
            return Finding(self, Status.MET, held, fact=self.dated)
        is_exact = self.tiers[held] == self.tiers[self.lowest]
        short = Status.NOT_MET if is_exact else Status.UNKNOWN
        return Finding(self, short, held, reached, fact=self.dated)
