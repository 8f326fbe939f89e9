"""A named condition of a level, and what became of it for whoever has the same facts: worked out once, and kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from rules.conditions.findings import Applicant, Finding, Node

T = TypeVar("T")

KEPT: Final = 128
"""So many findings a condition keeps at most, by their facts, without whose they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A named condition of a level; ``node`` evaluates it."""

    name: str
    title: str
    node: Node
    _kept: dict[Hashable, ConditionFinding] = field(default_factory=dict, init=False, repr=False)

    @property
    def reads(self) -> frozenset[str]:
        """The paths of all facts that its node reads."""
        return self.node.facts

    def found(self, applicant: Applicant) -> ConditionFinding:
        """What becomes of it, by the facts that its node reads, and by nothing else."""
        facts = applicant.facts(self.reads)
        found = None if facts is None else self._kept.get(facts)
        if found is None:
            found = ConditionFinding(self, self.node.evaluate(applicant))
            if facts is not None:
                self._keep(facts, found)
        return found

    def _keep(self, facts: Hashable, found: ConditionFinding) -> None:
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[facts] = found


class _Found(NamedTuple):
    condition: Condition
    finding: Finding


class ConditionFinding(_Found):
    """A condition of a level and what became of it."""

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What ``work_out`` makes of it, worked out once; ``key`` names that and all else on which it depends."""
        known: dict[Any, Any] = vars(self)
        if key not in known:
            known[key] = work_out()
        made: T = known[key]
        return made
