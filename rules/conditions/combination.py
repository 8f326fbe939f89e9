"""How the findings of several parts combine: every one of them must be met, or any."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from rules.conditions.findings import Applicant, Finding, Node, all_reached, any_reached
from rules.conditions.status import Status, all_of, any_of


@dataclass(frozen=True)
class _Combination:
    children: tuple[Node, ...]
    clause: str | None = None
    quote: str | None = None

    @cached_property
    def facts(self) -> frozenset[str]:
        """Those of its parts."""
        return frozenset(fact for child in self.children for fact in child.facts)


class AllOf(_Combination):
    """Met when every child is. ``clause`` with its words ``quote``: the one that says so, if any.

    ``mechanism`` is the name in receipts, whatever the parts are; ``together`` makes one status of several.
    """

    mechanism: ClassVar = "AllOf"
    together: ClassVar = staticmethod(all_of)

    def evaluate(self, applicant: Applicant) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(applicant) for child in self.children])
        lowest = all_of([finding.status for finding in found])
        reached = all_reached(found) if lowest is Status.NOT_MET else None
        return Finding(self, lowest, None, reached, found)


class AnyOf(_Combination):
    """Met when one child is; else as for :class:`AllOf`."""

    mechanism: ClassVar = "AnyOf"
    together: ClassVar = staticmethod(any_of)

    def evaluate(self, applicant: Applicant) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(applicant) for child in self.children])
        highest = any_of([finding.status for finding in found])
        reached = any_reached(found) if highest is not Status.MET else None
        return Finding(self, highest, None, reached, found)
