"""Whatever JSON comes in, it is either refused in Chinese with its fields named, or assessed."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given

from rules import Assessment, FieldError, ProfileRefused, load_policies, profile_json
from tests.people import near_profiles, people, raw_json

if TYPE_CHECKING:
    from pydantic import JsonValue

    from rules import Policy

TODAY = date(2026, 11, 22)
ENGLISH_SENTENCE = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")


def shipped() -> Policy:
    return load_policies()["beijing-cybersecurity-2024"]


def check(facts: JsonValue) -> None:
    policy = shipped()
    try:
        profile = policy.profile(facts, TODAY)
    except ProfileRefused as refused:
        check_errors(refused.errors)
        return
    told = Assessment(policy, profile).as_json()
    assert json.loads(json.dumps(told)) == told
    assert policy.profile(profile_json(profile)) == profile


def check_errors(errors: tuple[FieldError, ...]) -> None:
    assert errors
    for error in errors:
        assert error.field
        assert re.search(r"[\u4e00-\u9fff]", error.message)
        assert not ENGLISH_SENTENCE.search(error.message)
        json.dumps(error.as_json(), allow_nan=False)


@given(raw_json())
def test_any_json_is_refused_or_assessed(facts: JsonValue) -> None:
    check(facts)


@given(near_profiles())
def test_a_nearly_right_profile_is_refused_or_assessed(facts: JsonValue) -> None:
    check(facts)


@given(people())
def test_a_right_profile_is_assessed(facts: JsonValue) -> None:
    policy = shipped()
    told = Assessment(policy, policy.profile(facts, TODAY)).as_json()
    assert [level["level"] for level in told["levels"]] == list(policy.data.levels)
