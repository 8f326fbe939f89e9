"""How the findings of several parts combine: every one of them must be met, or any."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from rules.conditions.findings import Applicant, Finding, Node, all_reached, any_reached
from rules.conditions.status import Status, all_of, any_of


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met when every child is. ``clause`` with its words ``quote``: the one that says so, if any.

    ``mechanism`` is the name in receipts, whatever the parts are; ``together`` makes one status of several.
    """

    mechanism: ClassVar = "AllOf"
    together: ClassVar = staticmethod(all_of)
    children: tuple[Node, ...]
    clause: str | None = None
    quote: str | None = None
    facts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self.children))

    def evaluate(self, applicant: Applicant) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(applicant) for child in self.children])
        lowest = all_of([finding.status for finding in found])
        reached = all_reached(found) if lowest is Status.NOT_MET else None
        return Finding(self, lowest, None, reached, found)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met when one child is; else as for :class:`AllOf`."""

    mechanism: ClassVar = "AnyOf"
    together: ClassVar = staticmethod(any_of)
    children: tuple[Node, ...]
    clause: str | None = None
    quote: str | None = None
    facts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self.children))

    def evaluate(self, applicant: Applicant) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(applicant) for child in self.children])
        highest = any_of([finding.status for finding in found])
        reached = any_reached(found) if highest is not Status.MET else None
        return Finding(self, highest, None, reached, found)


def _facts(children: tuple[Node, ...]) -> frozenset[str]:
    return frozenset(fact for child in children for fact in child.facts)
