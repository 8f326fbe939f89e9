"""A question that names days is answered by them, on the day on which it is put."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dialogs.answers import Answers

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("本科，2016年7月开始做网安，能评中级吗", "yes"),
        ("本科，2021年11月开始做网安，能评中级吗", "yes"),
        ("本科，2022年12月开始做网安，能评中级吗", "no"),
        ("硕士2018年毕业，2018年7月开始做网安，能报副高吗", "yes"),
        ("2019年12月取得工程师，本科，现在能报高级吗", "yes"),
        ("2024年3月拿的中级，本科，能报副高吗", "depends"),
        ("今年3月拿到的助工，大专，能评中级吗", "no"),
        ("大专，2022年11月评的助工，能评中级吗", "yes"),
        ("大专，2022年12月评的助工，能评中级吗", "no"),
        ("2020年评的助工，大专，今年能报中级吗", "yes"),  # whatever the month was
    ],
)
def test_it_is_decided_by_them(answers: Answers, question: str, decision: str) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize("question", ["本科2021年毕业现在能评中级吗", "2022年评的助工，大专，今年能报中级吗"])
def test_a_year_is_no_length_and_without_a_month_leaves_it_open(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).decision == "depends"
