"""Thousands of random lists of outcomes are judged by the rules as by the oracle, and by hand-made ones."""

from __future__ import annotations

import random
from typing import Any

import pytest

from rules import Assessment, Policy, load_policy, profile_json
from tests.made_up_notices import LANHU, NOTICES
from tests.rules.outcomes.drawn import TITLES, drawn
from tests.rules.outcomes.oracle import Verdict, judge

DAY = "2033-06-30"
LEVELS = ["engineer", "senior_engineer"]


@pytest.fixture(scope="module")
def lanhu() -> Policy:
    return load_policy(NOTICES / LANHU)


def condition(policy: Policy, level: str, facts: dict[str, Any]) -> dict[str, Any]:
    found = Assessment(policy, policy.profile(facts)).as_json()["levels"][LEVELS.index(level)]
    return dict(next(one for one in found["conditions"] if one["condition"] == "achievements"))


@pytest.mark.parametrize("seed", range(12))
def test_random_outcomes_are_judged_as_by_the_oracle(lanhu: Policy, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(120):
        entries = [drawn(rng) for _ in range(rng.randint(0, 5))]
        titles = rng.choice(TITLES)
        for level in LEVELS:
            told = condition(lanhu, level, {"as_of": DAY, "titles": titles, "achievements": entries})
            assert Verdict(told["status"], told["counted"], told["possible"]) == judge(
                level, entries, DAY, titles
            ), (level, titles, entries)


def test_what_is_random_is_of_every_sort() -> None:
    rng = random.Random(7)
    seen = {
        (level, judge(level, [drawn(rng) for _ in range(rng.randint(0, 5))], DAY, rng.choice(TITLES)).status)
        for _ in range(500)
        for level in LEVELS
    }
    assert len(seen) == len(LEVELS) * 3


def test_facts_are_read_as_they_are_written(lanhu: Policy) -> None:
    """A receipt says no more of a date than is known, and 3 is no 3.0."""
    entries = [
        {"kind": "paper", "rank": 1, "impact": 3, "done_on": "2033"},
        {"kind": "paper", "impact": 3.25},
    ]
    assert profile_json(lanhu.profile({"as_of": DAY, "achievements": entries}))["achievements"] == entries
