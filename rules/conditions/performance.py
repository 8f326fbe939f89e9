"""业绩条件: declared for the applicant's own direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rules.conditions.declaration import Declaration
from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status


@dataclass(frozen=True)
class DirectionChosen:
    """The clause of the applicant's own direction; unknown as long as the direction is."""

    facts: ClassVar = frozenset({"direction"})
    clause: ClassVar[str | None] = None
    clauses: Mapping[str, str]

    def evaluate(self, applicant: Applicant) -> Finding:
        """Known or not: a direction that is known is never a fault."""
        direction = applicant.profile.direction
        known = Status.UNKNOWN if direction is None else Status.MET
        return Finding(self, known, direction, fact="direction")


@dataclass(frozen=True)
class DirectionPerformance:
    """The item of 业绩条件 that the applicant's direction selects: declared together with the lead."""

    clause: str
    quote: str


@dataclass(frozen=True)
class Performance:
    """业绩条件: declared true or false for one's own direction."""

    declaration: Declaration
    direction: DirectionChosen
    by_direction: Mapping[str, DirectionPerformance]
    clause: str
    quote: str

    @property
    def facts(self) -> frozenset[str]:
        """The declaration and the direction."""
        return self.declaration.facts | self.direction.facts

    def evaluate(self, applicant: Applicant) -> Finding:
        """Declared and with a direction: met; declared not: not met, whatever the direction."""
        declared = self.declaration.evaluate(applicant)
        direction = self.direction.evaluate(applicant)
        children: tuple[Finding, ...] = (declared, direction)
        if applicant.profile.direction is not None:
            own = self.by_direction[applicant.profile.direction]
            children = (*children, Finding(own, declared.status, declared.seen, fact=declared.fact))
        return Finding(self, min(declared.status, direction.status), declared.seen, None, children)
