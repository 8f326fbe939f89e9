"""What became of each clause, also where several parts of a condition encode one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rules.conditions.findings import Finding
from rules.conditions.status import Status


class ClauseFinding(NamedTuple):
    """A clause with the first finding that encodes it, and the status of all that do beside it."""

    clause: str
    finding: Finding
    status: Status


def clause_findings(finding: Finding) -> Iterator[ClauseFinding]:
    """Of a finding and all below it, parents first, in the order of the notice.

    Parts of one condition with the same clause are all asked for, or any of them where any of the parts would do:
    a route, and the same with fewer years.
    """
    if finding.clause is not None:
        yield ClauseFinding(finding.clause, finding, finding.status)
    yield from _below(finding)


def _below(finding: Finding) -> Iterator[ClauseFinding]:
    together = getattr(finding.asked, "together", None)
    told: set[str] = set()
    for child in finding.children:
        clause = child.clause
        if clause is not None and clause not in told:
            told.add(clause)
            alike = [one.status for one in finding.children if one.clause == clause]
            yield ClauseFinding(clause, child, together(alike) if together else child.status)
        if child.children:
            yield from _below(child)
