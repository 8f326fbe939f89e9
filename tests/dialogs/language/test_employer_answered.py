"""A label that asks whether the employer is there says so only with its answer."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies

DAY = date(2026, 11, 26)


@pytest.mark.parametrize("label", ["北京单位", "在京单位", "单位在北京"])
@pytest.mark.parametrize(
    ("answer", "is_there"),
    [
        ("：是", True),
        ("", True),
        ("，没有职称", True),
        ("：否", False),
        (" 否", False),
        ("：不是，本科", False),
        ("：待定", None),
        ("：不清楚", None),
        ("：×", None),
        ("：不在北京", None),
    ],
)
def test_a_label_is_answered_by_what_follows(label: str, answer: str, is_there: object) -> None:
    policy = load_policies().in_force(DAY)
    assert read_message(policy, label + answer, DAY).profile.get("employer_in_beijing") is is_there
