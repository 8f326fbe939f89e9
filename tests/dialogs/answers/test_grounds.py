"""What a question says of a ground of 破格, and what a ground is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.answers import Answers
from dialogs.language.vocabulary.index import WordIndex
from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from rules import Policy


def test_the_grades_of_one_award_are_never_those_of_another(policy: Policy) -> None:
    words = WordIndex(policy)
    grounds = policy.catalogue.grounds

    for kind in ("science_award", "patent_award", "science_award"):
        grade = grounds[kind].attributes["grade"]
        meant = {entry.means for _, entry in words.value_expressions("grade", grade)}
        assert meant <= {one.value for one in grade.values}


@pytest.mark.parametrize("first", ["省一等奖排第六可以破格吗", "中国专利金奖排第一可以破格吗"])
def test_an_answer_does_not_hang_on_what_was_asked_before(policy: Policy, first: str) -> None:
    question = "北京市发明专利奖一等奖排第一可以破格吗"
    afterwards = Answers(policy)
    afterwards.ask(first, DAY)

    assert afterwards.ask(question, DAY) == Answers(policy).ask(question, DAY)
