"""Declarations that stand on one page, told by their numbers: who says what of which."""

from __future__ import annotations

import pytest

from dialogs.questions.numbered import read_numbered
from tests.dialogs.person import ENGINEER, Person

FACTS = ("basic.general", "basic.assistant_engineer", "basic.engineer", "performance.engineer")
YES, NO, OPEN = True, False, None


def at_declarations() -> Person:
    return Person().say(*ENGINEER[:-1])


@pytest.mark.parametrize(
    "said",
    [
        "第二",
        "第2条",
        "二",
        "第二个",
        "2和3",
        "第一第三",
        "第2、3条",
        "第二条有点问题",
        "第二条怎么理解",
        "前两条",
        "2条不符合",
        "有2条不符合",
        "是，2除外",
    ],
)
def test_a_number_of_which_nothing_is_said_is_asked_about(said: str) -> None:
    person = at_declarations()
    before = person.answers
    assert person.say(said).answers == before
    assert "符合" in person.text


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("第2条不符合", (YES, NO, YES, YES)),
        ("除了第二条都符合", (YES, NO, YES, YES)),
        ("都符合，除了第2条", (YES, NO, YES, YES)),
        ("除第2条以外都满足", (YES, NO, YES, YES)),
        ("除了第二条其他都不符合", (NO, YES, NO, NO)),
        ("只有第二条符合", (NO, YES, NO, NO)),
        ("只有第3条不符合", (YES, YES, NO, YES)),
        ("第一条符合，第二条不符合", (YES, NO, YES, YES)),
        ("第1条符合，其他都不符合", (YES, NO, NO, NO)),
        ("第2条不满足，其余都满足", (YES, NO, YES, YES)),
        ("前两条符合，其他不符合", (YES, YES, NO, NO)),
        ("前两条不符合", (NO, NO, YES, YES)),
        ("后两条不符合", (YES, YES, NO, NO)),
        ("最后一条说不准", (YES, YES, YES, OPEN)),
        ("前两条都符合，第三条不确定", (YES, YES, OPEN, YES)),
        ("2、3不符合", (YES, NO, NO, YES)),
        ("一二四符合，三不符合", (YES, YES, NO, YES)),
        ("1.2.4符合 3不符合", (YES, YES, NO, YES)),
        ("2没达到，别的都行", (YES, NO, YES, YES)),
        ("只符合第一条", (YES, NO, NO, NO)),
        ("全符合", (YES, YES, YES, YES)),
        ("不符合的是1和4，其他都符合", (NO, YES, YES, NO)),
        ("1是2否", (YES, NO, YES, YES)),
        ("1、2是，3不是", (YES, YES, NO, YES)),
        ("1是，其余不清楚", (YES, OPEN, OPEN, OPEN)),
        ("1不是，其余是", (NO, YES, YES, YES)),
        ("第2条是不符合", (YES, NO, YES, YES)),
    ],
)
def test_what_is_said_of_the_numbers_is_taken(said: str, values: tuple[bool | None, ...]) -> None:
    answers = at_declarations().say(said).answers
    assert tuple(answers[fact] for fact in FACTS) == values


@pytest.mark.parametrize(
    ("said", "held"),
    [("前两条符合", FACTS[:2]), ("第二条符合", FACTS[1:2]), ("1和4没问题", (FACTS[0], FACTS[3]))],
)
def test_of_what_is_not_named_beside_what_holds_one_is_asked(said: str, held: tuple[str, ...]) -> None:
    person = at_declarations().say(said)
    assert {fact for fact in FACTS if fact in person.answers} == set(held)
    assert person.session.state == "self_assessment"


@pytest.mark.parametrize(
    "said", ["第9条不符合", "0", "除了都符合", "随便第二条", "3到9不符合", "都符合", "2项没用过"]
)
def test_what_names_nothing_there_is_gives_nothing(said: str) -> None:
    assert read_numbered(said, 4) is None


@pytest.mark.parametrize(
    "said", ["有2条不符合", "两条不符合", "3项没达到", "不符合的有2条", "只有两条不符合"]
)
def test_how_many_says_not_which(said: str) -> None:
    person = at_declarations().say("有不符合的")
    before = person.answers
    assert person.say(said).answers == before
    assert person.session.state == "self_assessment"


@pytest.mark.parametrize(
    ("said", "unused"),
    [
        ("1没有用过，2用过", {1: True, 2: False}),
        ("2还没用过", {2: True}),
        ("1没有，2用过", None),
        ("1是2否", None),
    ],
)
def test_what_was_not_used_is_not_taken_for_used(said: str, unused: dict[int, bool] | None) -> None:
    found = read_numbered(said, 2, no=None)
    assert (found and found.said) == unused
