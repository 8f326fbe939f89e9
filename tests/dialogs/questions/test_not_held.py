"""What is named to say that one does not have it is not taken for what one has."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person


def at_education() -> Person:
    return Person().say("是", "数据安全")


@pytest.mark.parametrize(
    "said",
    [
        "不是硕士",
        "硕士在读",
        "在读博士",
        "硕士肄业",
        "明年硕士毕业",
        "即将博士毕业",
        "准硕士",
        "没有硕士学位",
        "我爱人是硕士",
    ],
)
def test_a_qualification_not_held_is_not_taken(said: str) -> None:
    person = at_education().say(said)
    assert "education" not in person.answers
    assert person.session.state == "education"
    assert f"“{said}”" in person.text


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("硕士，博士在读", "master"),
        ("不是博士，是硕士", "master"),
        ("本科，在读研究生", "bachelor"),
        ("博士", "doctor"),
    ],
)
def test_what_is_held_beside_it_is(said: str, held: str) -> None:
    assert at_education().say(said).answers["education"] == held


@pytest.mark.parametrize("said", ["没有中级", "不是中级", "拟评中级", "正在评中级", "中级没评上"])
def test_a_title_not_held_begins_none(said: str) -> None:
    person = at_education().say("本科", "8年", said)
    assert not person.session.scratch.get("draft")
    assert f"从“{said}”看不出您已经取得了哪一级职称" in person.text


@pytest.mark.parametrize("said", ["中级，没有副高", "中级，正在评副高"])
def test_a_title_held_beside_it_is_begun(said: str) -> None:
    person = at_education().say("本科", "8年", said)
    assert person.session.scratch["draft"] == {"level": "intermediate"}


def test_all_but_one_direction_is_none() -> None:
    assert "direction" not in Person().say("是", "除了数据安全").answers


def test_a_name_that_is_much_shorter_is_no_misspelt_one() -> None:
    """信息安全 is what all directions are about, 信息内容安全 one of them."""
    assert "direction" not in Person().say("是", "信息安全").answers
    assert Person().say("是", "信息内容安权").answers["direction"] == "content"
