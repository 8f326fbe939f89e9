from __future__ import annotations

from datetime import date

import pytest

from dialogs.language.question import Enquiry
from rules import Policy, load_policies


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policies().in_force(date(2026, 11, 22))


@pytest.fixture(scope="session")
def enquiry(policy: Policy) -> Enquiry:
    return Enquiry(policy)
