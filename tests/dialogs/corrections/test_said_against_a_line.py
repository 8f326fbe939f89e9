"""What is said against one line: recorded where it says what it is, also beside a yes or without the line's name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

MESSAGE = "我是本科，做网络安全8年，工程师职称，2020年5月取得，发明专利2项第一发明人"
PATENT = {"count": 2, "kind": "patent", "rank": 1}
TITLE = {"level": "intermediate", "obtained_on": "2020-05"}

SAID: list[tuple[str, str, Any]] = [
    *(
        (said, "experience", {"years": 9})
        for said in (
            *("对，但是年限是9年", "都对，年限是9年", "没错，不过年限应该是9年", "对，就是年限是9年"),
            *("对，年限不对，是9年", "8年不对9年", "8年不对，是9年", "8年不对，9年", "不是8年，9年"),
        )
    ),
    ("2025年7月到现在", "experience", {"since": "2025-07"}),
    ("学历是硕士，不是本科", "education", "master"),
    ("对的，学历是博士", "education", "doctor"),
    ("职称是2020年3月拿的", "titles", [{"level": "intermediate", "obtained_on": "2020-03"}]),
    ("是本专业的", "titles", [{**TITLE, "same_speciality": True}]),
    ("本专业的", "titles", [{**TITLE, "same_speciality": True}]),
    ("非本专业", "titles", [{**TITLE, "same_speciality": False}]),
    ("已授权", "achievements", [{**PATENT, "granted": True}]),
    ("对，已授权", "achievements", [{**PATENT, "granted": True}]),
    ("还没授权", "achievements", [{**PATENT, "granted": False}]),
    ("已授权，第二发明人", "achievements", [{**PATENT, "granted": True, "rank": 2}]),
    ("第二发明人", "achievements", [{**PATENT, "rank": 2}]),
]


def proposed(*said: str) -> Person:
    return Person().say("是", "数据安全", MESSAGE, *said)


def facts(person: Person) -> dict[str, Any]:
    proposal: Any = person.session.scratch["proposal"]
    return dict(proposal["facts"])


def at_review() -> Person:
    person = Person().say("是", "数据安全", "本科", "8年", "中级", "不清楚", "2020年5月", "没有了")
    person.say("发明专利2项", "不清楚", "第一", "没有了")
    for _ in range(20):
        if person.session.state == "review":
            return person
        person.say("没用过" if "用过吗" in person.text else "不清楚")
    raise AssertionError(person.text)


@pytest.mark.parametrize(("said", "fact", "value"), SAID)
def test_it_is_taken_into_what_is_read_back(said: str, fact: str, value: object) -> None:
    before = facts(proposed())
    person = proposed(said)
    assert facts(person) == {**before, fact: value}
    assert "我这样记，对吗" in person.text
    assert "没有用上" not in person.text


@pytest.mark.parametrize(("said", "fact", "value"), SAID)
def test_at_the_review_it_is_put_before_the_person(said: str, fact: str, value: Any) -> None:
    person = at_review()
    before = person.answers
    person.say(said)
    assert person.answers == before
    assert "原来的回答" in person.text
    told = person.say("确认").answers[fact]
    if not isinstance(value, list):
        assert told == value
    else:
        assert person.entries(fact)[0].items() >= value[0].items()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("都符合，第3条没有", "现有职称"),
        ("都对，第3条不对", "现有职称"),
        ("对，除了学历", "学历"),
        ("对，但是学历不对", "学历"),
    ],
)
def test_a_line_of_which_it_is_not_said_what_it_is_is_opened(said: str, line: str) -> None:
    person = proposed(said)
    assert f"“{line}”这一行应该是什么" in person.text
    assert facts(person) == facts(proposed())


@pytest.mark.parametrize(
    "said",
    [
        *(
            "都对，第9条不对",
            "对，但是等等",
            "对，不过有点出入",
            "准备授权",
            "老婆是第一发明人",
            "一项已授权",
        ),
        *("如果我是硕士", "年限不对", "授权率高", "8年不对"),
    ],
)
def test_what_does_not_say_what_it_is_changes_and_confirms_nothing(said: str) -> None:
    person = proposed(said)
    assert "education" not in person.answers
    assert facts(person) == facts(proposed())


@pytest.mark.parametrize("said", ["对，但是等等", "都对，第30条不对", "准备授权", "一项已授权"])
def test_at_the_review_nor_does_it_lead_to_the_conclusion(said: str) -> None:
    person = at_review()
    before = person.answers
    person.say(said)
    assert person.session.state in {"review", "change"}
    assert person.answers == before


@pytest.mark.parametrize("said", ["学历是本科，不是硕士", "第一发明人", "8年"])
def test_what_is_known_already_is_told_so(said: str) -> None:
    assert "已经记下" in at_review().say(said).text


@pytest.mark.parametrize("place", [proposed, at_review])
def test_of_a_title_that_is_held_only_the_level_is_asked_and_its_day_kept(place: Any) -> None:
    person = place().say("我的高级职称是2022年1月取得的")
    assert "2022年1月取得副高级职称" in person.text
    assert "我没有职称" not in person.text
    titles = person.say("1", "确认").answers["titles"]
    assert {"level": "deputy_senior", "obtained_on": "2022-01"} in titles
