"""How fast one person may write to the bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

from cachetools import LRUCache

REMEMBERED: Final = 10_000
"""People whose latest updates are remembered; whoever wrote longest ago is forgotten first."""


class Allowed(Enum):
    """Whether an update is to be dealt with; ``NO_LONGER``: this is the first that is not."""

    YES = auto()
    NO_LONGER = auto()
    NO = auto()


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime
    is_told: bool = False


def alone() -> int:
    """How many processes share what is limited, where one has all of it."""
    return 1


class RateLimit:
    """``per_minute`` updates a minute for each person, all of them at once if they like; 0 for no limit.

    Each of ``among`` processes allows its share, so that together they allow no more.
    """

    def __init__(self, per_minute: int, among: Callable[[], int] = alone) -> None:
        self._per_minute = per_minute
        self._among = among
        self._buckets: LRUCache[str, _Bucket] = LRUCache(REMEMBERED)
        self._decided: LRUCache[str, Allowed] = LRUCache(REMEMBERED)

    def spend(self, owner: str, update: str, now: datetime) -> Allowed:
        """Count the ``update`` of ``owner``, once however often it is tried."""
        if update not in self._decided:
            self._decided[update] = self.count(owner, now)
        return self._decided[update]

    def count(self, owner: str, now: datetime) -> Allowed:
        """Count one of ``owner`` that is not tried again."""
        if not self._per_minute:
            return Allowed.YES
        share = self._per_minute / self._among()
        size = max(1.0, share)
        bucket = self._buckets.setdefault(owner, _Bucket(size, now))
        passed = max(0.0, (now - bucket.at).total_seconds())
        bucket.left = min(size, bucket.left + passed * share / 60)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left -= 1
            bucket.is_told = False
            return Allowed.YES
        allowed = Allowed.NO if bucket.is_told else Allowed.NO_LONGER
        bucket.is_told = True
        return allowed
