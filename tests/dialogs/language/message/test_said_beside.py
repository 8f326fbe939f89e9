"""What stands beside a fact and is easily taken for something else: a firm called A, a correction that begins 如果."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.language.message.document import message_text
from dialogs.language.message.extract import MessageReading, read_message
from dialogs.language.message.taken_back import taken_back
from dialogs.language.vocabulary.index import word_index
from rules import load_policies

TODAY = date(2026, 11, 27)
POLICY = load_policies().in_force(TODAY)


def _reading(text: str) -> MessageReading:
    return read_message(POLICY, text, TODAY)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("信安专业的工程师", "信安专业的工程师"),
        ("工程师，2020年11月，信息安全专业的", "信息安全专业的"),
        ("工程师（信息安全专业）", "信息安全专业"),
    ],
)
def test_a_speciality_that_may_be_meant_for_it_is_unsure(text: str, where: str) -> None:
    reading = _reading(text)
    assert [(one.field, one.text) for one in reading.unsure] == [("titles.same_speciality", where)]
    titles: Any = reading.profile["titles"]
    assert "same_speciality" not in titles[0]


@pytest.mark.parametrize("text", ["信息安全专业毕业的工程师", "中级工程师，信息安全专业毕业"])
def test_what_one_studied_is_no_speciality_of_the_title(text: str) -> None:
    assert not _reading(text).unsure


def test_one_person_at_two_firms_is_one() -> None:
    reading = _reading("18年7月到20年6月在A公司做安全，20年7月到现在在B公司做安全")
    assert [one.options for one in reading.unsure] == [("2018年7月开始做网络安全",)]
    assert _reading("A是本科，网安5年，B是硕士，网安3年").profile == {}


def test_a_title_that_is_published_is_pending() -> None:
    assert [one.field for one in _reading("没有，正在评初级，公示了").unsure] == ["titles"]
    assert [one.why for one in _reading("我正在评初级").set_aside] == ["hypothesis"]


@pytest.mark.parametrize("text", ["如果错了，是大专", "如果不对，我是大专", "如果写错了的话，是大专"])
def test_a_correction_is_no_supposition(text: str) -> None:
    assert _reading(text).profile == {"education": "college"}


def test_a_supposition_stays_one() -> None:
    assert _reading("如果是大专").profile == _reading("如果不对口，我是大专").profile == {}


@pytest.mark.parametrize("text", ["帮我看看员工小李，大专，网安10年", "员工小李，大专，网安10年"])
def test_one_of_the_staff_is_the_applicant(text: str) -> None:
    assert _reading(text).profile == {"education": "college", "experience": {"years": 10}}


def test_what_is_said_of_all_conditions_is_set_aside_by_name() -> None:
    asides = [tuple(one) for one in _reading("本科，没有破格，都符合").set_aside]
    assert asides == [("都符合", "not_understood")]


@pytest.mark.parametrize(
    ("answer", "standings"),
    [
        ("企业标准，没用过", []),
        ("企业标准，没有使用过", []),
        ("企业标准，没有排名", ["denied"]),
        ("没有，等一下，有一个用过", ["corrected"]),
    ],
)
def test_what_takes_an_answer_back(answer: str, standings: list[str]) -> None:
    parts = taken_back(message_text(word_index(POLICY), answer, TODAY, own=True))
    assert [one.standing for one in parts] == standings


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("论文2篇，不对，发明专利2项", [("patent", 2)]),
        ("论文2篇，说错了，是发明专利", [("patent", 1)]),
        ("标准1项，论文2篇，不对，发明专利2项", [("standard", 1), ("patent", 2)]),
        ("论文2篇，应该是核心期刊，发明专利1项", [("paper", 2), ("patent", 1)]),
        ("论文2篇核心一作，不对，还有发明专利2项", [("paper", 2), ("patent", 2)]),
    ],
)
def test_one_in_place_of_another_is_not_beside_it(said: str, listed: list[tuple[str, int]]) -> None:
    entries: Any = _reading(said).profile["achievements"]
    assert [(one["kind"], one.get("count", 1)) for one in entries] == listed


def test_what_was_taken_back_is_no_doubt() -> None:
    reading = _reading("论文，不对，专利")
    assert "achievements" not in reading.profile
    assert [one.text for one in reading.unsure] == ["专利"]


@pytest.mark.parametrize(
    ("said", "options"), [("国标2项（行标）", ("国标2项", "行标2项")), ("国标（企标）", ("国标", "企标"))]
)
def test_another_sort_in_brackets_is_no_other_one(said: str, options: tuple[str, ...]) -> None:
    reading = _reading(said)
    assert "achievements" not in reading.profile
    assert [one.options for one in reading.unsure] == [options]


def test_the_name_of_a_job_beside_a_level_is_not_lost() -> None:
    reading = _reading("我是硕士，中级，网安工程师")
    assert reading.profile["titles"] == [{"level": "intermediate"}]
    assert [(one.field, one.text) for one in reading.unsure] == [("titles.same_speciality", "网安工程师")]
