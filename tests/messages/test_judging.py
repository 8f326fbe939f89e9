"""What is said of an applicant is heard as it was said, in whatever style and under whatever notice."""

from __future__ import annotations

from datetime import date

import pytest

from rules import load_policies
from tests.made_up_notices import NOTICES, SECOND
from tests.messages.judging import judge

MESSAGES = 2000
SEED = 12
MOST_WRONG = {False: 0.001, True: 0.005}
MOST_LEFT = {False: 0.015, True: 0.025}
"""Of all that is said, under the shipped notice and under one whose words nobody has written for free text."""


@pytest.mark.slow
@pytest.mark.parametrize("made_up", [False, True], ids=["shipped", "made_up"])
def test_nothing_that_was_said_is_flipped_and_little_is_left(made_up: bool) -> None:  # noqa: FBT001 - a parameter
    policies = load_policies(NOTICES) if made_up else load_policies()
    policy = policies[SECOND] if made_up else policies.policies[-1]
    judgement = judge(policy, date(2028, 2, 29) if made_up else date(2026, 11, 22), MESSAGES, SEED)
    said = sum(judgement.count(fate) for fate in ("right", "wrong", "left", "lost"))
    assert judgement.count("wrong") <= MOST_WRONG[made_up] * said, judgement.report()
    assert judgement.share_left() <= MOST_LEFT[made_up], judgement.report()
