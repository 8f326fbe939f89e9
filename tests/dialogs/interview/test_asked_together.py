"""What is asked together: declarations of one stage, whether outcomes were used before, and lists in one sentence."""

from __future__ import annotations

import pytest

from dialogs.event import Filled
from tests.dialogs.person import Person

CAREER = "本科，在北京一家公司做渗透测试，网安干了8年，没有职称，发明专利2项都是第一发明人已授权，核心期刊论文1篇一作"


def at_declarations() -> Person:
    return Person().say("是", "数据安全", "硕士", "3年", "没有", "标准2", "行业标准", "没用过")


def test_the_declarations_in_play_stand_on_one_page() -> None:
    person = at_declarations()
    for name in ("**1. 基本条件（总则）**", "**2. 基本条件（助理工程师）**", "**4. 业绩条件（工程师）**"):
        assert name in person.text
    assert "高级" not in person.text
    assert list(person.buttons)[:3] == ["都符合", "有不符合的", "不清楚"]


@pytest.mark.parametrize("yes", ["都符合", "是", "都满足", "1"])
def test_one_yes_is_said_of_all_of_them(yes: str) -> None:
    person = at_declarations().say(yes)
    assert person.session.state == "review"
    assert {person.answers[fact] for fact in person.answers if fact.startswith(("basic", "perf"))} == {True}


@pytest.mark.parametrize(
    ("said", "third", "fourth"),
    [
        ("4", True, False),
        ("第4条", True, False),
        ("3、4", False, False),
        ("3和4不符合", False, False),
        ("第3条不清楚，第4条不符合", None, False),
        ("3 4说不准", None, None),
        ("不符合的是4，其他都符合", True, False),
        ("四", True, False),
        ("3、4两条不行", False, False),
        ("4没达到", True, False),
        ("3-4", False, False),
        ("第3条到第4条都不符合", False, False),
        ("三至四", False, False),
        ("除了4都符合", True, False),
        ("只有4没达到要求", True, False),
        ("都符合", True, True),
    ],
)
def test_what_does_not_hold_is_named_by_its_number(said: str, third: object, fourth: object) -> None:
    person = at_declarations().say("有不符合的", said)
    assert person.session.state == "review"
    assert (person.answers["basic.general"], person.answers["basic.assistant_engineer"]) == (True, True)
    assert (person.answers["basic.engineer"], person.answers["performance.engineer"]) == (third, fourth)


@pytest.mark.parametrize("said", ["第4条不符合", "3、4不符合", "第3条说不准"])
def test_it_can_be_named_at_once(said: str) -> None:
    assert at_declarations().say(said).session.state == "review"


@pytest.mark.parametrize(
    "odd", ["9", "0", "第4条里继续教育那句没完成好", "随便", "3到9", "4-3", "七八条", "应该是4吧"]
)
def test_what_names_none_of_them_is_asked_again(odd: str) -> None:
    person = at_declarations().say("有不符合的", odd)
    assert "performance.engineer" not in person.answers
    assert "哪几条不符合" in person.text


def test_not_knowing_is_said_of_all_and_passing_over_leaves_all_unasked() -> None:
    unknown = at_declarations().say("不清楚").answers
    assert {unknown[fact] for fact in unknown if fact.startswith(("basic", "perf"))} == {None}
    assert not any(fact.startswith("basic") for fact in at_declarations().say("跳过").answers)


def test_none_of_them_may_hold() -> None:
    answers = at_declarations().say("有不符合的", "都不符合").answers
    assert {answers[fact] for fact in answers if fact.startswith(("basic", "perf"))} == {False}


@pytest.mark.parametrize("said", ["没有", "无", "没有了。"])
@pytest.mark.parametrize("before", [(), ("有不符合的",)], ids=["all", "which"])
def test_none_may_mean_either_way_and_is_asked_about(before: tuple[str, ...], said: str) -> None:
    person = at_declarations().say(*before, said)
    assert "可能是说没有不符合的，也可能是说都不符合" in person.text
    assert not any(fact.startswith("basic") for fact in person.answers)
    answers = person.say("都不符合").answers
    assert {answers[fact] for fact in answers if fact.startswith(("basic", "perf"))} == {False}


def test_a_page_that_was_answered_is_shown_with_its_answers_and_may_be_kept() -> None:
    person = at_declarations().say("第4条不符合", "返回")
    assert "（附件2 二（二））现在的回答：否" in person.text
    before = person.answers
    assert person.press("不改，继续").answers == before


