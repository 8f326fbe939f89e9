"""In which order rosters come: officers in turn, so that nobody waits for all that another has sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.store.rosters import UNDER_WAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.rosters import Roster


def in_turn(rosters: Iterable[Roster]) -> list[Roster]:
    """Those still to be assessed; ``rosters`` are in order of asking, and each officer's stay so."""
    rounds: Counter[str] = Counter()
    placed = []
    for roster in rosters:
        if roster.state in UNDER_WAY:
            placed.append((rounds[roster.wanted.owner], roster))
            rounds[roster.wanted.owner] += 1
    return [roster for _, roster in sorted(placed, key=lambda place: place[0])]


def ahead(rosters: Iterable[Roster], number: int, workers: int) -> int:
    """How many must come to their end before the roster ``number`` begins, when so many are worked on at once."""
    numbers = [roster.number for roster in in_turn(rosters)]
    return max(0, numbers.index(number) - (workers - 1))
