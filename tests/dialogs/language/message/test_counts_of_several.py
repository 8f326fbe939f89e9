"""Several achievements in one breath: each keeps its own number and what is said of it, and none counts twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.language.message.extract import MessageReading, read_message
from rules import load_policies

TODAY = date(2026, 11, 27)
POLICY = load_policies().in_force(TODAY)


def _reading(text: str) -> MessageReading:
    return read_message(POLICY, text, TODAY)


def _outcomes(text: str) -> list[tuple[Any, ...]]:
    """Each outcome as its kind, its number and what else is said, in the order of the words."""
    found: Any = _reading(text).profile.get("achievements", [])
    return [
        (one["kind"], one.get("count", 1), *(v for k, v in sorted(one.items()) if k not in {"kind", "count"}))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一篇核心一作论文，一篇普刊二作论文", [("paper", 1, "core", 1), ("paper", 1, "public", 2)]),
        ("有一篇核心一作论文", [("paper", 1, "core", 1)]),
        ("我有一篇核心二作的论文", [("paper", 1, "core", 2)]),
        ("核心一作论文一篇", [("paper", 1, "core", 1)]),
        ("国标2项（GB/T），排名第4、第6", [("standard", 1, "national", 4), ("standard", 1, "national", 6)]),
        ("国标2项（GB/T 22239、GB/T 39786），排名第4", [("standard", 2, "national", 4)]),
    ],
)
def test_what_is_named_twice_is_one(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert _outcomes(text) == expected


@pytest.mark.parametrize("text", ["论文2篇，一篇核心一作一篇普刊二作", "论文2篇，一篇核心一作，一篇普刊二作"])
def test_parts_without_a_comma_between_are_parts(text: str) -> None:
    assert _outcomes(text) == [("paper", 1, "core", 1), ("paper", 1, "public", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发明专利和论文各2项", [("patent", 2), ("paper", 2)]),
        ("发明专利、论文各1", [("patent", 1), ("paper", 1)]),
        (
            "参与编写团标和企标各一项",
            [("standard", 1, "group", "participant"), ("standard", 1, "enterprise", "participant")],
        ),
        ("国标和行标各两项", [("standard", 2, "national"), ("standard", 2, "industry")]),
        ("各两项国标和行标", [("standard", 2, "national"), ("standard", 2, "industry")]),
        ("核心论文和普刊论文各一篇，都是一作", [("paper", 1, "core", 1), ("paper", 1, "public", 1)]),
    ],
)
def test_a_number_of_each_is_that_of_each(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert _outcomes(text) == expected
    assert not _reading(text).unsure


def test_how_a_number_of_both_is_divided_is_not_told() -> None:
    assert _outcomes("国标和行标两项") == [("standard", 1, "national"), ("standard", 1, "industry")]
    assert [one.field for one in _reading("国标和行标两项").unsure] == ["achievements.count"]


def test_what_one_cannot_write_one_has_not_written() -> None:
    reading = _reading("不会写论文，国标一项")
    assert _outcomes("不会写论文，国标一项") == [("standard", 1, "national")]
    assert [tuple(one) for one in reading.set_aside] == [("不会写论文", "denied")]


@pytest.mark.parametrize("text", ["网安工程师", "我是网安工程师", "信安工程师"])
def test_the_name_of_a_job_is_no_title(text: str) -> None:
    reading = _reading(text)
    assert "titles" not in reading.profile
    assert [one.field for one in reading.unsure] == ["titles"]


@pytest.mark.parametrize("text", ["取得网安工程师", "网安工程师职称"])
def test_one_that_was_given_is_a_title(text: str) -> None:
    assert _reading(text).profile["titles"] == [{"level": "intermediate", "same_speciality": True}]


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("发明专利、产品、标准", ["产品", "标准"]),
        ("论文、标准", ["标准"]),
        ("攻关项目 产品 标准", ["产品", "标准"]),
    ],
)
def test_what_a_list_names_without_its_sort_is_unsure(text: str, unsure: list[str]) -> None:
    reading = _reading(text)
    assert [one.text for one in reading.unsure] == unsure
    assert len(_outcomes(text)) == 1
    for one in (option for doubt in reading.unsure for option in doubt.options):
        assert len(_outcomes(one)) == 1, one


@pytest.mark.parametrize("text", ["熟悉政策、产品、标准", "做产品、运营", "懂标准和流程"])
def test_a_list_without_an_achievement_names_none(text: str) -> None:
    reading = _reading(text)
    assert not reading.profile
    assert not reading.unsure


def test_a_product_of_a_list_in_production_is_one() -> None:
    assert _outcomes("论文一篇，产品一个，已投产") == [("paper", 1), ("product", 1, True)]
    assert _outcomes("论文一篇，产品一个，未投产") == [("paper", 1), ("product", 1, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("论文3篇，其中一篇用过", [("paper", 1, True), ("paper", 2)]),
        ("论文3篇其中1篇以前评中级用过", [("paper", 1, True), ("paper", 2)]),
        ("核心论文3篇一作，有一篇用过", [("paper", 1, "core", 1, True), ("paper", 2, "core", 1)]),
        ("发明专利3项第一发明人已授权，其中一项用过", [("patent", 1, True, 1, True), ("patent", 2, True, 1)]),
        ("论文2篇都用过", [("paper", 2, True)]),
        (
            "发明专利2项，其中1项用过，第一发明人已授权",
            [("patent", 1, True, 1, True), ("patent", 1, True, 1)],
        ),
        ("发明专利2项（1项用过）已授权", [("patent", 1, True, True), ("patent", 1, True)]),
        ("论文3篇，一篇用过，两篇没用过", [("paper", 1, True), ("paper", 2, False)]),
        ("论文3篇没有用过", [("paper", 3, False)]),
        ("论文3篇，没有一篇用过", [("paper", 3, False)]),
    ],
)
def test_of_some_it_is_said_that_they_were_used(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert _outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上次评中级用了一篇核心论文和一个发明专利", [("paper", 1, "core", True), ("patent", 1, True)]),
        ("以前评副高用过1项发明专利和2篇论文", [("patent", 1, True), ("paper", 2, True)]),
        (
            "以前评副高用过1项发明专利和2篇论文，另有核心论文3篇一作",
            [("patent", 1, True), ("paper", 2, True), ("paper", 3, "core", 1)],
        ),
        ("以前评副高用过论文2篇、发明专利1项", [("paper", 2, True), ("patent", 1, True)]),
        ("论文三篇，一篇核心，两篇普刊", [("paper", 1, "core"), ("paper", 2, "public")]),
    ],
)
def test_what_is_said_before_the_first_is_said_of_all_that_are_joined(
    text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert _outcomes(text) == expected


def test_what_may_be_meant_keeps_what_is_said_before_the_first() -> None:
    doubts = [one for one in _reading("上次评中级用了一篇论文和一个专利").unsure if one.options]
    assert doubts[0].options[0] == "上次评中级用了一个发明专利"


PASTED = "我在北京做渗透，本科，网安8年，发明专利2项第一发明人已授权"


@pytest.mark.parametrize("between", ["。", "\n", "", "，", "。\n\n"])
@pytest.mark.parametrize("times", [2, 3])
def test_a_message_pasted_several_times_is_read_once(between: str, times: int) -> None:
    assert _reading(between.join([PASTED] * times)) == _reading(PASTED)


def test_outcomes_alike_are_several() -> None:
    assert _outcomes("发明专利1项第一发明人，发明专利1项第一发明人") == [("patent", 2, 1)]
