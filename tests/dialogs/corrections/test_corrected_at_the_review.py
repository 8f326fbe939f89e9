"""At the review a line is changed by its number, by its name, and by what it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.dialogs.person import Person

if TYPE_CHECKING:
    from pydantic import JsonValue


def at_review() -> Person:
    person = Person().say("是", "网络与系统安全", "本科", "8年", "没有", "没有", "不清楚")
    assert person.session.state == "review", person.text
    return person


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("学历改成硕士", "education", "master"),
        ("学历是硕士", "education", "master"),
        ("第3行改成博士", "education", "doctor"),
        ("年限改为9年", "experience", {"years": 9}),
        ("年限应该是10年", "experience", {"years": 10}),
        ("不是8年，是7年半", "experience", {"years": 7.5}),
        ("学历硕士，做网安5年", "education", "master"),
        ("北京单位：否", "employer_in_beijing", False),
    ],
)
def test_what_it_is_to_be_is_put_before_the_person(said: str, fact: str, value: JsonValue) -> None:
    person = at_review()
    before = person.answers[fact]
    person.say(said)
    assert person.answers[fact] == before
    assert "我这样记，对吗" in person.text
    assert "原来的回答" in person.text
    assert person.say("确认").answers[fact] == value


@pytest.mark.parametrize(
    ("said", "name"), [("学历错了", "学历"), ("改学历", "学历"), ("学历", "学历"), ("成果", "成果")]
)
def test_a_line_that_is_only_named_is_asked_anew(said: str, name: str) -> None:
    person = at_review().say(said)
    assert person.session.state == "change"
    assert f"**{name}**" in person.text


def test_of_a_list_an_entry_is_changed_and_none_added() -> None:
    person = Person().say("是", "网络与系统安全", "本科", "8年", "没有", "论文3篇", "没有了")
    for _ in range(20):
        if person.session.state == "review":
            break
        person.say("不清楚")
    person.say("论文改成2篇")
    proposal: Any = person.session.scratch["proposal"]
    listed = proposal["facts"]["achievements"]
    assert [(one["kind"], one["count"]) for one in listed] == [("paper", 2)]


@pytest.mark.parametrize("said", ["对", "都对", "看结论"])
def test_who_has_nothing_to_change_is_told_the_conclusion(said: str) -> None:
    assert at_review().say(said).session.state == "conclusion"
