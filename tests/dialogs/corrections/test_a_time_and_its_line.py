"""A time that is said by itself is that of the line that its words can be of: since when one works, or has a title."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogs.person import Person

MESSAGE = "本科，有工程师职称，网安8年"
WITH_IT = ("是", "数据安全", MESSAGE)
TWO = ("是", "数据安全", "本科，助理工程师和工程师职称都有，网安8年")


def facts(person: Person) -> dict[str, Any]:
    proposal: Any = person.session.scratch["proposal"]
    return dict(proposal["facts"])


@pytest.mark.parametrize(
    ("said", "when"),
    [
        *(
            (said, {"obtained_on": "2019-08"})
            for said in (
                *("2019年8月取得", "2019年8月取得的", "是2019年8月评上的", "2019年8月拿的", "2019.8取得"),
                *("2019年8月拿到的", "2019年8月下来的", "2019年8月通过评审", "证是2019年8月发的"),
                *("职称2019年8月取得", "工程师是2019年8月拿的", "取得时间是2019年8月"),
                *("取得时间2019年8月", "取得时间改成2019年8月", "我的职称是2019年8月取得的"),
            )
        ),
        ("评上5年了", {"years": 5}),
        ("取得4年了", {"years": 4}),
    ],
)
def test_when_something_was_got_dates_the_title(said: str, when: dict[str, object]) -> None:
    person = Person().say(*WITH_IT)
    before = facts(person)
    assert facts(person.say(said)) == {**before, "titles": [{"level": "intermediate", **when}]}


@pytest.mark.parametrize("said", ["从2019年8月开始", "2019年8月起", "2019年8月开始做的", "2019年8月至今"])
def test_when_something_began_is_said_of_the_work(said: str) -> None:
    person = Person().say(*WITH_IT)
    before = facts(person)
    assert facts(person.say(said)) == {**before, "experience": {"since": "2019-08"}}


@pytest.mark.parametrize("said", ["2019年8月", "时间是2019年8月", "2019.08"])
def test_a_bare_time_stays_open(said: str) -> None:
    person = Person().say(*WITH_IT)
    before = facts(person)
    assert facts(person.say(said)) == before
    assert "可以有不同的理解" in person.text


@pytest.mark.parametrize(
    "said", ["还没取得", "2019年8月没取得", "2027年8月取得", "2019年取得", "2019年8月生的", "取得5年多了"]
)
def test_what_is_no_such_time_changes_nothing(said: str) -> None:
    person = Person().say(*WITH_IT)
    before = facts(person)
    assert facts(person.say(said)) == before


def test_of_two_titles_it_is_asked_which() -> None:
    person = Person().say(*TWO)
    before = facts(person)
    assert facts(person.say("2019年8月取得")) == before
    assert "2019年8月取得初级职称" in person.text
    assert "开始做" not in person.text


@pytest.mark.parametrize("said", ["2019年8月取得", "2019年8月评上的", "职称2019年8月拿的", "评上5年了"])
def test_it_is_no_time_of_work_where_that_is_asked_for(said: str) -> None:
    person = Person().say("是", "数据安全", "本科", said)
    assert "experience" not in person.answers
    assert person.session.scratch["fact"] == "experience"


def test_it_dates_a_title_that_was_told_before() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "中级", "是", "不清楚", "没有了", "2022年8月取得")
    assert person.say("确认").answers["titles"] == [
        {"level": "intermediate", "same_speciality": True, "obtained_on": "2022-08"}
    ]
