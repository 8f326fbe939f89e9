"""What is said of something listed is understood alike in what is read back, and after the conclusion."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

PAPERS = {"count": 2, "kind": "paper", "rank": 1, "journal": "core"}
PATENT = {"count": 1, "kind": "patent"}
TITLE = {"level": "intermediate", "same_speciality": True}
MESSAGE = "硕士，网安8年，中级职称，本专业的，论文2篇核心一作，发明专利1项"
WHOLE = (
    "数据安全，硕士，网安8年，没有职称，发明专利1项第一发明人已授权，论文2篇核心期刊第一作者，没有别的成果",
    *("确认", "是", "看结论"),
)
BEGUN = ("是", "数据安全", "硕士", "3年", "没有", "发明专利1项", "是", "第一")


def proposed(person: Person, fact: str = "achievements") -> Any:
    proposal: Any = person.session.scratch.get("proposal", {})
    return proposal.get("facts", {}).get(fact)


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("删除论文", [PATENT]),
        ("把专利删了", [PAPERS]),
        ("论文改成三篇", [{**PAPERS, "count": 3}, PATENT]),
        ("不对，论文是3篇", [{**PAPERS, "count": 3}, PATENT]),
        ("都对，没用过", [{**PAPERS, "used_before": False}, {**PATENT, "used_before": False}]),
        ("论文减一篇", [{**PAPERS, "count": 1}, PATENT]),
        ("论文其实是二作", [{**PAPERS, "rank": 2}, PATENT]),
        ("论文没用过", [{**PAPERS, "used_before": False}, PATENT]),
        ("第2条用过", [PAPERS, {**PATENT, "used_before": True}]),
        ("没用过", [{**PAPERS, "used_before": False}, {**PATENT, "used_before": False}]),
        ("我有3篇论文", [PAPERS, PATENT, {"count": 1, "kind": "paper"}]),
        ("删掉高级经济师", [PAPERS, PATENT]),
        ("去掉一篇论文会怎样", [PAPERS, PATENT]),
    ],
)
def test_in_what_is_read_back(said: str, listed: list[Any]) -> None:
    person = Person().say(MESSAGE, said)
    assert proposed(person) == listed
    assert proposed(person, "titles") == [TITLE]
    assert proposed(person, "experience") == {"years": 8}


@pytest.mark.parametrize("said", ["删除论文", "删掉成果"])
def test_all_that_a_line_has_is_asked_anew(said: str) -> None:
    person = Person().say("硕士，网安8年，论文2篇核心一作", said)
    assert "“成果”这一行应该是什么" in person.text
    assert proposed(person) == [PAPERS]


@pytest.mark.parametrize("said", ["职称是高级", "高级", "职称改成高级", "是高级", "不是中级，是高级"])
def test_what_may_be_either_of_two_titles_is_asked(said: str) -> None:
    person = Person().say(MESSAGE, said)
    assert "我有副高级职称" in person.text
    assert proposed(person.say("1"), "titles") == [TITLE, {"level": "deputy_senior"}]
    assert proposed(person, "education") == "master"


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("没用过", [False, False]),
        ("都没用过", [False, False]),
        ("这些成果都没有在评审中用过", [False, False]),
        ("1和2没用过", [False, False]),
        ("第2条没用过", [None, False]),
        ("论文没用过", [None, False]),
        ("第1条用过，第2条没用过", [True, False]),
        ("都用过", [True, True]),
    ],
)
def test_whether_they_were_used_is_said_after_the_conclusion(said: str, used: list[bool | None]) -> None:
    person = Person().say(*WHOLE)
    assert "第2条成果的使用情况" in person.text
    assert [one.get("used_before") for one in proposed(person.say(said))] == used
    person.say("确认")
    assert [one.get("used_before") for one in person.entries("achievements")] == used
    assert ("用过吗" in person.text) == (None in used)


def test_which_of_several_were_used_is_asked() -> None:
    person = Person().say(*WHOLE, "用过")
    assert "哪几条在以往的职称评审中用过" in person.text
    assert [one["used_before"] for one in person.say("2").entries("achievements")] == [False, True]


def test_of_what_is_told_after_the_conclusion_it_is_asked_whether_it_was_used() -> None:
    person = Person().say(
        *BEGUN, "没有了", "没用过", "看结论", "还有一起重大网络安全事件处置，我是负责人", "确认"
    )
    assert "用过吗" in person.text
    assert "还有别的成果吗" not in person.text
    assert [one["used_before"] for one in person.say("没用过").entries("achievements")] == [False, False]


def test_a_list_that_may_not_be_whole_is_told_to_be_so() -> None:
    person = Person().say(*BEGUN, "看结论")
    assert "成果只说了一部分" in person.text
    assert "用过吗" in person.say("没有别的成果").text
    assert "成果只说了一部分" not in person.say("没用过", "看结论").text


@pytest.mark.parametrize("said", ["没有了", "没有别的", "就这些"])
def test_so_it_is_in_other_words(said: str) -> None:
    person = Person().say(*BEGUN, "看结论", said)
    assert "用过吗" in person.text


def test_the_count_says_on_what_it_hangs() -> None:
    assert "目前计数（都没用过的话）：工程师 1/2" in Person().say(*BEGUN).text
    told = Person().say(*BEGUN[:5], "发明专利1项，第一发明人，已授权，以前评审没用过")
    assert "目前计数：工程师 1/2" in told.text


@pytest.mark.parametrize("said", ["没用过", "没有别的成果", "论文改成1篇"])
def test_what_is_known_already_is_told_so(said: str) -> None:
    told = ("论文1篇，第一作者，核心期刊，以前评审没用过", "没有了", "看结论", said)
    assert "已经记下了" in Person().say(*BEGUN[:5], *told).text


def test_that_there_is_none_answers_the_open_question_and_ends_no_list_told_in_passing() -> None:
    person = Person().say("硕士，网安8年，中级", "确认", "没有")
    assert person.answers["employer_in_beijing"] is False
    assert "complete" not in person.session.scratch
