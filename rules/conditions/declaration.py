"""What the applicant declares to meet: scope and 基本条件, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from rules.conditions import status
from rules.conditions.combination import AllOf
from rules.conditions.findings import Applicant, Finding, OfOneFact


@dataclass(frozen=True)
class Declaration(OfOneFact):
    """A yes/no fact that stands for a clause."""

    clause: str
    quote: str

    def evaluate(self, applicant: Applicant) -> Finding:
        """The declaration as it was given."""
        declared = applicant.profile.declarations.get(self.fact)
        return Finding(self, status.of(declared), declared, fact=self.fact)


@dataclass(frozen=True)
class AnswerIs(OfOneFact):
    """A yes/no fact that must be as ``wanted``: what a person is or has been, and does nothing about (受过处分, 男)."""

    wanted: bool
    clause: str
    quote: str

    def evaluate(self, applicant: Applicant) -> Finding:
        """As it was answered; no time changes it."""
        answer = applicant.profile.declarations.get(self.fact)
        is_so = None if answer is None else answer is self.wanted
        return Finding(self, status.of(is_so), answer, fact=self.fact)


class Declarations(AllOf):
    """A condition that is declared: each of its clauses by a fact of its own, some of them by a number."""
