"""What a message was taken for is put right line by line; nothing of it is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

MESSAGE = "我是硕士，做网络安全8年，工程师职称，2020年3月取得，发明专利2项第一发明人已授权"


def proposed() -> Person:
    return Person().say("是", MESSAGE)


def facts(person: Person) -> dict[str, Any]:
    proposal: Any = person.session.scratch["proposal"]
    return dict(proposal["facts"])


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        *(
            (said, "experience", {"years": 9})
            for said in ("应该是9年", "不对，是9年", "年限是9年", "9年", "年限改成9年")
        ),
        *(
            (said, "experience", {"years": 9})
            for said in ("是9年不是8年", "网安是9年不是8年", "专业工作年限：9年")
        ),
        ("不是8年，是7年半", "experience", {"years": 7.5}),
        ("从2017年5月算起", "experience", {"since": "2017-05"}),
        *(
            (said, "education", "doctor")
            for said in ("学历是博士", "应该是博士", "博士", "学历改成博士", "不是硕士是博士")
        ),
    ],
)
def test_what_is_said_instead_takes_the_place_of_its_line(said: str, fact: str, value: object) -> None:
    person = proposed()
    before = facts(person)
    assert facts(person.say(said)) == {**before, fact: value}


@pytest.mark.parametrize(
    ("said", "name", "anew", "fact", "value"),
    [
        *(
            (said, "学历", "博士", "education", "doctor")
            for said in ("学历不对", "学历写错了", "改学历", "学历那行不对")
        ),
        *(
            (said, "专业工作年限", "9年", "experience", {"years": 9})
            for said in ("年限错了", "工作年限有误", "第2行不对")
        ),
        (
            "职称的时间不对",
            "现有职称",
            "工程师职称，2021年3月取得",
            "titles",
            [{"level": "intermediate", "obtained_on": "2021-03"}],
        ),
        ("专利不对", "成果", "发明专利3项", "achievements", [{"kind": "patent", "count": 3}]),
    ],
)
def test_a_line_that_is_said_to_be_wrong_is_opened(
    said: str, name: str, anew: str, fact: str, value: object
) -> None:
    person = proposed()
    before = facts(person)
    person.say(said)
    assert f"“{name}”这一行" in person.text
    assert facts(person) == before
    assert facts(person.say(anew)) == {**before, fact: value}
    assert "对吗" in person.text


@pytest.mark.parametrize("leaving", ["返回", "取消", "跳过"])
def test_an_open_line_can_be_left_as_it_was(leaving: str) -> None:
    person = proposed()
    before = facts(person)
    assert facts(person.say("学历不对", leaving)) == before


def test_an_open_line_can_be_pressed_or_dropped_and_odd_words_leave_it_open() -> None:
    person = proposed().say("学历不对", "随便说说")
    assert "没有看懂" in person.text
    assert facts(person.press("大学本科"))["education"] == "bachelor"
    person.say("学历不对").press("这一行不记")
    assert "education" not in facts(person)


@pytest.mark.parametrize(
    "no",
    [
        "不要",
        "先别",
        "别",
        "不用了",
        "暂时不要",
        "等等",
        "点错了",
        "我再想想",
        "还是不要了",
        "留着吧",
        "算了吧",
        "不重新开始",
        "误触",
    ],
)
def test_whoever_does_not_want_to_start_over_keeps_everything(no: str) -> None:
    person = Person().say("是", "数据安全", "硕士")
    before = person.answers
    person.say("重新开始", no)
    assert person.answers == before
    assert "confirming" not in person.session.scratch


@pytest.mark.parametrize("yes", ["确定", "要", "确认", "清空", "清除吧", "确定重新开始", "重来", "嗯"])
def test_whoever_wants_to_start_over_does(yes: str) -> None:
    assert Person().say("是", "数据安全", "硕士", "重新开始", yes).answers == {}


@pytest.mark.parametrize("yes", ["都对", "对", "是的", "没错", "确认", "嗯"])
def test_a_yes_is_said_of_all_the_lines(yes: str) -> None:
    person = Person().say("单位在北京，本科，网安8年", yes)
    assert "proposal" not in person.session.scratch
    assert person.answers["education"] == "bachelor"
    assert person.answers["employer_in_beijing"] is True


@pytest.mark.parametrize(
    "said", ["2019年6月", "2019.06", "不对，是2018年6月", "应该是2019-06", "时间是2019年6月", "是2017年6月的"]
)
def test_a_bare_date_that_may_belong_to_two_lines_is_asked(said: str) -> None:
    person = Person().say("是", "做网络安全7年", "中级")
    before = facts(person)
    asked = person.say(said)
    assert facts(asked) == before
    assert "没有用上" not in asked.text
    titles = facts(asked.say("2"))["titles"]
    assert titles[0]["level"] == "intermediate"
    assert titles[0]["obtained_on"]


@pytest.mark.parametrize("said", ["1", "3", "第一", "第三", "一", "三", "两个", "三个", "0", "第2", "2和3"])
def test_numbers_press_no_button_without_a_number(said: str) -> None:
    person = proposed()
    before = person.session.scratch["proposal"]
    answered: Any = person.say(said).session.scratch["proposal"]
    assert answered == before
    assert not answered.get("picking")


@pytest.mark.parametrize("said", ["不对，是北京的", "不是，我属兔", "不对，我爱唱歌"])
def test_what_stands_behind_a_no_is_named_back(said: str) -> None:
    person = proposed().say(said)
    assert "没有用上" in person.text
    assert said.partition("，")[2] in person.text


@pytest.mark.parametrize("said", ["不是8年，是七年半", "不是8年，是9年", "不对，是九年"])
def test_what_is_put_right_is_not_said_to_be_unused(said: str) -> None:
    assert "没有用上" not in proposed().say(said).text


@pytest.mark.parametrize("said", ["做网络安全9年", "从2015年3月开始做网络安全"])
def test_a_doubt_is_gone_once_its_fact_is_said_anew(said: str) -> None:
    person = Person().say("是", "我是硕士，做网安八年多，工程师")
    assert "八年多" in person.text
    assert "八年多" not in person.say(said).text


@pytest.mark.parametrize(
    "said",
    [
        "把第1行改一下",
        "把学历改一下",
        "把学历换掉",
        "帮我把学历改改",
        "学历那个不对，其他对",
        "学历写错了，其余都对",
    ],
)
def test_a_line_is_opened_by_what_is_to_be_done_with_it(said: str) -> None:
    assert "“学历”这一行应该是什么" in proposed().say(said).text


@pytest.mark.parametrize("said", ["第一行和第三行不对", "1和3不对", "第1、3行不对"])
def test_lines_that_are_wrong_together_are_chosen_by_their_numbers(said: str) -> None:
    person = proposed().say(said)
    assert "哪一行不对" in person.text
    before = facts(person)
    assert list(facts(person.say("1、3"))) == [fact for n, fact in enumerate(before) if n not in {0, 2}]


@pytest.mark.parametrize(
    "said", ["对，除了学历", "对，但是学历不对", "其他都对，就是学历错了", "除了学历以外都对"]
)
def test_a_yes_with_an_exception_opens_its_line(said: str) -> None:
    assert "“学历”这一行应该是什么" in proposed().say(said).text


@pytest.mark.parametrize("said", ["对，不过有点出入", "好的，但是等一下"])
def test_a_yes_with_a_but_takes_nothing(said: str) -> None:
    assert "education" not in proposed().say(said).answers
