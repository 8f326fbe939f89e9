"""How buttons are set out in rows: as many as fit a phone's width."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogs.engine.ask import Offer, Rows

ROW_CELLS: Final = 30
"""A Chinese character takes two cells."""
BETWEEN: Final = 3
MOST_IN_A_ROW: Final = 5

T = TypeVar("T")


def rows(offers: Sequence[Offer]) -> Rows:
    """``offers`` in order, in rows that fit a phone."""
    return in_rows([(offer, offer.label) for offer in offers])


def in_rows(labelled: Sequence[tuple[T, str]]) -> tuple[tuple[T, ...], ...]:
    """Anything with a label in rows that fit a phone."""
    told: list[list[T]] = []
    used = ROW_CELLS + 1
    for one, text in labelled:
        width = cells(text) + BETWEEN
        if used + width > ROW_CELLS + BETWEEN or len(told[-1]) == MOST_IN_A_ROW:
            told.append([])
            used = 0
        told[-1].append(one)
        used += width
    return tuple(tuple(row) for row in told)


def cells(text: str) -> int:
    """The width of ``text`` in a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
