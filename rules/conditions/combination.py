"""Every, or one, of several conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import status
from rules.findings import Case, Finding, Node, all_reached, any_reached

if TYPE_CHECKING:
    from rules.status import Status


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met when every child is. ``clause``: the clause that says so, if any."""

    children: tuple[Node, ...]
    clause: str | None = None
    quote: str | None = None

    def evaluate(self, case: Case) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(case) for child in self.children])
        return Finding(self, _statuses(found, every=True), None, all_reached(found), found)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met when one child is."""

    children: tuple[Node, ...]
    clause: str | None = None
    quote: str | None = None

    def evaluate(self, case: Case) -> Finding:
        """Evaluate every child, whatever the others say."""
        found = tuple([child.evaluate(case) for child in self.children])
        return Finding(self, _statuses(found, every=False), None, any_reached(found), found)


def _statuses(found: tuple[Finding, ...], *, every: bool) -> Status:
    statuses = [finding.status for finding in found]
    return status.all_of(statuses) if every else status.any_of(statuses)
