"""What fuzzing has found stays found; and each target is tried for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.slice import tried
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS, found

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

FOUND = [(name, given_one) for name in TARGETS for given_one in found(name)]


@pytest.mark.parametrize(("name", "given_one"), FOUND)
def test_what_has_failed_once_does_not_fail_again(name: str, given_one: Any) -> None:
    TARGETS[name].check(given_one)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_each_target_for_a_moment(name: str, data: st.DataObject) -> None:
    """Without its budget: on a busy machine other tests spend it."""
    TARGETS[name].check(data.draw(TARGETS[name].inputs))


def _refuse_large(given_one: int) -> None:
    assert given_one < 1000


def _never_end(given_one: int) -> None:
    while given_one >= 1000:
        pass


@pytest.mark.parametrize("check", [_refuse_large, _never_end])
def test_what_fails_is_told(check: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "odd", Target(st.integers(0, 10_000), check, seconds=0.01))
    tally = tried("odd", 60.0, tmp_path)
    assert tally.failing >= 1000
    assert tally.reason
