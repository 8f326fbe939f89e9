"""Answers by question id as one JSON profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue


def document(answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The profile that ``answers`` make: ``basic.engineer`` stands in the group ``basic``.

    A question's id is the path of its fact, and its answer is that fact as the profile has it; what was not
    asked is absent.
    """
    profile: dict[str, JsonValue] = {}
    for path, value in answers.items():
        group, _, name = path.rpartition(".")
        owner = profile.setdefault(group, {}) if group else profile
        if isinstance(owner, dict):
            owner[name] = value
    return profile
