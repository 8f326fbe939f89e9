"""A notice that was read twice, or beside another of the same rules, answers by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.answers import Person, answers_of
from rules import Assessment, load_policy
from rules.loader import NOTICES
from tests.dialogs.answers.told_story import DAY
from tests.made_up_notices import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from rules import Policy

FACTS: Mapping[str, JsonValue] = {
    "education": "master",
    "experience": {"years": 2},
    "titles": [],
    "achievements": [],
}


@pytest.fixture(scope="module")
def again() -> Policy:
    """The shipped notice, read once more."""
    return load_policy(NOTICES / SHIPPED)


@pytest.mark.parametrize(
    "question", ["我能评高级吗", "我还差什么", "破格我行吗", "我的成果还差几项", "我什么时候能评高级"]
)
def test_somebody_assessed_by_one_reading_is_answered_by_the_other(
    policy: Policy, again: Policy, question: str
) -> None:
    told = [
        answers_of(asked).ask(question, DAY, Person(FACTS, Assessment(by, by.profile(FACTS, DAY))))
        for asked in (policy, again)
        for by in (policy, again)
    ]
    assert len({one.text for one in told}) == 1
    assert told[0].personal


def test_each_reading_has_answers_of_its_own(policy: Policy, again: Policy) -> None:
    assert answers_of(policy) is answers_of(policy) is not answers_of(again)
