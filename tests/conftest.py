"""How hypothesis draws its examples, for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A busy machine is no defect: no example has a deadline.
settings.register_profile("usual", deadline=None)
# A long search, by hand: HYPOTHESIS_PROFILE=thorough.
settings.register_profile("thorough", deadline=None, max_examples=5000)
# The mutation run repeats the same few examples for every mutant.
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=40, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
