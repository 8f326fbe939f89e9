"""What is put before a person can be left by the words that people use for it, and nothing is dropped unsaid."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

ASKED_FOR_YEARS = ("是", "数据安全", "本科")
ASKED_FOR_TITLES = (*ASKED_FOR_YEARS, "5年")
ONE_READING = "本科，在国企干了8年"
DATED = (*ASKED_FOR_YEARS, "8年", "中级")


@pytest.mark.parametrize("yes", ["是", "对", "对的", "确认", "确定", "是的，谢谢", "1"])
def test_the_one_reading_of_a_doubt_is_agreed_to(yes: str) -> None:
    person = Person().say(ONE_READING, yes)
    assert "专业工作年限：8年" in person.text


@pytest.mark.parametrize("no", ["没有", "不是", "不对", "都不是", "返回", "跳过", "不清楚", "我不记得了"])
def test_it_is_denied_and_the_lines_stay(no: str) -> None:
    person = Person().say(ONE_READING, no)
    assert "1. 学历：大学本科" in person.text
    assert "没有记，需要时再问您" in person.text


def test_a_doubt_gives_way_to_an_answer_in_its_own_terms() -> None:
    assert "专业工作年限：2018年7月起" in Person().say(ONE_READING, "2018年7月").text


@pytest.mark.parametrize("elsewhere", ["看结论", "改"])
def test_what_is_to_be_looked_at_says_what_is_to_be_chosen_first(elsewhere: str) -> None:
    assert "就选“都不是”" in Person().say(ONE_READING, elsewhere).text


@pytest.mark.parametrize("said", ["7年", "七年", "2019年11月"])
def test_the_question_that_waits_is_answered_beside_a_proposal(said: str) -> None:
    person = Person().say(*ASKED_FOR_YEARS, "不对，是硕士", said)
    assert "可以有不同的理解" not in person.text
    person.say("确认")
    assert person.answers["education"] == "master"
    assert "experience" in person.answers


@pytest.mark.parametrize(
    "said",
    ["不是5年，是7年", "是7年，不是5年", "不对，是7年", "刚才写错了，是7年", "抱歉，说错了，应该是7年"],
)
def test_an_answer_given_before_is_put_right_at_another_question(said: str) -> None:
    person = Person().say(*ASKED_FOR_TITLES, said)
    assert "titles" not in person.answers
    assert "**专业工作年限：7年**（原来的回答：5年）" in person.text


@pytest.mark.parametrize(
    ("said", "told"), [("不对，是硕士", "学历：硕士"), ("不对，单位在天津", "北京单位：否")]
)
def test_a_no_to_what_went_before_is_none_to_what_is_asked(said: str, told: str) -> None:
    person = Person().say(*ASKED_FOR_TITLES, said)
    assert "titles" not in person.answers
    assert told in person.text


def test_what_is_not_recorded_is_not_put_right() -> None:
    assert "（原来的回答：5年）" not in Person().say(*ASKED_FOR_TITLES, "不是6年，是7年").text


@pytest.mark.parametrize("back", ["返回", "取消"])
def test_what_is_dropped_of_several_messages_is_listed(back: str) -> None:
    person = Person().say("我本科，做了8年网络安全", "我还有两篇论文", back)
    assert person.answers == {}
    assert "1. 学历：大学本科" in person.text
    assert "3. 成果：专业论文2篇" in person.text
    assert "下面这些都没有记" in person.text


def test_lines_said_to_be_kept_are_kept_when_a_doubt_is_left() -> None:
    person = Person().say(ONE_READING, "还有两篇论文", "返回")
    assert "1. 学历：大学本科" in person.text
    assert "2. 成果：专业论文2篇" in person.text


def test_what_is_told_in_place_of_an_answer_is_said_to_be_noted() -> None:
    person = Person().say(*DATED, "2020年12月")
    assert "“2020年12月”记下了；这一项还要请您回答" in person.text
    assert "专业的吗" in person.text


@pytest.mark.parametrize(
    "said", ["我不记得了", "我不知道", "我不清楚", "这个我真不清楚", "我也说不好", "我忘了"]
)
@pytest.mark.parametrize(
    ("before", "fact"),
    [
        ((), "employer_in_beijing"),
        (("是",), "direction"),
        (("是", "数据安全"), "education"),
        (ASKED_FOR_YEARS, "experience"),
        (ASKED_FOR_TITLES, "titles"),
    ],
)
def test_that_one_does_not_know_is_said_of_oneself(said: str, before: tuple[str, ...], fact: str) -> None:
    assert Person().say(*before, said).answers[fact] is None


def test_whether_a_title_is_of_this_speciality_may_not_be_remembered() -> None:
    person = Person().say(*DATED, "我不记得了", "2020年12月")
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": None, "obtained_on": "2020-12"}
    ]


ELSEWHERE = ["我不在北京了，在天津", "我不是在北京，是在天津", "单位不在北京了"]


@pytest.mark.parametrize("said", ELSEWHERE)
def test_that_one_has_left_is_taken_wherever_it_is_said(said: str) -> None:
    assert Person().say(said).answers["employer_in_beijing"] is False
    for before in (("是", "数据安全"), (*ASKED_FOR_TITLES, "没有"), (*ASKED_FOR_TITLES, "没有", "看结论")):
        assert "北京单位：否" in Person().say(*before, said).text


@pytest.mark.parametrize("said", ["我在天津", "我现在在天津"])
def test_where_one_is_oneself_is_asked_about(said: str) -> None:
    for before in ((), ("是", "数据安全")):
        person = Person().say(*before, said)
        assert "可以有不同的理解" in person.text
        assert "不在北京" in person.text


@pytest.mark.parametrize(
    "said",
    [
        "我同事是硕士，做网络安全5年了，想评中级",
        "帮同事问一下，他是硕士，做网络安全5年了，想评中级",
        "我老婆硕士，干网安5年，想报中级",
    ],
)
def test_it_is_about_another_only_where_that_is_said(said: str) -> None:
    person = Person().say(said)
    assert "1. 学历：硕士" in person.text
    assert "2. 专业工作年限：5年" in person.text
    assert "这段话说的是别人" in person.text
    assert "behalf" not in person.say("不要").session.scratch


@pytest.mark.parametrize("said", ["我同事想评中级", "帮同事看看，他想评中级"])
def test_with_no_fact_told_it_is_said_all_the_same(said: str) -> None:
    person = Person().say(said)
    assert person.session.scratch["behalf"] is True
    assert "下面评估的是您说的那一位，不是您自己" in person.text


def test_with_a_colleague_is_about_oneself() -> None:
    person = Person().say("和我同事一起做网络安全5年了，想评中级")
    assert "behalf" not in person.session.scratch


@pytest.mark.parametrize("said", ["我是第一个", "我是第一", "我排第二"])
@pytest.mark.parametrize("before", [("是", "数据安全"), (*ASKED_FOR_TITLES, "没有")])
def test_ones_place_is_the_number_of_no_choice(said: str, before: tuple[str, ...]) -> None:
    answers = Person().say(*before).answers
    person = Person().say(*before, said)
    assert person.answers == answers
    assert "没有看懂" in person.text


@pytest.mark.parametrize("said", ["哪个方向都沾一点", "四个方向都做", "什么都做一点", "每个方向都有"])
def test_of_all_directions_the_main_one_is_asked_for(said: str) -> None:
    person = Person().say("是", said)
    assert "做得最多的那一个" in person.text
    assert "direction" not in person.answers


def test_what_is_no_number_is_not_said_to_be_one() -> None:
    person = Person().say("本科，做了8年网络安全", "改", "我参与的，不是主要完成人")
    assert "没有这一行" not in person.text
    assert "没有这一行" in Person().say("本科，做了8年网络安全", "改", "7").text


def test_the_day_of_a_level_that_hangs_on_another_specialitys_title_says_so() -> None:
    before = ("我想评正高", "是", "数据安全", "本科", "10年", "高级经济师", "2022年5月", "没有了", "没有")
    text = Person().say(*before, "结论").text
    assert "最早2027年5月1日（取决于评审机构是否认可其他系列（专业）的职称）" in text
    assert "就可以申报正高级工程师（取决于评审机构是否认可其他系列（专业）的职称）" in text
