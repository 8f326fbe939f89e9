"""One ordinary table of HR, and who must be read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Ordinary:
    """``people``: the facts of each person, null for what must not be known; null for somebody whose row is refused.

    ``told``: words that stand among the problems or remarks; ``merged``: first row and column, last row and column;
    ``labels``: what the people are called.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    people: Sequence[Mapping[str, Any] | None]
    told: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    labels: tuple[str, ...] = ()
