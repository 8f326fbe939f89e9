"""What became of each clause, also where several parts of a condition encode one."""

from __future__ import annotations

from typing import NamedTuple

from rules.conditions.findings import Finding
from rules.conditions.status import Status


class ClauseFinding(NamedTuple):
    """A clause with the first finding that encodes it, and the status of all that do beside it."""

    clause: str
    finding: Finding
    status: Status


def clause_findings(finding: Finding) -> list[ClauseFinding]:
    """Of a finding and all below it, parents first, in the order of the notice.

    Parts of one condition with the same clause are all asked for, or any of them where any of the parts would do:
    a route, and the same with fewer years.
    """
    clause = finding.clause
    told = [] if clause is None else [ClauseFinding(clause, finding, finding.status)]
    _below(finding, told)
    return told


def _below(finding: Finding, told: list[ClauseFinding]) -> None:
    together = getattr(finding.asked, "together", None)
    seen: set[str] = set()
    for child in finding.children:
        clause = child.asked.clause
        if clause is not None and clause not in seen:
            seen.add(clause)
            status = child.status
            if together is not None:
                status = together([one.status for one in finding.children if one.asked.clause == clause])
            told.append(ClauseFinding(clause, child, status))
        if child.children:
            _below(child, told)