def test_what_was_asked_on_a_page_is_not_asked_again() -> None:
    """After a change that brings in more, only that is asked."""
    person = at_declarations().say("都符合", "6", "专利", "3", "是", "1", "没用过", "没有了", "接着回答")
    assert "基本条件（高级工程师）" in person.text
    assert "基本条件（总则）" not in person.text


def test_a_channel_that_shows_several_questions_has_them_one_by_one() -> None:
    person = at_declarations()
    page = person.replies[-1].page
    assert [field.key for field in page] == [
        *("basic.general", "basic.assistant_engineer", "basic.engineer", "performance.engineer")
    ]
    assert [key for key, _ in page[0].options] == ["yes", "no", "unknown"]
    values = {field.key: "yes" for field in page} | {"basic.engineer": "unknown"}
    person.turn(Filled(values, person.session.revision))
    assert person.answers["basic.engineer"] is None
    assert person.session.state == "review"


def test_the_parts_of_an_outcome_stand_on_one_page_where_a_channel_can_show_it() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有").say("发明专利")
    assert [field.key for field in person.replies[-1].page] == ["count", "granted", "rank"]
    person.turn(Filled({"count": "2", "granted": "yes", "rank": "第一"}, person.session.revision))
    assert person.answers["achievements"] == [{"kind": "patent", "count": 2, "granted": True, "rank": 1}]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"count": "2"},
        {"count": "两三", "granted": "yes", "rank": "1"},
        {"count": "1", "granted": "qq", "rank": "1"},
    ],
)
def test_a_page_that_is_not_answered_whole_changes_nothing(values: dict[str, str]) -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有").say("发明专利")
    before = person.session
    person.turn(Filled(values, before.revision))
    assert person.session == before.model_copy(update={"revision": before.revision + 1})


def test_a_page_of_an_older_message_is_not_taken() -> None:
    person = at_declarations()
    values = {field.key: "yes" for field in person.replies[-1].page}
    person.turn(Filled(values, person.session.revision - 1))
    assert "basic.general" not in person.answers


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("发明专利2项，论文1篇", {"patent": 2, "paper": 1}),
        ("专利2、论文1", {"patent": 2, "paper": 1}),
        ("论文3篇和行业标准1项", {"paper": 3, "standard": 1}),
        ("攻关项目1，产品2", {"research_project": 1, "product": 2}),
        ("标准2 专著1 论文4", {"standard": 2, "monograph": 1, "paper": 4}),
    ],
)
def test_several_outcomes_are_listed_in_one_sentence(said: str, listed: dict[str, int]) -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有", said)
    entries = person.answers["achievements"]
    assert isinstance(entries, list)
    assert {entry["kind"]: entry["count"] for entry in entries if isinstance(entry, dict)} == listed
    assert person.sub.keys() == {"draft", "entry"}


def test_what_of_such_a_sentence_is_not_understood_is_not_dropped() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有", "成果转化1 论文1")
    assert "achievements" not in person.answers
    assert "成果转化" in person.text


def two_outcomes() -> Person:
    return Person().say("是", "数据安全", "本科", "8年", "没有", "专利1、论文1", "是", "1", "1", "核心")


@pytest.mark.parametrize(
    ("said", "patent", "paper"),
    [
        (["没用过"], False, False),
        (["都没用过"], False, False),
        (["没有了", "没用过"], False, False),
        (["没有了，都没用过"], False, False),
        (["没有了，有用过的", "第1条"], True, False),
        (["没有了", "否"], False, False),
        (["不清楚"], None, None),
        (["用过", "2"], False, True),
        (["有用过的", "第1条"], True, False),
        (["有用过的", "都用过"], True, True),
        (["有用过的", "1用过，2不清楚"], True, None),
    ],
)
def test_use_before_is_asked_of_all_outcomes_at_once(said: list[str], patent: object, paper: object) -> None:
    entries = two_outcomes().say(*said).answers["achievements"]
    assert isinstance(entries, list)
    assert [entry["used_before"] for entry in entries if isinstance(entry, dict)] == [patent, paper]


def test_as_long_as_use_is_not_said_nothing_is_taken_for_unused() -> None:
    person = two_outcomes().say("结论")
    assert "您现在可以申报**工程师**" not in person.text
    assert "没有成果" not in person.text


def test_what_is_asked_of_some_of_a_list_names_them() -> None:
    person = Person().say(
        "是", "数据安全", "大专", "2年", "没有", "行业标准1项排名第九，发明专利3项第一发明人已授权"
    )
    assert "只问第2条" in person.text
    assert "只问第2条" in person.say("没有了").text
