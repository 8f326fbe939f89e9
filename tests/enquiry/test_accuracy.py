"""How many of the questions are answered rightly. The held-out ones were written first and not looked at since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.enquiry.questions import accuracy, questions

if TYPE_CHECKING:
    from rules.enquiry import Enquiry

FLOORS = {"scope": 0.95, "clause": 0.92, "abstain": 0.90, "ambiguous": 0.90, "offtopic": 0.90}
OVERALL = 0.93


@pytest.mark.parametrize("name", ["development", "held_out"])
def test_enough_questions_are_answered_rightly(enquiry: Enquiry, name: str) -> None:
    found = accuracy(enquiry, name)

    assert found.of() >= OVERALL, found.wrong
    for kind, floor in FLOORS.items():
        assert found.of(kind) >= floor, (kind, found.wrong)


def test_no_question_stands_in_both_files() -> None:
    development = {asked.question for asked in questions("development")}

    assert not development & {asked.question for asked in questions("held_out")}


def test_there_are_questions_of_every_kind() -> None:
    for name in ("development", "held_out"):
        assert {asked.kind for asked in questions(name)} == set(FLOORS)
