from __future__ import annotations

import pytest

from dialogs.answers import Answers, answers_of
from rules import Policy, load_policies
from tests.dialogs.answers.told_story import DAY


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policies().in_force(DAY)


@pytest.fixture(scope="session")
def answers(policy: Policy) -> Answers:
    return answers_of(policy)
