"""Pictures and files that were sent together come one by one, and are answered once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED: Final = 10_000
"""Albums, the latest, of which it is known what came of them first."""


Json = Mapping[str, Any]


def captions_first(updates: Iterable[Json]) -> list[Json]:
    """In each album, what has a caption before what has none: so that the album's one answer is about its words."""
    ordered = list(updates)
    places = defaultdict(list)
    for place, update in enumerate(ordered):
        album = _message(update).get("media_group_id")
        if isinstance(album, str):
            places[album].append(place)
    for taken in places.values():
        together = sorted((ordered[place] for place in taken), key=lambda one: "caption" not in _message(one))
        for place, update in zip(taken, together, strict=True):
            ordered[place] = update
    return ordered


def _message(update: Json) -> Json:
    message = update.get("message")
    return message if isinstance(message, dict) else {}


class Albums:
    """Knows of each album its first update: also when that is tried again, it is the one that is answered."""

    def __init__(self) -> None:
        self._first: LRUCache[str, str] = LRUCache(REMEMBERED)

    def has_begun(self, album: str, update: str) -> bool:
        """Whether another update of this album came before ``update``."""
        first: str = self._first.setdefault(album, update)
        return first != update
