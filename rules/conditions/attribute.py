"""What one attribute of an achievement, or of an entry of 破格, must be.

``beside``: the facts that a check reads beside the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import ClassVar

from rules.conditions import status
from rules.conditions.findings import Applicant, Finding
from rules.conditions.recency import SinceTitle, WithinYears
from rules.profile.profile import Achievement, AttributeValue


@dataclass(frozen=True)
class AttributeIs:
    """An attribute of an enumerated type; ``allowed`` are the values that meet it, the least first."""

    beside: ClassVar[frozenset[str]] = frozenset()
    attribute: str
    allowed: tuple[AttributeValue, ...]
    clause: str | None = None

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        """A missing attribute is unknown."""
        value = entry.attributes.get(self.attribute)
        return Finding(self, status.of(None if value is None else value in self.allowed), value)

    @property
    def needed(self) -> AttributeValue:
        """The least value that meets it."""
        return self.allowed[0]


@dataclass(frozen=True)
class RankAtMost:
    """A place in the published order of authors, inventors or people in charge; 1 is the first."""

    beside: ClassVar[frozenset[str]] = frozenset()
    attribute: str
    highest: int
    clause: str | None = None

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        """A missing rank is unknown; a role says nothing about it."""
        rank = _number(entry, self.attribute)
        return Finding(self, status.of(None if rank is None else rank <= self.highest), rank)

    @property
    def needed(self) -> AttributeValue:
        """The least favourable place that still meets it."""
        return self.highest


@dataclass(frozen=True)
class NumberAtLeast:
    """A quantity: words, money, hours, an impact factor."""

    beside: ClassVar[frozenset[str]] = frozenset()
    attribute: str
    least: float
    clause: str | None = None

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        """A missing number is unknown."""
        number = _number(entry, self.attribute)
        return Finding(self, status.of(None if number is None else number >= self.least), number)

    @property
    def needed(self) -> AttributeValue:
        """The least number that meets it."""
        return self.least


@dataclass(frozen=True)
class NumberInAll:
    """A quantity that achievements of a kind have to come to together: 累计到账100万元."""

    beside: ClassVar[frozenset[str]] = frozenset()
    attribute: str
    total: float
    clause: str | None = None

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        """Whatever number it is, it adds to the others; a missing one is unknown."""
        number = _number(entry, self.attribute)
        return Finding(self, status.of(None if number is None else True), number)

    def worth(self, entry: Achievement) -> float:
        """What each of the entry brings; unknown, anything."""
        number = _number(entry, self.attribute)
        return inf if number is None else number

    @property
    def needed(self) -> AttributeValue:
        """What one alone would need."""
        return self.total


def _number(entry: Achievement, attribute: str) -> float | None:
    number = entry.attributes.get(attribute)
    return number if isinstance(number, int | float) else None


AttributeCheck = AttributeIs | RankAtMost | NumberAtLeast | NumberInAll | WithinYears | SinceTitle


@dataclass(frozen=True)
class Unused:
    """成果条件为在以往职称评审过程中未使用过的成果. Unknown: it may count."""

    attribute: ClassVar = "used_before"
    clause: str
    quote: str

    def of(self, entry: Achievement, _applicant: Applicant | None = None) -> Finding:
        """Whether this entry may still be used."""
        used = entry.used_before
        return Finding(self, status.of(None if used is None else not used), used)
