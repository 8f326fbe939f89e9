from __future__ import annotations

from datetime import date

import pytest

from dialogs.answers import Answers, answers_of
from dialogs.language.question import Enquiry
from rules import Policy, load_policies


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policies().in_force(date(2026, 11, 22))


@pytest.fixture(scope="session")
def enquiry(policy: Policy) -> Enquiry:
    return Enquiry(policy)


@pytest.fixture(scope="session")
def answers(policy: Policy) -> Answers:
    return answers_of(policy)
