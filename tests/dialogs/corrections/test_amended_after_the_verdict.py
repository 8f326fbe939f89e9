"""At the conclusion an answer is put right in words, what is new is taken, and a sign at a question answers nothing."""

from __future__ import annotations

import pytest
from pydantic import JsonValue

from tests.dialogs.person import Person


def concluded() -> Person:
    person = Person().say("是", "数据安全", "本科", "8年", "没有", "论文3篇", "没有了")
    for _ in range(20):
        if person.session.state == "review":
            return person.say("看结论")
        person.say("没用过" if "用过吗" in person.text else "不清楚")
    raise AssertionError(person.text)


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("年限改成5年", "experience", {"years": 5}),
        ("年限是9年", "experience", {"years": 9}),
        ("不是8年，是9年", "experience", {"years": 9}),
        ("学历改成硕士", "education", "master"),
        ("学历是博士", "education", "doctor"),
        ("我其实是硕士", "education", "master"),
        ("我不在北京上班了，单位在天津", "employer_in_beijing", False),
    ],
)
def test_what_it_is_to_be_is_put_before_the_person(said: str, fact: str, value: JsonValue) -> None:
    person = concluded()
    before = person.answers
    person.say(said)
    assert person.answers == before
    assert "我这样记，对吗" in person.text
    person.say("确认")
    assert person.answers[fact] == value
    assert person.session.state == "conclusion"


@pytest.mark.parametrize("said", ["我又发了一篇论文", "我还有一篇论文", "又发表了1篇论文"])
def test_what_is_new_is_no_supposition(said: str) -> None:
    person = concluded().say(said)
    assert "变了以后" not in person.text
    assert {"kind": "paper", "count": 1} in person.say("确认").entries("achievements")


def test_of_what_is_new_it_is_asked_which_it_is() -> None:
    person = concluded().say("我还有一项专利")
    assert "我还有一项发明专利" in person.text
    assert {"kind": "patent", "count": 1} in person.say("1", "确认").entries("achievements")


@pytest.mark.parametrize(
    "said", ["又发了一篇呢", "如果又发了一篇论文呢", "再发一篇论文", "又发了一篇论文的话"]
)
def test_what_is_supposed_still_is(said: str) -> None:
    person = concluded()
    before = person.answers
    person.say(said)
    assert person.answers == before
    assert "我这样记，对吗" not in person.text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("改学历", "学历"),
        ("改年限", "专业工作年限"),
        ("学历错了", "学历"),
        ("把学历改一下", "学历"),
        ("成果改一下", "成果"),
    ],
)
def test_a_line_that_is_only_named_is_asked_anew(said: str, name: str) -> None:
    person = concluded().say(said)
    assert person.session.state == "change"
    assert f"**{name}**" in person.text


@pytest.mark.parametrize("said", ["下一步怎么办", "接下来怎么办"])
def test_what_to_do_next_is_answered(said: str) -> None:
    person = concluded()
    before = person.session.answers
    assert "还差" in person.say(said).text
    assert person.session.answers == before


@pytest.mark.parametrize("said", ["学历", "改改看", "年限", "对", "今天天气不错", "改成什么好"])
def test_what_changes_nothing_keeps_every_answer(said: str) -> None:
    person = concluded()
    before = person.answers
    assert person.say(said).answers == before


@pytest.mark.parametrize("sign", ["😊", "👍", "🎉🎉", "❤️", "👌🏻"])
@pytest.mark.parametrize("path", [("是", "数据安全"), ("是", "数据安全", "硕士")])
def test_a_sign_alone_is_told_to_answer_nothing(path: tuple[str, ...], sign: str) -> None:
    person = Person().say(*path)
    before = person.answers
    person.say(sign)
    assert "还没有记下" in person.text
    assert person.answers == before


def test_where_nothing_is_asked_for_a_sign_is_answered_in_kind() -> None:
    assert "还没有记下" not in concluded().say("👍").text
