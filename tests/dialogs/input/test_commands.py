"""返回, 改, 跳过, 重来, 取消, 帮助, 不清楚 and 为什么 at every question there is."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.rendering.wording import table
from tests.dialogs.person import ENGINEER, Person, sub_of
from tests.dialogs.places import PLACES, at


def test_the_way_comes_by_every_state() -> None:
    states = {at(place).session.state for place in PLACES}
    assert states == {
        *("scope", "direction", "education", "experience", "titles", "achievements"),
        *(
            "self_assessment",
            "exceptional",
            "review",
            "change",
            "conclusion",
            "clauses",
            "goal",
            "what_if",
            "reasons",
        ),
    }


@pytest.mark.parametrize("word", ["帮助", "为什么", "help", "？"])
@pytest.mark.parametrize("place", PLACES)
def test_help_and_why_leave_the_question_open(place: int, word: str) -> None:
    person = at(place)
    before = person.session
    buttons = set(person.buttons)
    person.say(word)
    assert person.session == before.model_copy(update={"revision": before.revision + 1})
    assert set(person.buttons) == buttons


def assert_kept(before: Any, after: Any) -> None:
    """The same answers, but for what is told or left open of an entry that was told in passing."""
    assert after.keys() == before.keys()
    for fact, value in before.items():
        if isinstance(value, list):
            assert all(now.items() >= was.items() for was, now in zip(value, after[fact], strict=True))
        else:
            assert after[fact] == value


@pytest.mark.parametrize("place", PLACES)
def test_back_changes_no_answer(place: int) -> None:
    person = at(place)
    before = person.answers
    for _ in range(3):
        person.say("返回")
        assert_kept(before, person.answers)


@pytest.mark.parametrize("place", PLACES)
def test_cancel_changes_no_answer(place: int) -> None:
    person = at(place)
    assert_kept(person.answers, person.say("取消").answers)


@pytest.mark.parametrize("place", PLACES)
def test_the_review_can_be_reached_and_left_again(place: int) -> None:
    person = at(place)
    before = person.session
    person.say("改")
    if "draft" in sub_of(before) or sub_of(before).get("ticked"):
        assert "还没有填完" in person.text or "还没有记下" in person.text
        assert person.session.scratch == before.scratch
    else:
        assert person.session.state == "review"
    assert person.answers == before.answers


@pytest.mark.parametrize("place", PLACES)
def test_starting_over_needs_a_yes(place: int) -> None:
    person = at(place)
    before = person.answers
    person.say("重来")
    assert "确定吗" in person.text
    assert person.answers == before
    person.say("嗯嗯嗯？？")
    assert person.answers == before
    person.say("取消")
    assert person.answers == before
    person.say("重来", "是")
    assert person.answers == {}
    assert person.session.state == "scope"


@pytest.mark.parametrize("word", ["不清楚", "跳过"])
@pytest.mark.parametrize("place", PLACES)
def test_not_knowing_and_skipping_keep_what_was_answered(place: int, word: str) -> None:
    person = at(place)
    before = person.answers
    open_fact = person.session.scratch.get("fact")
    person.say(word)
    after = person.answers
    kept = {key: value for key, value in before.items() if key != open_fact}
    assert {key: after[key] for key in kept} == kept
    if "draft" not in person.sub and isinstance(before.get("achievements"), list):
        assert after["achievements"] is not None


def test_not_knowing_is_not_the_same_as_not_being_asked() -> None:
    assert Person().say("不清楚").answers == {"employer_in_beijing": None}
    assert Person().say("跳过").answers == {}


def test_going_back_keeps_the_later_answers_and_asks_only_what_is_open() -> None:
    person = Person().say("是", "数据安全", "硕士", "返回", "返回")
    assert "您从事哪个专业方向的工作" in person.text
    assert "现在的回答：数据安全" in person.text
    person.say("业务安全")
    assert person.answers["education"] == "master"
    assert person.answers["direction"] == "business"
    assert "第 4 步" in person.text


def test_what_was_answered_can_be_kept_on_the_way_back() -> None:
    person = Person().say("是", "数据安全", "硕士", "返回").press("不改，继续")
    assert "第 4 步" in person.text


def test_at_the_first_question_there_is_no_way_back() -> None:
    assert "第一个问题" in Person().say("返回").text


def test_from_the_review_back_is_the_last_question() -> None:
    person = Person().say(*ENGINEER).say("返回")
    assert person.session.state == "self_assessment"
    assert "现在的回答：是" in person.text


@pytest.mark.parametrize("command", sorted(table("understood.commands")))
def test_every_word_of_a_command_means_the_same(command: str) -> None:
    first, *others = table("understood.commands")[command]
    for other in others:
        assert at(6).say(other).session == at(6).say(first).session
