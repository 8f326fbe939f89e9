"""从事本专业技术工作满 N 年, or at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status


@dataclass(frozen=True)
class ExperienceAtLeast:
    """Professional work in the speciality for ``years`` years; 0 years means any at all."""

    facts: ClassVar = frozenset({"experience", "as_of"})
    clause: ClassVar[str | None] = None
    years: float

    def evaluate(self, applicant: Applicant) -> Finding:
        """Met from the day on which that much has passed; that day is known whenever the experience is."""
        tenure = applicant.profile.experience
        if tenure is None:
            return Finding(self, Status.UNKNOWN, fact="experience")
        day = tenure.reaches(self.years)
        if day <= applicant.day:
            return Finding(self, Status.MET, tenure, fact="experience")
        return Finding(self, Status.NOT_MET, tenure, day, fact="experience")
