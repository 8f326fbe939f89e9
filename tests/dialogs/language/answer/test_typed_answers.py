"""Typed answers to one question: how long, which, yes or no, how many, which qualification, which title."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.language.answer.choice import Nothing, One, Several, read_choice, read_count, read_yes_no
from dialogs.language.answer.tenure import Since, Unclear, Years, read_tenure
from dialogs.language.message.named import read_education, read_title_level
from dialogs.language.text.numerals import read_number
from dialogs.language.vocabulary.index import word_index
from rules import load_policies

AS_OF = date(2026, 11, 22)
WORDS = word_index(load_policies().in_force(AS_OF))
DIRECTIONS = {
    "network_system": "网络与系统安全",
    "content": "信息内容安全",
    "data": "数据安全",
    "business": "业务安全",
}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("8", 8),
        ("8年", 8),
        ("８年", 8),
        ("八年半", 8.5),
        ("8.5年", 8.5),
        ("8.33年", 8.33),
        ("两年", 2),
        ("俩年", 2),
        ("十二年", 12),
        ("半年", 0.5),
        ("5个月", 5 / 12),
        ("96个月", 8),
        ("三年零两个月", 38 / 12),
        ("8年3个月", 8.25),
        ("满8年了", 8),
        ("干了8年", 8),
        ("8 years", 8),
        ("0", 0),
    ],
)
def test_a_length_of_time_is_read_in_years(text: str, years: float) -> None:
    assert read_tenure(text, AS_OF) == Years(years)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2018年7月", "2018-07"),
        ("2018.07", "2018-07"),
        ("2018-07", "2018-07"),
        ("2018/7", "2018-07"),
        ("201807", "2018-07"),
        ("18年7月", "2018-07"),
        ("09年3月", "2009-03"),
        ("一八年七月", "2018-07"),
        ("二〇一八年七月", "2018-07"),
        ("２０１８年７月", "2018-07"),
        ("2018年7月15日", "2018-07-15"),
        ("从2018年7月开始", "2018-07"),
        ("2018年7月至今", "2018-07"),
        ("去年3月", "2025-03"),
        ("上个月", "2026-10"),
        ("今天", "2026-11-22"),
    ],
)
def test_a_point_of_time_is_read_as_a_date(text: str, since: str) -> None:
    assert read_tenure(text, AS_OF) == Since(since)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2018年", "月"),
        ("2018", "月"),
        ("去年", "月"),
        ("三年前", "月"),
        ("七八年", "大概"),
        ("快5年", "大概"),
        ("5年多", "大概"),
        ("不到一年", "大概"),
        ("8到9年", "大概"),
        ("2027年3月", "2027年3月在今天（2026年"),
        ("1900年3月", "80"),
        ("100", "80"),
        ("-3", "负数"),
        ("2018年13月", "日历"),
        ("2018-02-30", "日历"),
        ("2018年7月,2019年8月", "不止一个"),
        ("abc", "没有看懂"),
        ("", "没有看懂"),
    ],
)
def test_what_is_not_sure_is_asked_for_again_with_the_reason(text: str, why: str) -> None:
    answer = read_tenure(text, AS_OF)
    assert isinstance(answer, Unclear)
    assert why in answer.why


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1", "network_system"),
        ("２", "content"),
        ("三", "data"),
        ("第四个", "business"),
        ("选3", "data"),
        ("数据安全", "data"),
        ("我选数据安全吧", "data"),
        ("業務安全", "business"),
        ("业务", "business"),
        ("信息内荣安全", "content"),
    ],
)
def test_an_option_is_named_by_number_name_part_or_near_miss(text: str, key: str) -> None:
    assert read_choice(text, DIRECTIONS) == One(key)


def test_two_options_named_are_both_given_back() -> None:
    assert read_choice("1、3", DIRECTIONS) == Several(("network_system", "data"))
    assert read_choice("数据安全和业务安全", DIRECTIONS) == Several(("data", "business"))
    assert read_choice("安全", DIRECTIONS) == Several(tuple(DIRECTIONS))


@pytest.mark.parametrize("text", ["", "5", "0", "不知道", "不是数据安全"])
def test_what_names_no_option_is_none(text: str) -> None:
    assert read_choice(text, DIRECTIONS) == Nothing()


@pytest.mark.parametrize("text", ["是", "是的", "对", "有", "y", "嗯", "没错", "是，在北京", "1"])
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["没有", "不是", "没", "否", "n", "不", "还没", "没有，一项都没有", "2"])
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "不清楚", "有没有", "应该是", "随便", "是 不是"])
def test_neither_yes_nor_no(text: str) -> None:
    assert read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("俩", 2), ("两项", 2), ("3", 3), ("三个", 3), ("１２", 12), ("有3篇论文", 3), ("没有", 0)],
)
def test_a_count(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["", "几个", "两三个", "1.5", "-2", "2-3", "9999", "abc"])
def test_what_is_no_count_says_why(text: str) -> None:
    answer = read_count(text)
    assert isinstance(answer, Unclear)
    assert answer.why


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("大学本科", One("bachelor")),
        ("硕士研究生", One("master")),
        ("博士后", One("doctor")),
        ("Master", One("master")),
        ("大专", One("college")),
        ("中专", One("secondary_vocational")),
        ("预备技师班", One("technician_class")),
        ("高级工班", One("senior_worker_class")),
        ("高中", One("other")),
        ("本科，硕士学位", One("master")),
        ("大学毕业", Several(("bachelor", "college"))),
        ("研究生", Several(("master", "doctor"))),
        ("没有", Nothing()),
    ],
)
def test_a_qualification(text: str, education: object) -> None:
    assert read_education(WORDS, text) == education


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("助工", One("junior")),
        ("初级职称", One("junior")),
        ("工程师", One("intermediate")),
        ("中级", One("intermediate")),
        ("高工", One("deputy_senior")),
        ("高级工程师", One("deputy_senior")),
        ("副高", One("deputy_senior")),
        ("正高级工程师", One("full_senior")),
        ("教授级高工", One("full_senior")),
        ("高级职称", Several(("deputy_senior", "full_senior"))),
        ("无", Nothing()),
    ],
)
def test_a_title_level(text: str, level: object) -> None:
    assert read_title_level(WORDS, text) == level


@given(st.text(max_size=60))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    assert isinstance(read_tenure(text, AS_OF), Years | Since | Unclear)
    assert isinstance(read_choice(text, DIRECTIONS), One | Several | Nothing)
    assert read_yes_no(text) in {True, False, None}
    assert isinstance(read_count(text), int | Unclear)
    assert isinstance(read_education(WORDS, text), One | Several | Nothing)
    assert isinstance(read_title_level(WORDS, text), One | Several | Nothing)


@given(st.text(alphabet="0123456789零一二两俩三七八十百半年月日个-./到多快去前上今第 ", max_size=14))
def test_no_combination_of_time_words_makes_the_tenure_reader_fail(text: str) -> None:
    answer = read_tenure(text, AS_OF)
    if isinstance(answer, Years):
        assert 0 <= answer.years <= 80
    if isinstance(answer, Since):
        assert answer.since <= AS_OF.isoformat()


@pytest.mark.parametrize("numeral", ["七十零", "二十零", "三点", "百", "七八"])
def test_what_looks_like_a_numeral_and_is_none_is_no_number(numeral: str) -> None:
    assert read_number(numeral) is None
