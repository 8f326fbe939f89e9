"""In which order rosters come: officers in turn, so that nobody waits for all that another has sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from bot.store.rosters import UNDER_WAY, Roster, RosterState


def in_turn(rosters: Iterable[Roster]) -> list[Roster]:
    """Those still to be assessed, what was begun first; ``rosters``, and so each officer's, are in order of asking."""
    rounds: Counter[str] = Counter()
    placed = []
    for roster in rosters:
        if roster.state in UNDER_WAY:
            place = (roster.state is not RosterState.WORKING, rounds[roster.wanted.owner])
            placed.append((place, roster))
            rounds[roster.wanted.owner] += 1
    return [roster for _, roster in sorted(placed, key=itemgetter(0))]


def ahead(rosters: Iterable[Roster], number: int, workers: int) -> int:
    """How many must come to their end before the roster ``number`` begins, when so many are worked on at once."""
    numbers = [roster.number for roster in in_turn(rosters)]
    return max(0, numbers.index(number) - (workers - 1))
