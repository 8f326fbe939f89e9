"""What is said of an applicant is heard as it was said, in whatever style and under whatever notice."""

from __future__ import annotations

from datetime import date

import pytest

from rules import load_policies
from tests.made_up_notices import LINHAI, NOTICES, QINGYU, SECOND, SHIPPED
from tests.messages.judging import judge

MESSAGES = 2000
SEED = 12
DAYS = {
    SHIPPED: date(2026, 11, 22),
    SECOND: date(2028, 2, 29),
    QINGYU: date(2034, 3, 1),
    LINHAI: date(2026, 3, 1),
}
MOST_WRONG = {SHIPPED: 0.001, SECOND: 0.005, QINGYU: 0.003, LINHAI: 0.005}
MOST_LEFT = {SHIPPED: 0.015, SECOND: 0.025, QINGYU: 0.05, LINHAI: 0.04}
"""Of all that is said, under the shipped notice and under those whose words nobody has written for free text."""


@pytest.mark.slow
@pytest.mark.parametrize("notice", DAYS)
def test_nothing_that_was_said_is_flipped_and_little_is_left(notice: str) -> None:
    policies = load_policies() if notice == SHIPPED else load_policies(NOTICES)
    judgement = judge(policies[notice], DAYS[notice], MESSAGES, SEED)
    said = sum(judgement.count(fate) for fate in ("right", "wrong", "left", "lost"))
    assert judgement.count("wrong") <= MOST_WRONG[notice] * said, judgement.report()
    assert judgement.share_left() <= MOST_LEFT[notice], judgement.report()
