"""破格: grounds that waive 学历和专业工作经历 and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from rules.conditions import status
from rules.conditions.achievement import AchievementKind
from rules.conditions.attribute import AttributeCheck
from rules.conditions.combination import AnyOf
from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status
from rules.profile.profile import Achievement, AttributeValue

_GROUNDS: Final = frozenset({"exceptional"})


@dataclass(frozen=True)
class GroundAlternative:
    """One way to meet a ground: every check on one entry."""

    clause: ClassVar[str | None] = None
    checks: tuple[AttributeCheck, ...]

    def of(self, entry: Achievement, applicant: Applicant | None = None) -> Finding:
        """An attribute that is not given makes it unknown unless another one fails."""
        children = tuple([check.of(entry, applicant) for check in self.checks])
        return Finding(self, status.all_of([c.status for c in children]), entry, None, children)


@dataclass(frozen=True)
class Ground:
    """One ground. Without alternatives it is met by being listed.

    ``or_achievement``: an achievement that is this ground as well, even beside an empty list; one that may be it
    leaves the ground unknown.
    ``committee_when``: the values of the entry for which the ``committee`` words matter.
    """

    clause: str
    quote: str
    kind: str
    alternatives: tuple[GroundAlternative, ...]
    or_achievement: AchievementKind | None
    committee: tuple[str, ...]
    committee_when: Mapping[str, AttributeValue]

    @property
    def facts(self) -> frozenset[str]:
        """The list of grounds, and of achievements where one of those is this ground."""
        own = _GROUNDS.union(*(check.beside for way in self.alternatives for check in way.checks))
        return own if self.or_achievement is None else own | self.or_achievement.facts

    def evaluate(self, applicant: Applicant) -> Finding:
        """Unknown when the list is unknown; of a known list, the best entry of this kind."""
        none = Status.UNKNOWN if applicant.profile.exceptional is None else Status.NOT_MET
        found = [self._of(entry, applicant) for entry in applicant.grounds.get(self.kind, ())]
        if self.or_achievement is not None:
            found += self._by_achievement(self.or_achievement, applicant)
        best = status.any_of([none, *[one.status for one in found]])
        return Finding(self, best, children=tuple(found), fact="exceptional")

    def _of(self, entry: Achievement, applicant: Applicant) -> Finding:
        if not self.alternatives:
            return Finding(self, Status.MET, entry)
        found = tuple([alternative.of(entry, applicant) for alternative in self.alternatives])
        return Finding(self, status.any_of([f.status for f in found]), entry, None, found)

    @staticmethod
    def _by_achievement(kind: AchievementKind, applicant: Applicant) -> Iterator[Finding]:
        """The listed achievements that are this ground or may be it: unknown is never "no"."""
        for entry in applicant.achievements.get(kind.kind, ()):
            found = kind.of(entry, applicant)
            if found.status is not Status.NOT_MET:
                yield found._replace(fact="achievements")


class Waiver(AnyOf):
    """破格: any of the grounds; each child is one."""
