"""How achievements are counted: by kind, by item, and so many of the items.

Where one could count for several items, an item counts only so often, or there are several lists, what counts for what
is matched (:mod:`rules.conditions.matching`); else the numbers add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final, NamedTuple

from rules.conditions.attribute import AttributeCheck, NumberInAll, Unused
from rules.conditions.counted_once import matched
from rules.conditions.findings import Applicant, Finding
from rules.conditions.matching import Claim, Scheme
from rules.conditions.status import Status, all_of
from rules.notice.caveat_data import UndefinedValue
from rules.profile.profile import Achievement

_ACHIEVEMENTS: Final = frozenset({"achievements"})


@dataclass(frozen=True)
class AchievementKind:
    """Achievements of one kind under one item; ``every`` 2 counts each pair as one, ``total`` all of them as one.

    ``unused`` is ``None`` where an achievement counts even if it was used before (破格 ground 3). ``undefined``: the
    values that are asked for and that the notice does not define.
    """

    clause: ClassVar[str | None] = None
    kind: str
    every: int
    checks: tuple[AttributeCheck, ...]
    unused: Unused | None
    undefined: tuple[UndefinedValue, ...] = ()

    @cached_property
    def total(self) -> NumberInAll | None:
        """What they have to come to together, if that is asked."""
        return next((check for check in self.checks if isinstance(check, NumberInAll)), None)

    @cached_property
    def _asked(self) -> tuple[AttributeCheck | Unused, ...]:
        return self.checks if self.unused is None else (*self.checks, self.unused)

    def worth(self, entry: Achievement) -> float:
        """What each of the entry brings to the amount that is asked for in all; unknown, anything."""
        return 0 if self.total is None else self.total.worth(entry)

    def of(self, entry: Achievement, applicant: Applicant | None = None) -> Finding:
        """One entry held against every attribute, nothing short-circuited."""
        children = tuple([check.of(entry, applicant) for check in self._asked])
        return Finding(self, all_of([child.status for child in children]), entry, None, children)

    @property
    def facts(self) -> frozenset[str]:
        """The list of achievements, and what its checks read beside."""
        return _ACHIEVEMENTS.union(*(check.beside for check in self.checks))

    def evaluate(self, applicant: Applicant) -> Finding:
        """``counted`` and ``possible`` are numbers of achievements before ``every`` is applied."""
        if applicant.profile.achievements is None:
            return Finding(self, Status.UNKNOWN, fact="achievements", possible=None)
        found = tuple([self.of(entry, applicant) for entry in applicant.achievements.get(self.kind, ())])
        if self.total is not None:
            return self._in_all(found, self.total.total)
        counted = possible = 0
        for finding in found:
            if finding.status is Status.MET:
                counted += finding.seen.count
            if finding.status is not Status.NOT_MET:
                possible += finding.seen.count
        reached = _status_of_count(counted // self.every, possible // self.every, 1)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)

    def _in_all(self, found: tuple[Finding, ...], total: float) -> Finding:
        """They count once if they come to the total."""
        counted, possible = (
            int(sum(self.worth(one.seen) * one.seen.count for one in found if one.status >= least) >= total)
            for least in (Status.MET, Status.UNKNOWN)
        )
        reached = _status_of_count(counted, possible, 1)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)


@dataclass(frozen=True)
class AchievementItem:
    """One numbered item of a level's list. Kinds under one item are never mixed to make a pair.

    ``most``: it counts no more than so often, however many there are.
    """

    clause: str
    quote: str
    kinds: tuple[AchievementKind, ...]
    committee: tuple[str, ...]
    most: int | None = None

    @property
    def facts(self) -> frozenset[str]:
        """Those of its kinds."""
        return frozenset(fact for kind in self.kinds for fact in kind.facts)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(kind.kind for kind in self.kinds)

    @cached_property
    def _nothing(self) -> Finding:
        """What is found where nothing of its kinds is listed, as of most items."""
        none = tuple(Finding(kind, Status.NOT_MET, fact="achievements") for kind in self.kinds)
        return Finding(self, Status.NOT_MET, None, None, none, "achievements")

    def evaluate(self, applicant: Applicant) -> Finding:
        """``counted``: what this item adds to the level's count."""
        is_known = applicant.profile.achievements is not None
        if is_known and self._names.isdisjoint(applicant.achievements):
            return self._nothing
        found = tuple([kind.evaluate(applicant) for kind in self.kinds])
        counted = sum([kind.counted // kind.asked.every for kind in found])
        possible = None
        if applicant.profile.achievements is not None:
            possible = sum([(kind.possible or 0) // kind.asked.every for kind in found])
        reached = _status_of_count(counted, possible, 1)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)


class CountedList(NamedTuple):
    """``required`` of the items in ``places``, by their places among all of the condition."""

    required: int
    places: range


@dataclass(frozen=True)
class AchievementCount:
    """So many of the items; 同一类型的多个成果可累计计算.

    ``required``: of all ``lists`` together, each of which has to be full; mostly there is one. ``each``: the words and
    the clause of what other clauses ask of every achievement alike.
    """

    clause: str
    quote: str
    required: int
    items: tuple[AchievementItem, ...]
    lists: tuple[CountedList, ...]
    each: tuple[tuple[str, str], ...] = ()

    @cached_property
    def facts(self) -> frozenset[str]:
        """Those of its items."""
        return frozenset(fact for item in self.items for fact in item.facts)

    @cached_property
    def scheme(self) -> Scheme:
        """What an achievement may count for, and how often."""
        kinds = [kind for item in self.items for kind in item.kinds]
        is_limited = any(item.most for item in self.items) or any(kind.total for kind in kinds)
        is_distinct = len({kind.kind for kind in kinds}) == len(kinds)
        return Scheme(
            tuple(
                Claim(kind.every, n, None if kind.total is None else kind.total.total)
                for n, item in enumerate(self.items)
                for kind in item.kinds
            ),
            tuple(item.most for item in self.items),
            tuple(one.places for one in self.lists),
            tuple(one.required for one in self.lists),
            is_simple=is_distinct and not is_limited and len(self.lists) == 1,
        )

    def evaluate(self, applicant: Applicant) -> Finding:
        """Met when surely enough; not met when even the uncertain ones would not do; else unknown."""
        found = tuple([item.evaluate(applicant) for item in self.items])
        if not self.scheme.is_simple and applicant.profile.achievements:
            found = matched(self.scheme, found)
        counted = sum([finding.counted for finding in found])
        possible = None if applicant.profile.achievements is None else sum([f.possible or 0 for f in found])
        reached = _status_of_count(counted, possible, self.required)
        return Finding(self, reached, None, None, found, "achievements", counted, possible)

    def wider_status(self, found: Finding) -> Status:
        """The status if pairs were read widely: from two on, n achievements count n - 1.

        What is matched is read as it is.
        """
        paired = [kind for item in found.children for kind in item.children if kind.asked.every > 1]
        if not paired or not self.scheme.is_simple or found.possible is None:
            return found.status
        counted = found.counted + sum(_more_widely(kind.counted, kind.asked.every) for kind in paired)
        possible = found.possible + sum(_more_widely(kind.possible or 0, kind.asked.every) for kind in paired)
        return _status_of_count(counted, possible, self.required)


def _more_widely(achievements: int, every: int) -> int:
    """How many more they are where each but the first makes another pair."""
    return max(achievements - every + 1, 0) - achievements // every


def _status_of_count(counted: int, possible: int | None, required: int) -> Status:
    if counted >= required:
        return Status.MET
    return Status.NOT_MET if possible is not None and possible < required else Status.UNKNOWN
