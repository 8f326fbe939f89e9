"""Every clause and every work item of the notice can be reached by asking."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tests.dialogs.language.question.questions import questions

if TYPE_CHECKING:
    from dialogs.language.question import Enquiry
    from rules import Policy

WAYS = 3


def test_every_clause_is_reached_by_three_different_questions(enquiry: Enquiry, policy: Policy) -> None:
    reached: dict[str, set[str]] = defaultdict(set)
    for name in ("development", "held_out"):
        for asked in questions(name):
            answer = enquiry.ask(asked.question)
            if answer.status == "answered":
                reached[answer.answers[0].clause].add(asked.question)

    too_few = {clause: reached[clause] for clause in policy.notice if len(reached[clause]) < WAYS}
    assert not too_few


def test_every_clause_is_found_by_its_own_name(enquiry: Enquiry, policy: Policy) -> None:
    for clause in policy.notice:
        answer = enquiry.ask(f"{clause}说的是什么")

        assert answer.answers[0].clause == clause


def test_every_item_of_every_direction_is_reached_by_other_words(enquiry: Enquiry, policy: Policy) -> None:
    reached: set[tuple[str | None, str | None]] = set()
    for name in ("development", "held_out"):
        for asked in questions(name):
            answer = enquiry.ask(asked.question)
            if asked.item and answer.answers:
                reached.add((answer.answers[0].direction, answer.answers[0].item))

    items = {(name, item) for name, d in policy.catalogue.directions.items() for item in d.items}
    assert items <= reached


def test_an_item_in_the_notices_own_words_is_that_item(enquiry: Enquiry, policy: Policy) -> None:
    for direction in policy.catalogue.directions.values():
        for item in direction.items:
            answer = enquiry.ask(item)

            assert direction.direction in {citation.direction for citation in answer.answers}, item
