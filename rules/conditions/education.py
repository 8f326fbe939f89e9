"""A qualification of some tier or a higher one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

_EDUCATION: Final = frozenset({"education"})


@dataclass(frozen=True, slots=True)
class EducationAtLeast:
    """``lowest``: the lowest qualification that meets it; ``tiers``: the tier of every qualification."""

    lowest: str
    tiers: Mapping[str, int]
    clause: str | None = None
    _found: dict[str | None, Finding] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str | None, Finding] = {None: Finding(self, Status.UNKNOWN, fact="education")}
        for education, tier in self.tiers.items():
            met = Status.MET if tier >= self.tiers[self.lowest] else Status.NOT_MET
            found[education] = Finding(self, met, education, fact="education")
        object.__setattr__(self, "_found", found)

    @property
    def facts(self) -> frozenset[str]:
        """The education."""
        return _EDUCATION

    def evaluate(self, applicant: Applicant) -> Finding:
        """By tier, so that a technician class counts as a bachelor's degree."""
        return self._found[applicant.profile.education]
