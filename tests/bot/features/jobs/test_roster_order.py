"""Officers take turns, and each keeps their own order."""

from __future__ import annotations

from datetime import date

import pytest

from bot.features.jobs.roster_order import ahead, in_turn
from bot.store.rosters import Roster, RosterState, WantedRoster


def asked(owners: str, states: str = "") -> list[Roster]:
    """Rosters of these officers in order of asking; ``states`` by their first letters, ``a`` for waiting."""
    letters = {"a": "waiting", "k": "working", "s": "sending", "d": "done"}
    return [
        Roster(
            number,
            WantedRoster(owner, owner, "f", "名单.xlsx", 1, date(2026, 11, 22)),
            RosterState(letters[state]),
            0,
            None,
            is_on_its_way=False,
            done_at=None,
        )
        for number, (owner, state) in enumerate(zip(owners, states or "a" * len(owners), strict=True))
    ]


@pytest.mark.parametrize(
    ("owners", "states", "order"),
    [
        ("", "", []),
        ("a", "", [0]),
        ("aaab", "", [0, 3, 1, 2]),
        ("aaab", "kaaa", [0, 3, 1, 2]),
        ("aaab", "ksda", [0, 3]),
        ("aabbc", "", [0, 2, 4, 1, 3]),
        ("abababb", "", [0, 1, 2, 3, 4, 5, 6]),
        ("aaab", "kkaa", [0, 1, 3, 2]),
        ("aab", "ska", [1, 2]),
    ],
)
def test_whose_roster_comes_next(owners: str, states: str, order: list[int]) -> None:
    assert [roster.number for roster in in_turn(asked(owners, states))] == order


@pytest.mark.parametrize(
    ("owners", "workers", "before"),
    [
        ("aaaab", 1, [0, 2, 3, 4, 1]),
        ("aaaab", 2, [0, 1, 2, 3, 0]),
        ("aaaab", 9, [0, 0, 0, 0, 0]),
        ("abc", 1, [0, 1, 2]),
        ("abc", 2, [0, 0, 1]),
    ],
)
def test_how_many_must_end_before_one_begins(owners: str, workers: int, before: list[int]) -> None:
    rosters = asked(owners)
    assert [ahead(rosters, number, workers) for number in range(len(owners))] == before
