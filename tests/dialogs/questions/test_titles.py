"""What is typed where titles are asked for: what stands beside a title's name may take it back."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

WHY_NOT = (
    "看不出您已经取得了哪一级职称，没有记",
    "只说了不是什么，看不出是什么，没有记",
    "打算、假设或者以后的事，没有记",
    "说的是别人，没有记",
    "还没有办成的，不能算，没有记",
)


def at_titles() -> Person:
    person = Person().say("是", "网络与系统安全", "硕士", "8年")
    assert "现有职称" in person.text
    return person


@pytest.mark.parametrize(
    "said",
    [
        "中级在评",
        "工程师评审中",
        "高级工程师还没拿到",
        "没有高级",
        "正在申报高工",
        "老婆是高工",
        "不是工程师",
        "好像是中级",
        "副高公示中",
        "没有中级",
        "拟评中级",
        "正在评中级",
        "中级没评上",
    ],
)
def test_a_title_that_is_not_surely_held_is_not_taken(said: str) -> None:
    person = at_titles().say(said)
    assert "titles" not in person.answers
    assert person.session.scratch == {"fact": "titles"}
    assert any(why in person.text for why in WHY_NOT)
    assert person.say("没有").answers["titles"] == []


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("中级工程师证", "intermediate"),
        ("我是中级", "intermediate"),
        ("中级（2016年）", "intermediate"),
        ("目前是工程师", "intermediate"),
        ("刚拿到中级", "intermediate"),
        ("高级工程师（副高）", "deputy_senior"),
        ("高级工程师（计算机）", "deputy_senior"),
        ("初级职称，中级还没评", "junior"),
        ("中级，没有副高", "intermediate"),
        ("中级，正在评副高", "intermediate"),
    ],
)
def test_a_title_that_is_held_is_taken_once(said: str, level: str) -> None:
    person = at_titles().say(said)
    assert "titles" not in person.answers
    draft = person.sub["draft"]
    assert isinstance(draft, dict)
    assert draft["level"] == level


@pytest.mark.parametrize("said", ["不是", "不是的", "不是，是计算机专业的"])
def test_a_title_is_said_to_be_of_another_speciality(said: str) -> None:
    person = Person().say("是", "数据安全", "硕士", "2015年7月起", "工程师", said)
    assert person.answers["titles"] == [{"level": "intermediate", "same_speciality": False}]


@pytest.mark.parametrize("said", ["不在，哦不对，在北京的", "是，不对，不是", "不是，说错了，是"])
def test_a_yes_that_is_taken_back_in_one_breath_is_none(said: str) -> None:
    assert "employer_in_beijing" not in Person().say(said).answers


def test_an_objection_behind_a_yes_confirms_nothing() -> None:
    person = Person().say("本科，2015年7月起做数据安全，没有职称，单位在北京", "都对，第2条不对")
    assert "education" not in person.answers
