"""The facts of an assessment in people's words, a line each, for those who do not talk in a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.machine import REVIEW
from dialogs.engine.talk import Talk
from dialogs.session import Session
from dialogs.steps import review
from rules.notice.profile_json import profile_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from dialogs.steps.review import ReviewLine
    from rules import Assessment


def lines_of(assessment: Assessment) -> list[ReviewLine]:
    """As the review of a conversation would have them; what was not given is left out."""
    policy = assessment.policy
    answers = dict(_answers(profile_json(assessment.profile)))
    session = Session(policy=policy.id, state=REVIEW, answers=answers)
    talk = Talk.restored(policy, session, assessment.profile.as_of)
    return [line for line in review.lines(talk) if line.fact in answers]


def _answers(facts: dict[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    """Each fact under its path, which is its question's id."""
    for name, value in facts.items():
        if name == "as_of":
            continue
        if isinstance(value, dict) and not {"years", "since"} & value.keys():
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value
