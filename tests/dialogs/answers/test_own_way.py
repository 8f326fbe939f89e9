"""What a question holds or does without leads to its own way: the title that is held, the outcome that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    "question",
    [
        "计算机专业的工程师能直接报网络安全高工吗",
        "计算机工程师可以直接评网络空间安全高级工程师吗",
        "工程师满四年能报高工吗",
    ],
)
def test_the_route_from_a_title_held_is_named(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == "depends"
    assert answer.answers[0].clause == "附件2 三（一）2（3）"


def test_of_a_title_of_another_series_the_review_body_decides(answers: Answers) -> None:
    assert "以评审机构是否认可为准" in answers.ask("计算机专业的工程师能直接报网络安全高工吗", DAY).text
    assert "以评审机构是否认可为准" not in answers.ask("工程师满四年能报高工吗", DAY).text


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("没有论文能评高级吗", "附件2 三（三）"),
        ("不写论文可以评高级吗", "附件2 三（三）"),
        ("没有专利能评高级吗", "附件2 三（三）"),
        ("不发论文能评正高吗", "附件2 四（三）"),
        ("没有核心论文能评高级吗", "附件2 三（三）"),
        ("没有论文能评助工吗", "附件2 一"),
    ],
)
def test_one_can_do_without_any_one_kind_of_outcome(answers: Answers, question: str, clause: str) -> None:
    answer = answers.ask(question, DAY)

    assert (answer.decision, answer.answers[0].clause) == ("yes", clause)


@pytest.mark.parametrize("question", ["没有授权的专利能评高级吗", "没有专利但有论文能评高级吗"])
def test_what_is_there_but_lacks_something_is_held_against_its_item(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).decision != "yes"
