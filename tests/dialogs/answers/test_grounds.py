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


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("市级网络安全重大项目排名第一能破格吗", "no"),
        ("地市级网络安全重大项目排名第一能破格吗", "no"),
        ("朝阳区网络安全重大项目排名第一能破格吗", "no"),
        ("区级网络安全重大项目排名第一能破格吗", "no"),
        ("公司级重大项目负责人能破格吗", "no"),
        ("单位的网络安全重大项目排名第一能破格吗", "depends"),
        ("北京市网络安全重大项目排名第一能破格吗", "yes"),
        ("自治区网络安全重大项目排名第二能破格吗", "yes"),
        ("公司承担的国家级网络安全重大项目我排名第二能破格吗", "yes"),
        ("省专利奖金奖排第一能破格吗", "no"),
        ("北京市发明专利奖一等奖排第一可以破格吗", "no"),
        ("中国专利奖金奖排第一能破格吗", "yes"),
        ("市科技进步一等奖排第二能破格吗", "depends"),
        ("市级一等奖排第二能破格吗", "no"),
        ("北京市科技进步一等奖排第二能破格吗", "yes"),
    ],
)
def test_a_ground_is_none_below_the_level_that_it_asks_for(
    answers: Answers, question: str, decision: str
) -> None:
    assert answers.ask(question, DAY).decision == decision
