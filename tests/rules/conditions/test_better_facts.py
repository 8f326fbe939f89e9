"""Nobody is worse off for a better fact: no level and no condition gets worse, held levels aside."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.people import people
from tests.rules.altering import Person, betterments
from tests.rules.verdicts import GOODNESS, shipped, statuses

if TYPE_CHECKING:
    import random


def check_not_worse(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> None:
    """A level that is held on either side is not compared: there is nothing left to apply for."""
    worse = {
        part: (before[part], after[part])
        for part in before.keys() & after.keys()
        if GOODNESS[after[part]] < GOODNESS[before[part]]
    }
    assert not worse


@given(people(), st.randoms(use_true_random=False))
def test_a_better_fact_makes_nothing_worse(person: Person, rng: random.Random) -> None:
    before = statuses(person)
    for better in betterments(person, rng):
        check_not_worse(before, statuses(better.of(person)))


@given(people(), st.integers(0, 8000))
def test_waiting_makes_nothing_worse(person: Person, days: int) -> None:
    as_of = shipped().profile(person).as_of
    check_not_worse(statuses(person), statuses(person, on=as_of + timedelta(days=days)))


@given(people(), st.randoms(use_true_random=False))
def test_only_a_title_of_one_s_own_makes_a_level_held(person: Person, rng: random.Random) -> None:
    """Whatever else gets better, the levels that were open to an application stay so."""
    before = {level for level, _ in statuses(person)}
    for better in betterments(person, rng):
        if better.path[0] != "titles":
            assert {level for level, _ in statuses(better.of(person))} == before
