"""破格: grounds that waive 学历和专业工作经历 and nothing else (interpretation §5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rules.conditions import status
from rules.conditions.findings import Case, Finding
from rules.conditions.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.conditions.outcome import AttributeCheck, OutcomeKind
    from rules.profile.profile import AttributeValue, Outcome

_GROUNDS: Final = frozenset({"exceptional"})


@dataclass(frozen=True, slots=True)
class GroundAlternative:
    """One way to meet a ground: every check on one entry."""

    checks: tuple[AttributeCheck, ...]
    clause: str | None = None

    def of(self, entry: Outcome) -> Finding:
        """An attribute that is not given makes it unknown unless another one fails."""
        children = tuple([check.of(entry) for check in self.checks])
        return Finding(self, status.all_of([c.status for c in children]), entry, None, children)


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground. Without alternatives it is met by being listed.

    ``or_outcome``: an outcome that, surely met, is this ground as well, even beside an empty list.
    ``committee_when``: the values of the entry for which the ``committee`` words matter.
    """

    clause: str
    quote: str
    kind: str
    alternatives: tuple[GroundAlternative, ...]
    or_outcome: OutcomeKind | None
    committee: tuple[str, ...]
    committee_when: Mapping[str, AttributeValue]
    _not_listed: Finding = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_not_listed", Finding(self, Status.NOT_MET, fact="exceptional"))

    @property
    def facts(self) -> frozenset[str]:
        """The list of grounds, and of outcomes where one of those is this ground."""
        return _GROUNDS if self.or_outcome is None else _GROUNDS | self.or_outcome.facts

    def evaluate(self, case: Case) -> Finding:
        """Unknown when the list is unknown; of a known list, the best entry of this kind."""
        if case.profile.exceptional is not None and self.kind not in case.grounds and self.or_outcome is None:
            return self._not_listed
        by_outcome = self._by_outcome(case)
        if case.profile.exceptional is None:
            return Finding(
                self, max(Status.UNKNOWN, by_outcome.status), None, None, by_outcome.children, "exceptional"
            )
        found = tuple([self._of(entry) for entry in case.grounds.get(self.kind, ())])
        best = max(status.any_of([f.status for f in found]), by_outcome.status)
        return Finding(self, best, None, None, (*found, *by_outcome.children), "exceptional")

    def _of(self, entry: Outcome) -> Finding:
        if not self.alternatives:
            return Finding(self, Status.MET, entry)
        found = tuple([alternative.of(entry) for alternative in self.alternatives])
        return Finding(self, status.any_of([f.status for f in found]), entry, None, found)

    def _by_outcome(self, case: Case) -> Finding:
        """Only what is sure counts: the list of grounds is complete, so a doubt here adds nothing."""
        sure: tuple[Finding, ...] = ()
        if self.or_outcome is not None:
            found = [self.or_outcome.of(entry) for entry in case.outcomes.get(self.or_outcome.kind, ())]
            sure = tuple([finding for finding in found if finding.status is Status.MET])
        return Finding(self, Status.MET if sure else Status.NOT_MET, None, None, sure)
