"""What the applicant states: a number (hours of training, annual reviews passed), and full years since a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from rules.conditions import status
from rules.conditions.findings import Applicant, Finding, OfOneFact
from rules.conditions.status import Status
from rules.profile.tenure import Tenure


@dataclass(frozen=True)
class AmountStated(OfOneFact):
    """At least, or at most, so many of what ``fact`` counts; ``unit`` names one of them."""

    unit: str
    at_least: float | None
    at_most: float | None
    clause: str
    quote: str

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


@dataclass(frozen=True)
class YearsSince:
    """At least, or at most, so many full years since the day ``fact``: the one comes with time, the other ends."""

    fact: str
    at_least: float | None
    at_most: float | None
    clause: str
    quote: str

    @property
    def facts(self) -> frozenset[str]:
        """The one day, seen from another."""
        return frozenset({self.fact, "as_of"})

    def evaluate(self, applicant: Applicant) -> Finding:
        """``reached`` where so many years will have passed; ``until``, also once it is past, where no more may have."""
        day = applicant.profile.stated.get(self.fact)
        if day is None:
            return Finding(self, Status.UNKNOWN, fact=self.fact)
        passed = Tenure(applicant.day, since=day)
        if self.at_least is not None:
            reached = passed.reaches(self.at_least)
            if reached <= applicant.day:
                return Finding(self, Status.MET, passed, fact=self.fact)
            return Finding(self, Status.NOT_MET, passed, reached, fact=self.fact)
        until = passed.reaches((self.at_most or 0) + 1) - timedelta(days=1)
        if applicant.day <= until:
            return Finding(self, Status.MET, passed, fact=self.fact, until=until)
        return Finding(self, Status.NOT_MET, passed, fact=self.fact, until=until)
