"""Answers by question id as one JSON profile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from rules import Policy, ProfileRefused
from rules.notice.profile_json import put


def document(answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The profile that ``answers`` make.

    A question's id is the path of its fact, and its answer is that fact as the profile has it; what was not
    asked is absent.
    """
    profile: dict[str, JsonValue] = {}
    for path, value in answers.items():
        put(profile, path, value)
    return profile


def is_accepted(policy: Policy, answers: Mapping[str, JsonValue], today: date) -> bool:
    """Whether ``policy`` accepts the profile that ``answers`` make."""
    try:
        policy.profile(document(answers), today)
    except ProfileRefused:
        return False
    return True
