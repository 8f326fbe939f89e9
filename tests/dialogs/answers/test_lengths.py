"""Several lengths in one question: only what is said of the speciality is work in it; months are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("本科毕业满五年但只做了三年网安能评中级吗", "no"),
        ("本科，网安3年，总工龄8年，能评中级吗", "no"),
        ("大专干了六年，网安两年，能评助工吗", "no"),
        ("本科副高八年，转网安才两年，能报正高吗", "no"),
        ("大学本科，工龄9年，其中网络安全4年，能报工程师吗", "depends"),
        ("参加工作十年、网安两年的硕士能报高级吗", "depends"),
        ("工作十年网安两年的硕士能报高级吗", "depends"),
        ("博士毕业三年，从事网安一年，能报高级吗", "depends"),
        ("本科中级满六年，网安只做了三年，能报高级吗", "depends"),
        ("本科，毕业8年，本专业6年，可以申报中级吗", "yes"),
        ("本科毕业八年做了六年网安能评中级吗", "yes"),
        ("本科五年能评中级吗", "yes"),
    ],
)
def test_years_of_something_else_are_no_years_in_the_speciality(
    answers: Answers, question: str, decision: str
) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize(
    "question",
    ["本科四年十一个月没职称，能评中级吗", "硕士6年11个月能报高级吗", "本科4年零11个月能评中级吗"],
)
def test_months_beside_years_are_counted(answers: Answers, question: str) -> None:
    assert "还差1个月" in answers.ask(question, DAY).text


@pytest.mark.parametrize(
    ("question", "level", "decision"),
    [
        ("硕士6年11个月够7年吗", "senior_engineer", "depends"),
        ("硕士7年够7年吗", "senior_engineer", "yes"),
        ("本科3年够5年吗", "engineer", "no"),
        ("本科5年够不够5年", "engineer", "yes"),
        ("硕士7年差3天", "senior_engineer", "depends"),
        ("大专助工3年11个月够4年吗", "engineer", "no"),
        ("大专助工4年够4年吗", "engineer", "yes"),
        ("中级4年够5年吗", "senior_engineer", "depends"),
    ],
)
def test_what_has_passed_is_held_against_the_years_that_are_named(
    answers: Answers, question: str, level: str, decision: str
) -> None:
    assert answers.ask(question, DAY).by_level[level] == decision


@pytest.mark.parametrize(
    ("short", "told"), [("两个月", "还差2个月"), ("3天", "还差3天"), ("半年", "还差6个月")]
)
def test_by_how_much_years_are_short_is_told_as_it_was_said(answers: Answers, short: str, told: str) -> None:
    assert told in answers.ask(f"差{short}满5年能报吗", DAY).text
