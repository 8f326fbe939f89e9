"""How hypothesis draws its examples, for every test, and what a mutation run must not remember."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "usual")

# A busy machine is no defect: no example has a deadline.
settings.register_profile("usual", deadline=None)
# A long search, by hand: HYPOTHESIS_PROFILE=thorough.
settings.register_profile("thorough", deadline=None, max_examples=5000)
# The mutation run repeats the same few examples for every mutant.
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=40, database=None)
settings.load_profile(PROFILE)


@pytest.fixture(autouse=PROFILE == "mutants")
def _notices_are_read_again() -> None:
    """A mutant in the reading of the notices is held against every test, not only the first that reads them."""
    load_policies.cache_clear()


# In a mutation run those come first that assess most in the least time.
FIRST = ("test_oracle_agreement", "test_scenarios", "test_assessment", "test_missing", "test_days")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first failure ends a mutant's run, so the order is all its cost."""
    if PROFILE == "mutants":
        items.sort(key=lambda item: _place(item.nodeid, FIRST))


def _place(name: str, first: Sequence[str]) -> int:
    return next((place for place, part in enumerate(first) if part in name), len(first))
