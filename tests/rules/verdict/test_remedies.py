"""A remedy applied whole makes its condition met; without any one of its steps it does not."""

from __future__ import annotations

import os
import random
from datetime import date

import pytest

from rules import Assessment, load_policies
from rules.verdict.remedies import Remedy, remedies
from tests.people import random_person

pytestmark = pytest.mark.slow

PEOPLE = int(os.environ.get("REMEDIES_PEOPLE", "500"))
TODAY = date(2026, 11, 22)


def statuses(facts: object, level: str) -> dict[str, str]:
    policy = load_policies()["beijing-cybersecurity-2024"]
    assessed = Assessment(policy, policy.profile(facts, TODAY)).level(level)
    return {c.condition.name: c.finding.status.word for c in assessed.conditions}


def test_remedies_suffice_and_none_of_their_steps_is_needless() -> None:
    policy = load_policies()["beijing-cybersecurity-2024"]
    rng = random.Random("remedies")
    checked = 0
    for _ in range(PEOPLE):
        facts = random_person(rng)
        assessment = Assessment(policy, policy.profile(facts, TODAY))
        for level in assessment.levels:
            for found in level.conditions:
                name = found.condition.name
                for remedy in remedies(assessment, level.level.level, name):
                    after = statuses(remedy.applied(facts), level.level.level)[name]
                    assert after == "met", (facts, level.level.level, remedy)
                    checked += 1
                    for left_out in range(len(remedy.steps)):
                        steps = remedy.steps[:left_out] + remedy.steps[left_out + 1 :]
                        part = Remedy(remedy.clause, steps).applied(facts)
                        status = statuses(part, level.level.level)[name]
                        assert status != "met", (facts, level.level.level, remedy, left_out)
    assert checked > PEOPLE * 2 / 3
