"""The level to aim at where several are closed: the one whose years are full first, if it lacks nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rules import Assessment, load_policies

DAY = date(2026, 11, 22)
ACCOUNTANT: dict[str, Any] = {
    "employer_in_beijing": True,
    "direction": "data",
    "education": "college",
    "basic": {"general": True, "assistant_engineer": True},
    "experience": {"years": 5},
    "titles": [{"level": "deputy_senior", "same_speciality": False, "obtained_on": "2023-12-01"}],
    "exceptional": [],
}
"""大专 and 高级会计师: 工程师's years are full a year after 高级工程师's."""
OTHERS_SENIOR = {"level": "deputy_senior", "same_speciality": False}
STANDARDS = [{"kind": "standard", "count": 2}]


@pytest.mark.parametrize(
    ("facts", "aimed_at"),
    [
        ({}, "senior_engineer"),
        ({"achievements": []}, "senior_engineer"),
        ({"achievements": STANDARDS}, "engineer"),
        ({"achievements": [], "titles": []}, "engineer"),
        ({"achievements": [], "education": "bachelor"}, "engineer"),
    ],
)
def test_a_higher_level_that_opens_sooner_is_aimed_at(facts: dict[str, Any], aimed_at: str) -> None:
    policy = load_policies().in_force(DAY)
    assessment = Assessment(policy, policy.profile({**ACCOUNTANT, **facts}, DAY))
    assert assessment.next_level.level.level == aimed_at


@pytest.mark.parametrize(
    ("facts", "aimed_at"),
    [
        ({"education": "bachelor", "titles": [OTHERS_SENIOR]}, "senior_engineer"),
        ({"titles": [{"level": "intermediate", "same_speciality": False}]}, "engineer"),
        ({"titles": [{"level": "intermediate"}]}, "engineer"),
        ({"titles": [{"level": "junior"}]}, "assistant_engineer"),
        ({"titles": []}, "assistant_engineer"),
    ],
)
def test_no_level_below_a_title_is_aimed_at_while_one_above_may_be_open(
    facts: dict[str, Any], aimed_at: str
) -> None:
    policy = load_policies().in_force(DAY)
    assessment = Assessment(policy, policy.profile(facts, DAY))
    assert assessment.next_level.level.level == aimed_at


def test_what_lies_below_a_title_that_is_held_is_not_ahead() -> None:
    policy = load_policies().in_force(DAY)
    waiting = {"achievements": STANDARDS, "performance": {"engineer": True}, "education": "bachelor"}
    titles = [{"level": "deputy_senior", "same_speciality": False, "obtained_on": "2026-03-01"}]
    facts = {**ACCOUNTANT, **waiting, "experience": {"years": 3}}
    assert "engineer" in {
        one.level.level for one in Assessment(policy, policy.profile({**facts, "titles": []}, DAY)).ahead
    }
    ahead = Assessment(policy, policy.profile({**facts, "titles": titles}, DAY)).ahead
    assert {one.level.level for one in ahead} == {"senior_engineer", "professorate_senior_engineer"}
