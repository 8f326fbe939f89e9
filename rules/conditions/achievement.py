"""How achievements are counted: by kind, by item, and so many of the items (interpretation §4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status

if TYPE_CHECKING:
    from rules.conditions.attribute import AttributeCheck, Unused
    from rules.profile.profile import Achievement

_ACHIEVEMENTS: Final = frozenset({"achievements"})


@dataclass(frozen=True, slots=True)
class AchievementKind:
    """Achievements of one kind under one item; ``every`` 2 counts each pair as one.

    ``unused`` is ``None`` where an achievement counts even if it was used before (破格 ground 3).
    """

    kind: str
    every: int
    checks: tuple[AttributeCheck, ...]
    unused: Unused | None
    clause: str | None = None

    def of(self, entry: Achievement) -> Finding:
        """One entry held against every attribute, nothing short-circuited."""
        children = [check.of(entry) for check in self.checks]
        if self.unused is not None:
            children.append(self.unused.of(entry))
        lowest = Status.MET
        for child in children:
            lowest = min(lowest, child.status)
        return Finding(self, lowest, entry, None, tuple(children))

    @property
    def facts(self) -> frozenset[str]:
        """The list of achievements."""
        return _ACHIEVEMENTS

    def evaluate(self, applicant: Applicant) -> Finding:
        """``counted`` and ``possible`` are numbers of achievements before ``every`` is applied."""
        if applicant.profile.achievements is None:
            return Finding(self, Status.UNKNOWN, fact="achievements", possible=None)
        found = tuple([self.of(entry) for entry in applicant.achievements.get(self.kind, ())])
        counted = possible = 0
        for finding in found:
            if finding.status is Status.MET:
                counted += finding.seen.count
            if finding.status is not Status.NOT_MET:
                possible += finding.seen.count
        reached = _status_of_count(counted // self.every, possible // self.every, 1)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)


@dataclass(frozen=True, slots=True)
class AchievementItem:
    """One numbered item of a level's list. Kinds under one item are never mixed to make a pair."""

    clause: str
    quote: str
    kinds: tuple[AchievementKind, ...]
    committee: tuple[str, ...]
    _names: frozenset[str] = field(init=False, repr=False, compare=False)
    _nothing: Finding = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        none = tuple(Finding(kind, Status.NOT_MET, fact="achievements") for kind in self.kinds)
        object.__setattr__(self, "_names", frozenset(kind.kind for kind in self.kinds))
        object.__setattr__(self, "_nothing", Finding(self, Status.NOT_MET, None, None, none, "achievements"))

    @property
    def facts(self) -> frozenset[str]:
        """The list of achievements."""
        return _ACHIEVEMENTS

    def evaluate(self, applicant: Applicant) -> Finding:
        """``counted``: what this item adds to the level's count."""
        if applicant.profile.achievements is not None and applicant.achievements.keys().isdisjoint(
            self._names
        ):
            return self._nothing  # the commonest finding of all is made once
        found = tuple([kind.evaluate(applicant) for kind in self.kinds])
        counted = 0
        possible: int | None = 0
        for kind, finding in zip(self.kinds, found, strict=True):
            counted += finding.counted // kind.every
            if finding.possible is None or possible is None:
                possible = None
            else:
                possible += finding.possible // kind.every
        return Finding(
            self, _status_of_count(counted, possible, 1), None, None, found, "achievements", counted, possible
        )


@dataclass(frozen=True, slots=True)
class AchievementCount:
    """So many of the items; 同一类型的多个成果可累计计算."""

    clause: str
    quote: str
    required: int
    items: tuple[AchievementItem, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The list of achievements."""
        return _ACHIEVEMENTS

    def evaluate(self, applicant: Applicant) -> Finding:
        """Met when surely enough; not met when even the uncertain ones would not do; else unknown."""
        found = tuple([item.evaluate(applicant) for item in self.items])
        counted = sum([finding.counted for finding in found])
        possible = None if applicant.profile.achievements is None else sum([f.possible or 0 for f in found])
        reached = _status_of_count(counted, possible, self.required)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)

    def wider_status(self, found: Finding) -> Status:
        """The status if pairs were read widely: from two on, n achievements count n - 1."""
        counted = possible = 0
        for item in found.children:
            for kind in item.children:
                if kind.possible is None:
                    return found.status
                counted += _widely(kind.counted, kind.asked.every)
                possible += _widely(kind.possible, kind.asked.every)
        return _status_of_count(counted, possible, self.required)


def _widely(achievements: int, every: int) -> int:
    return max(achievements - every + 1, 0)


def _status_of_count(counted: int, possible: int | None, required: int) -> Status:
    if counted >= required:
        return Status.MET
    return Status.NOT_MET if possible is not None and possible < required else Status.UNKNOWN
