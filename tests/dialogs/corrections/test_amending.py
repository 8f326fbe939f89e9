"""What is listed is put right in words wherever one is, and nothing is added by it."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.dialogs.person import Person
from tests.growth import GROWTH, NOISE, TRIES

BASE = ("是", "数据安全", "本科", "8年", "没有")
TWO_PAPERS = ("论文2篇核心一作", "没用过", "都符合")
KEPT = {"kind": "paper", "rank": 1, "journal": "core", "used_before": False}


def said(*texts: str) -> Person:
    return Person().say(*BASE, *texts)


def listed_by(person: Person) -> list[Any]:
    entries: Any = person.answers["achievements"]
    return list(entries)


def proposed(person: Person) -> Any:
    proposal: Any = person.session.scratch.get("proposal", {})
    return proposal.get("facts", {}).get("achievements")


@pytest.mark.parametrize(
    "asked",
    ["删除论文", "把论文删了", "删掉论文", "去掉论文", "删除两篇论文", "我想把论文删掉", "不对，把论文删了"],
)
@pytest.mark.parametrize("before", [TWO_PAPERS, (*TWO_PAPERS, "看结论"), TWO_PAPERS[:2]])
def test_a_deletion_opens_the_entry(before: tuple[str, ...], asked: str) -> None:
    person = said(*before, asked)
    assert "这一条怎么改" in person.text
    assert "删除" in person.text or "删除" in person.buttons
    assert listed_by(person) == [{**KEPT, "count": 2}]
    person.say("删除")
    assert not listed_by(person)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("去掉一篇论文会怎样", "如果没有"),
        ("删掉高级经济师", "没有记过“高级经济师”"),
        ("删除发明专利", "没有记过“发明专利”"),
        ("删掉成果", "这一条怎么改"),
        ("改回本科", "都已经记下了"),
    ],
)
def test_what_is_to_go_adds_nothing(asked: str, told: str) -> None:
    person = said(*TWO_PAPERS, "看结论", asked)
    assert told in person.text
    assert listed_by(person) == [{**KEPT, "count": 2}]
    assert "proposal" not in person.session.scratch


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("论文减一篇", [{**KEPT, "count": 1}]),
        ("去掉一篇论文", [{**KEPT, "count": 1}]),
        ("论文不是2篇，是1篇", [{**KEPT, "count": 1}]),
        ("论文改成三篇", [{**KEPT, "count": 3}]),
        ("论文应该是3篇", [{**KEPT, "count": 3}]),
        ("等一下，论文其实是二作", [{**KEPT, "count": 2, "rank": 2}]),
        ("论文不是核心，是普刊", [{**KEPT, "count": 2, "journal": "public"}]),
        ("我有3篇论文", [{**KEPT, "count": 2}, {"kind": "paper", "count": 1}]),
        ("我一共有1篇论文", [{**KEPT, "count": 1}]),
    ],
)
@pytest.mark.parametrize("before", [TWO_PAPERS, (*TWO_PAPERS, "看结论")])
def test_what_is_listed_is_put_right(before: tuple[str, ...], asked: str, listed: list[Any]) -> None:
    assert proposed(said(*before, asked)) == listed


@pytest.mark.parametrize(
    ("asked", "entries"), [("我有1篇SCI论文", 2), ("我还有3篇论文", 2), ("我有1个发明专利", 2)]
)
def test_what_is_another_is_no_correction(asked: str, entries: int) -> None:
    listed = proposed(said(*TWO_PAPERS, "看结论", asked))
    assert listed[0] == {**KEPT, "count": 2}
    assert len(listed) == entries


def test_one_is_named_by_what_its_name_tells() -> None:
    person = said("参与国标1项第二，参与企标1项", "没用过", "不对，企标用过")
    used = {one["level"]: one["used_before"] for one in listed_by(person)}
    assert used == {"national": False, "enterprise": True}


def test_which_is_to_go_is_asked_where_the_list_is_made() -> None:
    person = said("论文1篇核心一作，参与企标1项", "删掉成果")
    assert "这一条怎么改" in person.say("2").text
    assert [one["kind"] for one in listed_by(person.say("删除"))] == ["paper"]


def test_which_of_several_is_asked() -> None:
    person = said("论文1篇核心一作，论文1篇普刊二作", "没用过", "都符合")
    before = listed_by(person)
    person.say("论文改成三篇")
    assert proposed(person) is None
    assert listed_by(person) == before
    assert len(before) == 2


BOTH = ("论文1篇核心一作、参与企标1项", "没用过")


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        (("不对，企标用过",), [False, True]),
        (("企标用过",), [False, True]),
        (("不对，论文用过，企标没用过",), [True, False]),
        (("不对，用过", "2"), [False, True]),
        (("不对，没有用过，是用过", "1"), [True, False]),
        (("不对，用过",), [None, None]),
    ],
)
def test_what_was_said_of_use_is_put_right(asked: tuple[str, ...], used: list[bool | None]) -> None:
    person = said(*BOTH, *asked)
    assert [one.get("used_before") for one in listed_by(person)] == used
    assert "basic.general" not in person.answers


@pytest.mark.parametrize(
    ("listed", "asked", "used"),
    [
        ("发明专利2项已授权第一，核心论文1篇一作", "论文用过，专利没用过", [(2, False), (1, True)]),
        ("发明专利2项已授权第一，核心论文1篇一作", "论文用过", [(2, None), (1, True)]),
        ("发明专利2项已授权第一，核心论文1篇一作", "有一个用过", [(2, None), (1, None)]),
        ("论文2篇核心一作", "一篇用过一篇没用过", [(1, True), (1, False)]),
        ("论文2篇核心一作", "1篇没用过，1篇用过", [(1, False), (1, True)]),
        ("论文2篇核心一作", "有一篇用过", [(2, None)]),
        ("论文3篇核心一作", "一篇用过一篇没用过", [(3, None)]),
    ],
)
def test_of_each_it_is_said_whether_it_was_used(listed: str, asked: str, used: list[Any]) -> None:
    entries = listed_by(said(listed, asked))
    assert [(one["count"], one.get("used_before")) for one in entries] == used


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("否", "啊不对，是的", True),
        ("不是", "是的是的，刚才点错了", True),
        ("否", "点错了，是", True),
        ("是", "刚才点错了，不是", False),
        ("是", "不对，不是", False),
    ],
)
def test_the_answer_before_is_put_right_at_once(first: str, then: str, *, told: bool) -> None:
    person = Person().say(first, then)
    assert person.answers == {"employer_in_beijing": told}
    assert "专业方向" in person.text


@pytest.mark.parametrize("said", ["刚才点错了", "说错了", "啊，刚才填错了", "不好意思，看错了"])
def test_that_it_was_wrong_asks_it_again(said: str) -> None:
    assert "北京单位" in Person().say("否", said).text


def test_to_go_back_records_nothing_as_unknown() -> None:
    person = said("发明专利", "专业论文", "是", "返回", "返回")
    assert listed_by(person) == [{"count": 1, "kind": "paper"}]
    assert "现有职称" in person.say("返回").text
    assert "排第几" in person.say("没有").text


def test_the_first_of_a_list_that_was_not_known_is_not_all_of_it() -> None:
    person = said("不清楚", "是", "是", "加一个标准，国标，排名第四", "确认")
    assert "还有别的成果吗" in person.text
    assert "暂不能申报" not in person.text


@pytest.mark.parametrize("sign", ["！", " ", "，", "。"])
def test_what_stands_behind_a_correction_is_read_in_proportion_to_its_length(sign: str) -> None:
    for _ in range(TRIES):  # another program may have had the processor
        half, whole = (_seconds(f"不对{sign * length}？") for length in (1000, 2000))
        if whole <= max(GROWTH * half, NOISE):
            return
    pytest.fail(f"{half:.2f} s, twice as long {whole:.2f} s")


def _seconds(text: str) -> float:
    person = said()
    before = time.process_time()
    person.say(text)
    return time.process_time() - before
