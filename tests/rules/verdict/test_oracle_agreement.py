"""The evaluator against an oracle that was written from the interpretation alone."""

from __future__ import annotations

import os
import random
from datetime import date
from typing import Any

import pytest

from rules import Assessment, load_policies
from tests.oracle import judge
from tests.oracle.advice import advised
from tests.oracle.facts import applicant_of
from tests.people import random_person, with_silences

pytestmark = pytest.mark.slow

PEOPLE = int(os.environ.get("ORACLE_PEOPLE", "10000"))
PARTS = 20
TODAY = date(2026, 11, 22)


def comparable(told: Any) -> dict[str, Any]:
    """An assessment without what the oracle does not judge: wording and what is missing."""
    levels = []
    for level in told["levels"]:
        kept = {key: value for key, value in level.items() if key != "missing"}
        kept["caveats"] = sorted((caveat["code"], caveat["clause"]) for caveat in level["caveats"])
        levels.append(kept)
    return {**told, "levels": levels}


@pytest.mark.parametrize("part", range(PARTS))
def test_random_people_are_judged_alike(part: int) -> None:
    rng = random.Random(f"people {part}")
    for _ in range(PEOPLE // PARTS):
        person = with_silences(rng, random_person(rng))
        policy = load_policies()["beijing-cybersecurity-2024"]
        told = comparable(Assessment(policy, policy.profile(person, TODAY)).as_json())
        assert told == judge(person, TODAY), person


@pytest.mark.parametrize("part", range(PARTS // 4))
def test_random_people_are_advised_alike(part: int) -> None:
    """The alternatives of every level, in the one order that every view shows."""
    rng = random.Random(f"advice {part}")
    policy = load_policies()["beijing-cybersecurity-2024"]
    for _ in range(PEOPLE // PARTS):
        person = random_person(rng)
        assessment = Assessment(policy, policy.profile(person, TODAY))
        for level in assessment.as_json()["levels"]:
            for missing in level["missing"]:
                if "routes" not in missing:
                    continue
                told = [route["clause"] for route in missing["routes"] if "（四）" not in route["clause"]]
                assert told == advised(level["level"], applicant_of(person), assessment.day), person
