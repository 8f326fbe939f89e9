"""When a stored conversation has a conclusion: from the one that was reached on, however it goes on."""

from __future__ import annotations

import pytest

from dialogs.results.stored import concluded
from rules import load_policies
from tests.dialogs.person import TODAY, Person

EARLY = ("是", "数据安全", "硕士", "3年", "结论")
"""Somebody who concludes with questions left."""


def has_conclusion(person: Person) -> bool:
    return concluded(load_policies(), person.session, TODAY) is not None


@pytest.mark.parametrize(
    "further",
    [
        (),
        ("逐条看理由",),
        ("逐条看理由", "1"),
        ("看原文",),
        ("换个目标级别",),
        ("如果……",),
        ("如果……", "1"),
        ("如果……", "1", "采用"),
        ("如果……", "1", "不采用"),
        ("改",),
        ("改", "3"),
        ("改", "3", "博士"),
        ("改", "3", "取消"),
        ("返回",),
        ("重来",),
        ("重来", "否"),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_at_and_after_a_conclusion_there_is_one(further: tuple[str, ...], whole: bool) -> None:  # noqa: FBT001
    person = Person().interviewed().say("结论") if whole else Person().say(*EARLY)
    assert has_conclusion(person.say(*further))


@pytest.mark.parametrize("texts", [(), ("是",), EARLY[:-1], (*EARLY[:-1], "改"), (*EARLY, "重来", "是")])
def test_before_one_was_reached_there_is_none(texts: tuple[str, ...]) -> None:
    assert not has_conclusion(Person().say(*texts))


def test_with_everything_answered_there_is_one_before_it_is_shown() -> None:
    person = Person().interviewed()
    assert person.session.state == "review"
    assert has_conclusion(person)
    assert has_conclusion(person.say("返回"))


def test_while_more_is_asked_there_is_none_until_it_is_answered() -> None:
    person = Person().say(*EARLY, "改", "接着回答")
    assert person.session.state == "titles"
    assert not has_conclusion(person)
    assert has_conclusion(person.say("改"))
