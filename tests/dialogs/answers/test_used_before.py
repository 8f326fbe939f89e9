"""Whether an outcome may be used that was, or was not, used in an assessment before (附件2 序言2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    "question",
    [
        "评中级没有用过的论文评高级能用吗",
        "以前评审没用过的专利，评高级能用吗",
        "从没用过的专利以后还能用吗",
        "没参加过评审，成果还能用吗",
        "评中级时没用的专利，评高级还可以用吗",
    ],
)
def test_what_was_not_used_may_be_used(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == "yes"
    assert "附件2 序言2" in [one.clause for one in answer.answers]


@pytest.mark.parametrize("question", ["评中级用过的论文评高级能用吗", "评中级没通过，用过的成果还能再用吗"])
def test_what_was_used_may_not(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).decision == "no"


@pytest.mark.parametrize(
    "question",
    [
        "评中级没用过的论文和用过的专利都能用吗",
        "没用过的专利是不是不能用",
        "以前没用过的普刊论文评高级能用吗",
    ],
)
def test_what_is_more_than_unused_is_not_let_through_for_that(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).decision != "yes"
