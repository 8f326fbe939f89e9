"""The public face of the rules: a dozen names that are there; and nothing loaded that nobody asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rules


def test_the_face_is_a_dozen_names_that_are_there() -> None:
    assert 1 < len(rules.__all__) <= 12
    assert sorted(rules.__all__) == rules.__all__
    for name in rules.__all__:
        assert getattr(rules, name) is not None
    assert rules.__doc__ is not None


def test_what_is_not_there_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        getattr(rules, "Nothing")  # noqa: B009


def test_opening_a_door_loads_nothing_behind_it() -> None:
    heavy = "{'pydantic', 'yaml', 'aiohttp', 'rules.policy'}"
    script = f"import sys, bot, dialogs, rules; print(*(set(sys.modules) & {heavy}))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == ""
