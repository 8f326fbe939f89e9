"""Pictures and files that were sent together come one by one, and are answered once."""

from __future__ import annotations

from typing import Final

from cachetools import LRUCache

REMEMBERED: Final = 10_000
"""Albums, the latest, of which it is known what came of them first."""


class Albums:
    """Knows of each album its first update: also when that is tried again, it is the one that is answered."""

    def __init__(self) -> None:
        self._first: LRUCache[str, str] = LRUCache(REMEMBERED)

    def has_begun(self, album: str, update: str) -> bool:
        """Whether another update of this album came before ``update``."""
        first: str = self._first.setdefault(album, update)
        return first != update
