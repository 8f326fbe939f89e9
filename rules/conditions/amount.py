"""A number that the applicant states: hours of training, annual reviews passed, and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.conditions import status
from rules.conditions.findings import Finding
from rules.conditions.status import Status

if TYPE_CHECKING:
    from rules.conditions.findings import Applicant


@dataclass(frozen=True, slots=True)
class AmountStated:
    """At least, or at most, so many of what ``fact`` counts; ``unit`` names one of them."""

    fact: str
    unit: str
    at_least: float | None
    at_most: float | None
    clause: str
    quote: str

    @property
    def facts(self) -> frozenset[str]:
        """The one number."""
        return frozenset({self.fact})

    @property
    def limit(self) -> float:
        """The number that still meets it."""
        return (self.at_most or 0) if self.at_least is None else self.at_least

    def evaluate(self, applicant: Applicant) -> Finding:
        """As stated; no time alone changes it."""
        stated = applicant.profile.stated.get(self.fact)
        if stated is None:
            return Finding(self, Status.UNKNOWN, fact=self.fact)
        enough = stated <= self.limit if self.at_least is None else stated >= self.limit
        return Finding(self, status.of(enough), stated, fact=self.fact)
