"""Kleene's three values, the only truth values of this package."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Status(IntEnum):
    """Whether the facts meet a condition. Ordered so that "and" is the minimum and "or" the maximum."""

    NOT_MET = 0
    UNKNOWN = 1
    MET = 2

    @property
    def word(self) -> str:
        """The contract's word: ``met``, ``not_met`` or ``unknown``."""
        return _WORDS[self]


_WORDS = {Status.NOT_MET: "not_met", Status.UNKNOWN: "unknown", Status.MET: "met"}


def all_of(statuses: Iterable[Status]) -> Status:
    """Kleene's "and"; of nothing at all, met."""
    return min(statuses, default=Status.MET)


def any_of(statuses: Iterable[Status]) -> Status:
    """Kleene's "or"; of nothing at all, not met."""
    return max(statuses, default=Status.NOT_MET)


def of(truth: bool | None) -> Status:  # noqa: FBT001 - the three values of a declared fact
    """The status of a plain declaration: ``None`` is unknown, never "no"."""
    if truth is None:
        return Status.UNKNOWN
    return Status.MET if truth else Status.NOT_MET
