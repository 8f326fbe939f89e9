"""What puts something listed right, or tells of its parts, takes its place and is never one more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

PAPERS = {"count": 3, "kind": "paper", "rank": 1, "journal": "core"}
FIVE = {"count": 5, "kind": "paper"}
ONE_CORE = {"count": 1, "kind": "paper", "journal": "core"}
STANDARD = {"count": 1, "kind": "standard", "rank": 4}
PATENT = {"count": 1, "kind": "patent", "granted": True}


def proposed(person: Person, fact: str = "achievements") -> Any:
    proposal: Any = person.session.scratch.get("proposal", {})
    return proposal.get("facts", {}).get(fact)


@pytest.mark.parametrize("between", [(), ("确认",)])
@pytest.mark.parametrize(
    "said", ["不是工程师，是助理工程师", "是助理工程师，不是工程师", "搞错了，是助工", "不是中级，是初级"]
)
def test_a_title_is_replaced_by_the_one_that_it_is(between: tuple[str, ...], said: str) -> None:
    person = Person().say("2020年6月拿的工程师", *between, said)
    assert proposed(person, "titles") == [{"level": "junior", "obtained_on": "2020-06"}]
    assert "初级（是否本专业不清楚），2020年6月取得" in person.text


@pytest.mark.parametrize("said", ["应该是行标", "是行标", "国标其实是行标"])
def test_what_waits_for_a_yes_is_put_right_by_what_it_is(said: str) -> None:
    assert proposed(Person().say("国标1项排第四", said)) == [{**STANDARD, "level": "industry"}]


def test_what_the_title_was_got_in_is_kept() -> None:
    person = Person().say("2020年6月拿的工程师", "不是工程师，是高级经济师")
    other = {"level": "deputy_senior", "obtained_on": "2020-06", "same_speciality": False}
    assert proposed(person, "titles") == [other]


def test_the_title_is_asked_where_another_day_is_told() -> None:
    person = Person().say("2020年6月拿的工程师", "不是工程师，是2018年的助理工程师")
    assert "“现有职称”这一行应该是什么" in person.text


@pytest.mark.parametrize("said", ["不是工程师，是助理工程师", "搞错了，是助工"])
def test_it_is_asked_where_that_one_is_listed_too(said: str) -> None:
    person = Person().say("2020年6月拿的工程师，2012年6月拿的助理工程师", said)
    assert "“现有职称”这一行应该是什么" in person.text


@pytest.mark.parametrize("between", [(), ("确认",)])
@pytest.mark.parametrize(
    ("told", "said", "listed"),
    [
        ("国标1项排第四", "不是国标，是行标", [{**STANDARD, "level": "industry"}]),
        ("国标1项排第四", "是行标不是国标", [{**STANDARD, "level": "industry"}]),
        ("国标1项排第四", "搞错了，是行标", [{**STANDARD, "level": "industry"}]),
        ("核心论文3篇一作", "不是核心，是普刊", [{**PAPERS, "journal": "public"}]),
        ("核心论文3篇一作", "不是一作，是二作", [{**PAPERS, "rank": 2}]),
        ("发明专利1项第二发明人已授权", "发明专利我是第一发明人", [{**PATENT, "rank": 1}]),
        ("核心论文3篇一作", "第二篇是二作", [{**PAPERS, "count": 2}, {**PAPERS, "count": 1, "rank": 2}]),
        ("核心论文3篇一作", "第二篇改成二作", [{**PAPERS, "count": 2}, {**PAPERS, "count": 1, "rank": 2}]),
        ("论文5篇", "其中核心2篇", [{**FIVE, "count": 3}, {**ONE_CORE, "count": 2}]),
        ("论文5篇", "其中2篇核心", [{**FIVE, "count": 3}, {**ONE_CORE, "count": 2}]),
        ("论文5篇", "论文其中2篇核心", [{**FIVE, "count": 3}, {**ONE_CORE, "count": 2}]),
        *(
            ("论文5篇", said, [{**ONE_CORE, "count": 2}, {**FIVE, "count": 3, "journal": "public"}])
            for said in (
                *("2篇核心3篇普刊", "2篇核心，3篇普刊", "2篇核心论文，3篇普刊论文", "核心2篇普刊3篇"),
                *("核心论文2篇，普刊论文3篇", "2篇核心，其他3篇普刊", "2篇核心，其余都是普刊"),
            )
        ),
        (
            "发明专利2项，都授权",
            "一个第一，一个第二",
            [{**PATENT, "rank": 1}, {**PATENT, "rank": 2}],
        ),
        ("发明专利2项", "1个授权1个没授权", [PATENT, {**PATENT, "granted": False}]),
        *(
            ("核心论文3篇一作", said, [{**PAPERS, "count": 2}, {**PAPERS, "count": 1, "rank": 2}])
            for said in ("有一篇是二作", "第2篇是二作")
        ),
        ("核心论文3篇一作", "有一篇不是一作", [{**PAPERS, "count": 2}, ONE_CORE]),
        *(
            ("核心论文3篇一作", said, [PAPERS, {"count": 1, "kind": "paper"}])
            for said in ("少了一篇，应该是4篇", "漏了一篇，一共4篇")
        ),
        ("核心论文3篇一作", "多写了一篇，应该是2篇", [{**PAPERS, "count": 2}]),
        *(
            ("核心论文3篇一作", said, [{**PAPERS, "count": 2}])
            for said in ("其实论文只有2篇", "论文其实只有2篇")
        ),
    ],
)
def test_what_is_told_takes_its_place(
    between: tuple[str, ...], told: str, said: str, listed: list[Any]
) -> None:
    assert proposed(Person().say(told, *between, said)) == listed


def test_parts_keep_what_was_told_of_all() -> None:
    core = {**PAPERS, "count": 2}
    assert proposed(Person().say("论文5篇", "都是一作", "其中2篇核心")) == [
        {**FIVE, "count": 3, "rank": 1},
        core,
    ]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("国标1项排第四，企标1项排第一", "搞错了，是行标"),
        ("核心论文2篇，普刊论文3篇", "第二篇是二作"),
        ("核心论文2篇，普刊论文2篇", "1篇一作，1篇二作"),
    ],
)
def test_which_one_is_meant_is_asked(told: str, said: str) -> None:
    assert "“成果”这一行应该是什么" in Person().say(told, said).text


@pytest.mark.parametrize(
    ("told", "said", "kinds"),
    [
        ("论文2篇", "1项发明专利，1项标准", ["paper", "patent", "standard"]),
        ("论文5篇", "还有2篇核心论文", ["paper", "paper"]),
        ("论文5篇", "第六篇是核心", ["paper"]),
        *(("论文5篇", f"{one}核心2篇，普刊3篇", ["paper"] * 3) for one in ("还有", "另外", "另外还有")),
        ("论文5篇", "另外2篇核心，3篇普刊", ["paper"] * 3),
        ("论文5篇", "论文2篇，论文3篇", ["paper"]),
    ],
)
def test_what_is_no_part_of_it_is_none(told: str, said: str, kinds: list[str]) -> None:
    assert [one["kind"] for one in proposed(Person().say(told, said))] == kinds


@pytest.mark.parametrize("said", ["第二篇是二作", "有一篇是二作"])
def test_what_is_counted_otherwise_is_not_meant(said: str) -> None:
    patents = {"count": 2, "kind": "patent"}
    person = Person().say("核心论文3篇一作，发明专利2项", said)
    assert proposed(person) == [{**PAPERS, "count": 2}, {**PAPERS, "count": 1, "rank": 2}, patents]


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("对，再加一篇核心一作", {**PAPERS, "count": 1}),
        ("对，再加一篇核心论文一作", {**PAPERS, "count": 1}),
        ("对，再加一项发明专利", {"count": 1, "kind": "patent"}),
    ],
)
def test_with_a_yes_one_more_is_added(said: str, more: dict[str, Any]) -> None:
    person = Person().say("核心论文3篇一作", said)
    assert proposed(person) == [PAPERS, more]
    assert "没有用上" not in person.text


@pytest.mark.parametrize(
    "said", ["再加一篇核心论文会怎样", "再加一篇核心论文够吗", "再加一篇核心论文呢", "再加一篇核心论文就够了"]
)
def test_what_would_be_adds_nothing(said: str) -> None:
    assert proposed(Person().say("核心论文3篇一作", said)) == [PAPERS]


@pytest.mark.parametrize("said", ["没有工程师", "我没有工程师职称"])
def test_a_title_that_one_has_not_goes(said: str) -> None:
    person = Person().say("本科，2020年6月拿的工程师", said)
    assert proposed(person, "titles") is None
    assert proposed(person, "education") == "bachelor"
    assert "这一条怎么改" in Person().say("2020年6月拿的工程师", "确认", said).text
    told = Person().say(said)
    assert "没有记过“工程师”" in told.text
    assert not told.answers


def test_what_is_no_invention_goes() -> None:
    person = Person().say("硕士，发明专利1项第一发明人已授权", "是实用新型，不是发明")
    assert proposed(person) is None
    assert proposed(person, "education") == "master"


@pytest.mark.parametrize("said", ["其实论文只有2篇", "论文其实只有2篇"])
def test_after_the_verdict_so_many_are_all(said: str) -> None:
    told = ("是", "数据安全", "硕士", "8年", "没有", "论文3篇核心一作", "没有了", "看结论")
    assert proposed(Person().say(*told, said)) == [{**PAPERS, "count": 2}]
