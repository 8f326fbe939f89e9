"""How hypothesis draws its examples, for every test, and what a mutation run must not remember."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from rules import load_policies

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
