"""从事本专业技术工作满 N 年, or at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status

if TYPE_CHECKING:
    from rules.profile.tenure import Tenure

_EXPERIENCE: Final = frozenset({"experience", "as_of"})


@dataclass(frozen=True, slots=True)
class ExperienceAtLeast:
    """Professional work in the speciality for ``years`` years; 0 years means any at all (interpretation §2)."""

    years: float
    clause: str | None = None

    @property
    def facts(self) -> frozenset[str]:
        """The experience, on the day."""
        return _EXPERIENCE

    def evaluate(self, applicant: Applicant) -> Finding:
        """Met from the day on which that much has passed; that day is known whenever the experience is."""
        return _of_tenure(self, applicant.profile.experience, applicant)


def _of_tenure(node: ExperienceAtLeast, tenure: Tenure | None, applicant: Applicant) -> Finding:
    if tenure is None:
        return Finding(node, Status.UNKNOWN, fact="experience")
    day = applicant.worked(tenure, node.years)
    if day <= applicant.day:
        return Finding(node, Status.MET, tenure, fact="experience")
    return Finding(node, Status.NOT_MET, tenure, day, fact="experience")
