"""A number, a length or a day in figures is an answer and nothing besides: it is read for no more than that."""

from __future__ import annotations

from itertools import product

import pytest

from dialogs.interview.question_aside import is_question
from dialogs.language.answer.choice import is_figure
from dialogs.language.message.extract import read_message
from dialogs.language.question.enquiry import directions_for
from rules import load_policies
from tests.dialogs.person import TODAY, Person, made_up_policies

NUMBERS = ("0", "3", "08", "13", "99", "2013", "2099")
UNITS = (
    "",
    "年",
    "年半",
    "个月",
    "年2个月",
    "年2月",
    "年13月",
    "年2月3日",
    "年2月30号",
    ".2",
    "-12",
    "/7",
    "-02-03",
)
FIGURES = tuple(number + unit for number, unit in product(NUMBERS, UNITS))
MORE = (
    "8年多",
    "2013年11月起",
    "约8年",
    "三年",
    "8年，硕士",
    "第2",
    "8项",
    "2013年11月到2015年3月",
    "8年？",
    "没有",
    "",
)
POLICIES = (*load_policies(), *made_up_policies())


@pytest.mark.parametrize("said", FIGURES)
def test_a_figure_asks_tells_and_describes_nothing_besides(said: str) -> None:
    assert is_figure(said)
    assert not is_question(said)
    for policy in POLICIES:
        reading = read_message(policy, said, TODAY)
        assert {one.text for one in reading.set_aside} <= {said}
        assert "circumstances" not in reading.profile
        assert not policy.catalogue.directions or directions_for(policy, said) == ()


@pytest.mark.parametrize("said", MORE)
def test_what_says_more_than_a_figure_is_none(said: str) -> None:
    assert not is_figure(said)


@pytest.mark.parametrize("said", ["2013年11月", "2013.11", "2013-11", "２０１３年１１月"])
def test_a_month_is_taken_where_it_is_asked_for_and_proposed_where_it_is_not(said: str) -> None:
    asked = Person().say("是", "数据安全", "硕士", said)
    assert asked.answers["experience"] == {"since": "2013-11"}
    early = Person().say("是", said)
    assert "experience" not in early.answers
    assert early.session.scratch.get("fact") == "direction"
