"""A longer message at any moment: repeated back, confirmed or corrected, and only the rest is asked."""

from __future__ import annotations

import pytest

from dialogs.interview.question_aside import is_question
from tests.dialogs.person import Person, manufacturing
from tests.dialogs.places import PLACES, at

MESSAGE = "我本科，2018年7月开始做网安，2020年12月拿的工程师，发明专利2项都是第一发明人已授权"


def test_what_is_surely_said_is_repeated_back_and_nothing_stored() -> None:
    person = Person().say(MESSAGE)
    for line in (
        "1. 学历：大学本科",
        "2. 专业工作年限：2018年7月起",
        "3. 现有职称：中级（是否本专业不清楚），2020年12月取得",
        "4. 成果：发明专利2项",
    ):
        assert line in person.text
    assert person.answers == {}
    assert list(person.buttons)[:3] == ["确认", "改一行", "不要"]


def test_confirmed_it_is_stored_and_only_the_rest_is_asked() -> None:
    person = Person().say(MESSAGE).press("确认")
    assert "已记下 4 项" in person.text
    assert "您是否在北京" in person.text
    person.say("是", "数据安全")
    assert "这个职称是" in person.text
    person.say("否")
    assert "还有别的职称吗" in person.text
    person.say("没有了")
    assert "还有别的成果吗" in person.text
    assert "用过吗" in person.text
    person.say("没用过")
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": False, "obtained_on": "2020-12"}
    ]
    assert person.answers["achievements"] == [
        {"kind": "patent", "rank": 1, "granted": True, "count": 2, "used_before": False}
    ]


@pytest.mark.parametrize("wrong", ["不对", "否", "不是"])
def test_what_is_not_right_is_asked_for_and_nothing_said_is_lost(wrong: str) -> None:
    person = Person().say(MESSAGE, wrong)
    assert "哪一行不对" in person.text
    assert "2018年7月起" in person.text


@pytest.mark.parametrize("odd", ["0", "3", "9"])
def test_a_number_that_is_no_answer_keeps_what_was_said(odd: str) -> None:
    person = Person().say(MESSAGE, odd).say("都对")
    assert person.answers["education"] == "bachelor"


def test_two_outcomes_of_one_message_stay_two() -> None:
    person = Person().say("本科，网安5年，有2篇论文，其中一篇是核心一作").press("确认")
    assert person.answers["achievements"] == [
        {"kind": "paper", "rank": 1, "journal": "core", "count": 1},
        {"kind": "paper", "count": 1},
    ]


@pytest.mark.parametrize(
    "said",
    ["退休返聘的，本科，网安5年", "我是公务员，硕士，做网安9年", "中国电信北京分公司，本科，网安6年"],
)
def test_circumstances_are_noted_with_the_facts_beside_them_and_not_before(said: str) -> None:
    person = Person().say(said)
    assert "circumstances" not in person.answers
    assert "circumstances" not in Person().say(said).press("不要").answers
    assert person.press("确认").answers["circumstances"]


def test_what_gave_no_fact_is_told_apart() -> None:
    text = Person().say("本科，2018年7月开始做网安，软著3项，我同事是高工").text
    assert "没有用上：“软著3项”（通告没有列）、“我同事是高工”（说的是别人）。" in text


@pytest.mark.parametrize("no", ["不要", "返回", "取消"])
def test_declined_nothing_is_stored(no: str) -> None:
    person = Person().say(MESSAGE, no)
    assert person.answers == {}
    assert "您是否在北京" in person.text


def test_a_line_is_left_out_by_its_number() -> None:
    person = Person().say(MESSAGE, "改", "1", "确认")
    assert "education" not in person.answers
    assert person.answers["experience"] == {"since": "2018-07"}


def test_a_line_is_corrected_by_saying_it_anew() -> None:
    person = Person().say(MESSAGE, "学历是硕士")
    assert "1. 学历：硕士" in person.text
    assert "4. 成果：发明专利2项" in person.text
    assert person.say("确认").answers["education"] == "master"


def test_what_was_answered_before_is_shown_beside_the_new() -> None:
    person = Person().say("是", "数据安全", "硕士", MESSAGE)
    assert "**学历：大学本科**（原来的回答：硕士学位或硕士研究生毕业）" in person.text
    assert person.answers["education"] == "master"
    assert person.say("确认").answers["education"] == "bachelor"


def test_what_can_be_read_two_ways_is_a_question_first() -> None:
    person = Person().say("高级职称，大学毕业，干安全8年")
    assert "“大学毕业”（学历）可以有不同的理解" in person.text
    person.press("学历是本科").press("我有副高级职称")
    assert "学历：大学本科" in person.text
    assert "现有职称：副高级" in person.text
    assert person.answers == {}
    person.say("确认")
    assert person.answers["experience"] == {"years": 8.0}


def test_neither_of_the_readings_leaves_it_to_its_own_question() -> None:
    person = Person().say("高级职称，大学毕业，干安全8年", "都不是", "不清楚")
    assert "“大学毕业”（学历）" in person.text
    assert "education" not in person.say("确认").answers


def test_what_is_not_sure_and_has_no_options_is_named() -> None:
    person = Person().say("硕士，在北京一家公司，干安全快5年")
    assert "- “干安全快5年”（专业工作年限）" in person.text
    assert "experience" not in person.say("确认").answers


