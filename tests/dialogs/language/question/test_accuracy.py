"""How many of the questions are answered rightly. The held-out ones were written first and not looked at since; the
examined ones were written by somebody who knew neither the vocabulary nor the other questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.language.question.questions import accuracy, questions

if TYPE_CHECKING:
    from dialogs.language.question import Enquiry

FLOORS = {"scope": 0.95, "clause": 0.92, "abstain": 0.90, "ambiguous": 0.90, "offtopic": 0.90}
OVERALL = 0.93
FILES = ("development", "held_out", "examined")


@pytest.mark.parametrize("name", FILES)
def test_enough_questions_are_answered_rightly(enquiry: Enquiry, name: str) -> None:
    found = accuracy(enquiry, name)

    assert found.of() >= OVERALL, found.wrong
    for kind, floor in FLOORS.items():
        assert found.of(kind) >= floor, (kind, found.wrong)


def test_no_question_stands_in_two_files() -> None:
    every = [asked.question for name in FILES for asked in questions(name)]

    assert len(every) == len(set(every))


def test_there_are_questions_of_every_kind() -> None:
    for name in FILES:
        assert {asked.kind for asked in questions(name)} == set(FLOORS)
