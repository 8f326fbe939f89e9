"""A goal of one's own: said at any time, leads the interview, and is answered for its day."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.interview.stated_goal import Aim, read_aim
from rules import load_policies
from tests.dialogs.person import TODAY, Person, sub_of
from tests.dialogs.places import PLACES, at

END_OF_NEXT_YEAR = date(2027, 12, 31)


@pytest.mark.parametrize(
    ("said", "aim"),
    [
        ("我想明年报高级", Aim("senior_engineer", END_OF_NEXT_YEAR)),
        ("打算2028年6月申报正高级工程师", Aim("professorate_senior_engineer", date(2028, 6, 1))),
        ("想评副高", Aim("senior_engineer", None)),
        ("我想评中级", Aim("engineer", None)),
        ("目标是工程师", Aim("engineer", None)),
        ("准备报助理工程师", Aim("assistant_engineer", None)),
        ("想2020年报高级", Aim("senior_engineer", None)),
        ("我想想", None),
        ("想报高级要几项成果？", None),
        ("我是高级工程师", None),
    ],
)
def test_an_aim_is_read_as_it_is_said(said: str, aim: Aim | None) -> None:
    assert read_aim(load_policies().in_force(TODAY), said, TODAY) == aim


@pytest.mark.parametrize("said", ["我要是评上中级满五年", "要是我能评上中级", "如果我想评高级呢"])
def test_what_is_supposed_is_no_aim(said: str) -> None:
    assert read_aim(load_policies().in_force(TODAY), said, TODAY) is None


@pytest.mark.parametrize("place", PLACES)
def test_it_can_be_said_at_every_question_and_changes_no_answer(place: int) -> None:
    person = at(place)
    before = person.session
    person.say("我想明年报高级")
    assert "您想看的是**高级工程师**，按2027年12月31日那天算" in person.text
    assert person.answers == before.answers
    assert person.sub.get("draft") == sub_of(before).get("draft")
    assert person.session.scratch["goal"] == "senior_engineer"


def test_the_interview_is_led_from_the_goal_and_the_answer_is_what_it_lacks_by_then() -> None:
    person = Person().say("我想明年报高级", "是", "数据安全", "博士", "2025年6月", "没有")
    person.say("论文", "2", "1", "核心", "没用过").declaring("是")
    assert "basic.engineer" not in person.answers
    assert "basic.assistant_engineer" not in person.answers
    person.say("没有", "看结论")
    assert "您现在还不能申报**高级工程师**" in person.text
    assert "**到2027年12月31日，高级工程师**：✘ 暂不能申报" in person.text
    by_then = person.text.split("到那时还差")[1].split("**")[0]
    assert "成果" in by_then
    assert "还差" in by_then
    assert "学历和专业工作经历" not in by_then


def test_facts_beside_the_aim_are_put_to_the_person() -> None:
    person = Person().say("我是硕士，想明年报高级")
    assert "您想看的是**高级工程师**" in person.text
    assert "1. 学历：硕士" in person.text


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("我在天津上班，硕士，想评高工", (False, "master")),
        ("我是博士，北京某研究院，想评高工", (True, "doctor")),
        ("想评中级，北京的公司，大专学历", (True, "college")),
        ("本科，单位在河北，准备报副高", (False, "bachelor")),
        ("我在北京一家央企做安全，硕士，打算评正高", (True, "master")),
        ("在北京事业单位，博士，目标是高工", (True, "doctor")),
    ],
)
def test_of_several_facts_beside_the_aim_none_is_taken_unseen(said: str, facts: tuple[bool, str]) -> None:
    person = Person().say(said)
    assert person.answers == {}
    assert "北京单位：" in person.text
    assert person.say("不要").answers == {}
    confirmed = Person().say(said, "确认").answers
    assert (confirmed["employer_in_beijing"], confirmed["education"]) == facts


@pytest.mark.parametrize("said", ["是的，想评高工", "我在北京上班，想报中级", "是，硕士，想评高工"])
def test_what_answers_the_question_beside_the_aim_is_taken(said: str) -> None:
    assert Person().say(said).answers == {"employer_in_beijing": True}


def test_what_can_be_read_two_ways_beside_the_aim_is_asked_about() -> None:
    person = Person().say("我在北京，想评高工")
    assert "可以有不同的理解" in person.text
    assert person.say("1", "确认").answers == {"employer_in_beijing": True}