def test_what_a_time_lacks_is_said() -> None:
    person = Person().say("本科，2021年转行做网安，2015年拿的工程师")
    for said in ("2021年转行做网安”（专业工作年限）", "2015年拿的工程师”（现有职称）"):
        assert f"- “{said}：只有年份，没有月份。请写到月" in person.text


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("两篇论文", {"kind": "paper", "count": 2}),
        ("有3项发明专利，已授权", {"kind": "patent", "count": 3, "granted": True}),
        ("论文", {"kind": "paper"}),
    ],
)
def test_a_short_fact_begins_an_entry_of_the_list(said: str, draft: object) -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有", said)
    assert person.sub["draft"] == draft


@pytest.mark.parametrize("place", PLACES)
def test_at_every_question_it_can_be_said_and_declined(place: int) -> None:
    person = at(place)
    before = person.session
    person.say(MESSAGE)
    assert person.answers == before.answers
    assert "确认" in person.buttons
    person.say("不要")
    assert person.session == before.model_copy(update={"revision": before.revision + 2})


@pytest.mark.parametrize("place", PLACES)
def test_at_every_question_it_can_be_confirmed_and_no_half_made_entry_is_lost(place: int) -> None:
    person = at(place)
    draft = person.sub.get("draft")
    person.say(MESSAGE, "确认")
    assert person.answers["education"] == "bachelor"
    if draft is not None:  # what is told may leave nothing to ask of it: then it is listed
        assert person.sub.get("draft") == draft or draft in person.entries(
            str(person.session.scratch["fact"])
        )


def test_what_an_entry_lacks_can_be_left_open() -> None:
    person = Person().say(MESSAGE, "确认", "是", "数据安全", "取消", "没有了", "取消", "没有了")
    assert person.answers["titles"] == [
        {"level": "intermediate", "obtained_on": "2020-12", "same_speciality": None}
    ]


@pytest.mark.parametrize("place", PLACES)
def test_a_question_about_the_notice_is_answered_and_the_question_stays_open(place: int) -> None:
    person = at(place)
    before = person.session
    person.say("硕士几年能评中级？")
    assert "附件2 二（一）2（2）" in person.text
    scratch = {**before.scratch, "enquired": "硕士几年能评中级？"}
    assert person.session == before.model_copy(update={"revision": before.revision + 1, "scratch": scratch})


def test_what_the_notice_does_not_say_is_said_not_to_be_there() -> None:
    person = Person().say("是", "数据安全", "报名费多少钱？")
    assert "通告没有规定" in person.text
    assert "最高学历" in person.text


def test_another_notice_takes_what_it_has() -> None:
    person = manufacturing().say("我本科，2018年7月开始做网安，发明专利2项都是第一发明人已授权")
    assert "网" not in person.text or "确认" in person.buttons or "没有看懂" in person.text


def test_to_go_back_from_what_an_entry_lacks_leaves_what_was_told_of_it() -> None:
    told = [
        {"count": 2, "kind": "patent"},
        {"count": 1, "kind": "standard", "level": "national"},
    ]
    person = Person().say("是", "数据安全", "硕士", "8年", "没有", "两项发明专利，一项国家标准", "确认")
    assert person.answers["achievements"] == told
    assert "第一发明人" in person.say("是").buttons
    assert "获得授权了吗" in person.say("返回").text
    assert "这一条怎么改" in person.say("返回").text
    assert person.answers["achievements"] == told
    assert "现有职称" in person.say("返回").text
    assert person.answers["achievements"] == told


def test_what_speaks_against_one_is_not_overlooked() -> None:
    text = Person().say("本科，发明专利2项第二发明人还没授权，核心论文1篇一作，不在北京工作").text
    assert "请特别看一下：**" in text
    marked = text.split("请特别看一下：**")[1].split("**")[0]
    for words in ("第二发明人", "未授权", "否"):
        assert words in marked
    assert "第一作者" not in marked


@pytest.mark.parametrize(("said", "expected"), [("没错", "这样记，对吗"), ("不要", "什么都没有记")])
def test_the_line_to_amend_can_be_left_by_our_own_words(said: str, expected: str) -> None:
    assert expected in Person().say(MESSAGE, "改一行", said).text


@pytest.mark.parametrize(
    "correction", ["本科吧", "硕士吧，不对，是本科", "应该是本科吧", "等等，学历是本科吧"]
)
def test_a_correction_in_doubt_is_no_question(correction: str) -> None:
    person = Person().say("北京企业，硕士，网安8年").say(correction)
    assert "学历：大学本科" in person.text


@pytest.mark.parametrize("question", ["本科不能报高工吧", "大专评中级可以吧", "硕士够了吧", "本科吧？能报吗"])
def test_what_asks_for_assent_still_is_one(question: str) -> None:
    assert is_question(question)


@pytest.mark.parametrize("beside", ["本科吧", "我是本科", "数据安全", "硕士，不对，是本科"])
def test_what_is_said_beside_a_doubt_leaves_it_open(beside: str) -> None:
    person = Person().say("北京企业，硕士，工作7年").say(beside)
    assert "做网络安全7年" in person.buttons
    assert person.press("做网络安全7年").text.count("专业工作年限：7年") == 1


@pytest.mark.parametrize(
    ("instead", "told"), [("网安9年", "专业工作年限：9年"), ("八年半", "做网络安全8年6个月")]
)
def test_what_is_said_instead_of_a_doubt_takes_its_place(instead: str, told: str) -> None:
    person = Person().say("北京企业，硕士，工作7年").say(instead)
    assert told in person.text
    assert "做网络安全7年" not in person.text
