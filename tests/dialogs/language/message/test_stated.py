"""What a message states of the person beside degrees, work and titles, under a notice that asks for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.dialogs.person import made_up_policies
from tests.made_up_notices import LINHAI

DAY = date(2026, 11, 22)


def reading(text: str) -> Any:
    return read_message(made_up_policies()[LINHAI], text, DAY)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("继续教育300学时", {"annual": {"training": 300}}),
        ("近3年继续教育共300学时", {"annual": {"training": 300}}),
        ("300个学时的继续教育", {"annual": {"training": 300}}),
        ("参加培训269.5学时", {"annual": {"training": 269.5}}),
        ("继续教育两百八十学时，年度考核合格三次", {"annual": {"training": 280, "reviews": 3}}),
        ("年度考核合格次数：3，继续教育学时：270", {"annual": {"training": 270, "reviews": 3}}),
        ("近三年考核均合格", {"annual": {"reviews": 3}}),
        ("1985年6月出生", {"born_on": "1985-06"}),
        ("生日1978年12月3日", {"born_on": "1978-12-03"}),
        ("出生年月：1980.05", {"born_on": "1980-05"}),
        ("全日制硕士", {"education": "master", "full_time_education": "master"}),
        ("全日制的本科，后来读了在职硕士", {"education": "master", "full_time_education": "bachelor"}),
        ("非全日制硕士", {"education": "master"}),
        (
            "2010年7月本科毕业，2013年6月硕士毕业",
            {"education": "master", "education_obtained_on": "2013-06"},
        ),
        ("单位考察合格", {"examined": True}),
        ("单位考察结果不合格", {"examined": False}),
        ("还没有经过单位考察", {"examined": False}),
        ("在艰苦地区工作满2年", {"merits": {"remote": True}}),
        ("没有获得省级人才称号", {"merits": {"talent": False}}),
        (
            "软考中级，2022年1月拿的证",
            {"titles": [{"level": "software_exam", "obtained_on": "2022-01"}]},
        ),
        ("员级满6年", {"titles": [{"level": "member", "years": 6}]}),
    ],
)
def test_what_is_surely_said(text: str, profile: dict[str, Any]) -> None:
    assert reading(text).profile == profile


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("继续教育约270学时", "annual.training"),
        ("继续教育270多学时", "annual.training"),
        ("继续教育够不够270学时我不知道", "annual.training"),
        ("继续教育还差20学时", "annual.training"),
        ("1990年出生", "born_on"),
    ],
)
def test_what_can_be_read_two_ways_is_unsure(text: str, field: str) -> None:
    found = reading(text)
    assert [one.field for one in found.unsure] == [field]
    assert field.partition(".")[0] not in found.profile


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("如果我有300学时继续教育呢", "hypothesis"),
        ("我同事继续教育300学时", "someone_else"),
        ("继续教育没有做", "not_understood"),
    ],
)
def test_nothing_of_it_is_dropped_in_silence(text: str, why: str) -> None:
    found = reading(text)
    assert found.profile == {}
    assert [one.why for one in found.set_aside] == [why]


def test_a_length_beside_it_is_none_of_work() -> None:
    found = reading("近3年继续教育300学时，做人工智能8年")
    assert found.profile == {"annual": {"training": 300}, "experience": {"years": 8}}
    assert found.unsure == ()


@pytest.mark.parametrize("text", ["工程师的考核和继续教育都符合", "各级的考核和继续教育我都符合"])
def test_that_a_condition_of_numbers_is_met_states_no_number(text: str) -> None:
    assert "annual" not in reading(text).profile


@pytest.mark.parametrize(
    "text", ["继续教育300学时", "1985年6月出生", "年度考核合格3次", "近三年考核均合格", "单位考察合格"]
)
def test_a_notice_that_does_not_ask_reads_nothing(text: str) -> None:
    shipped = load_policies()["beijing-cybersecurity-2024"]
    assert read_message(shipped, text, DAY).profile == {}
