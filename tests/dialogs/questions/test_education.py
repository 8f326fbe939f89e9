"""What is typed where the highest qualification is asked for: what stands beside its name may take it back."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person


def at_education() -> Person:
    return Person().say("是", "网络与系统安全")


@pytest.mark.parametrize(
    "said",
    [
        "硕士在读",
        "在读博士",
        "博士肄业",
        "本科结业",
        "硕士没毕业",
        "研究生二年级",
        "专升本在读",
        "硕士（在读）",
        "硕士肄业",
        "即将博士毕业",
        "准硕士",
    ],
)
def test_what_is_not_there_yet_is_not_taken(said: str) -> None:
    person = at_education().say(said)
    assert "education" not in person.answers
    assert "还没有取得，或者没有读完" in person.text
    assert person.say("本科").answers["education"] == "bachelor"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("硕士在读，本科毕业", "bachelor"),
        ("本科，硕士在读", "bachelor"),
        ("博士在读，硕士", "master"),
        ("大专学历，自考本科", "bachelor"),
        ("最高学历是硕士", "master"),
        ("学历最高是本科", "bachelor"),
        ("本科毕业，有学士学位", "bachelor"),
        ("清华大学硕士研究生", "master"),
        ("3.硕士", "master"),
        ("博士（在职）", "doctor"),
        ("硕士，博士在读", "master"),
        ("不是博士，是硕士", "master"),
        ("本科，在读研究生", "bachelor"),
        ("博士", "doctor"),
    ],
)
def test_what_is_held_is_taken_whatever_is_named_beside_it(said: str, held: str) -> None:
    assert at_education().say(said).answers["education"] == held


@pytest.mark.parametrize("said", ["同等学力硕士", "明年硕士毕业", "不是硕士", "没有硕士学位", "我爱人是硕士"])
def test_what_is_open_planned_or_denied_is_asked_about(said: str) -> None:
    person = at_education().say(said)
    assert "education" not in person.answers
    assert person.session.state == "education"
    assert "没有记" in person.text or "没有看懂" in person.text


@pytest.mark.parametrize("said", ["2", "高级工班"])
def test_which_of_several_is_asked_apart_from_the_others_that_are_offered(said: str) -> None:
    person = Person().say("是", "数据安全", "技校")
    assert "1. 学历是预备技师班\n2. 学历是高级工班" in person.text
    assert person.say(said, "确认").answers["education"] == "senior_worker_class"
