"""How hypothesis draws its examples, for every test, and what a mutation run must not remember."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

from rules import load_policies

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "usual")

# A busy machine is no defect: no example has a deadline. What is drawn is the same each time: what fails here is
# what somebody has changed, and new examples are searched for by hand.
settings.register_profile("usual", deadline=None, derandomize=True, max_examples=50)
# A long search, by hand: HYPOTHESIS_PROFILE=thorough.
settings.register_profile("thorough", deadline=None, max_examples=5000)
# The mutation run repeats the same few examples for every mutant, and wants no smaller one that fails.
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    max_examples=15,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(PROFILE)


@pytest.fixture(autouse=PROFILE == "mutants")
def _notices_are_read_again() -> None:
    """While mutmut notes which test calls what, each test reads the notices itself, not only the first of them."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        load_policies.cache_clear()


def pytest_sessionstart() -> None:
    """A mutant's process must not go on with the notices that its parent has read without the mutant."""
    if PROFILE == "mutants":
        load_policies.cache_clear()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What takes a browser is run when it is asked for, by `make test-web`."""
    is_asked_for = any("tests/web" in each for each in config.args)
    return True if collection_path == config.rootpath / "tests" / "web" and not is_asked_for else None


# Assesses most in the least time; the rest follows from the quickest to the slowest, as mutmut names them.
FIRST = ("test_random_people_are_judged_alike[0]", "test_the_scenarios_hold[0]")

# Slow tests that hold what is built upon the verdict: the verdict's own mutants are left to its own tests.
BUILT_UPON = {
    "test_road": ("rules.timeline.road", "rules.timeline.way"),
    "test_whatif": (
        "rules.timeline.whatif",
        "rules.timeline.road",
        "rules.timeline.way",
        "rules.verdict.remedies",
    ),
    "test_remedies": ("rules.verdict.remedies",),
}

# What reads a notice is held by these; that people are then judged rightly need not be tried in every way.
READING = (
    "rules.loader.",
    *(
        f"rules.notice.{module}."
        for module in ("check_names", "checks", "check_thresholds", "sources", "yaml_file", "notice")
    ),
)
OF_READING = (
    *(
        "test_notice",
        "test_thresholds",
        "test_several_notices",
        "test_second_notice",
        "test_receipt",
        "test_words",
    ),
    *("test_oracle_agreement", "scenarios_together"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first failure ends a mutant's run, so what is run and in which order is most of its cost."""
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if PROFILE == "mutants":
        items[:] = [item for item in items if _is_of_use(item.path.stem, mutant)]
        items.sort(key=lambda item: item.name not in FIRST)


def _is_of_use(tests: str, mutant: str) -> bool:
    if mutant.startswith(READING):
        return tests.startswith(OF_READING)
    return not mutant.startswith("rules.") or mutant.startswith(BUILT_UPON.get(tests, "rules."))
