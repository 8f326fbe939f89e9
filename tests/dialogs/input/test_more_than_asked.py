"""An answer that says more than was asked for: nothing of it is lost, and nothing of it taken unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.person import Person

if TYPE_CHECKING:
    from pydantic import JsonValue

TO_EDUCATION = ("是", "网络与系统安全")
TO_TITLES = (*TO_EDUCATION, "硕士", "8年")


@pytest.mark.parametrize(
    ("before", "said", "answer", "beside"),
    [
        (
            (),
            "是的，数据安全，硕士",
            ("employer_in_beijing", True),
            {"direction": "data", "education": "master"},
        ),
        (("是",), "数据安全 硕士", ("direction", "data"), {"education": "master"}),
        (TO_EDUCATION, "硕士，工程师", ("education", "master"), {"titles": [{"level": "intermediate"}]}),
        (TO_EDUCATION, "硕士，8年网安", ("education", "master"), {"experience": {"years": 8}}),
        (TO_TITLES, "没有，博士", ("titles", []), {"education": "doctor"}),
        (TO_TITLES, "没有，其实我是博士", ("titles", []), {"education": "doctor"}),
    ],
)
def test_what_else_it_says_is_put_before_the_person(
    before: tuple[str, ...], said: str, answer: tuple[str, JsonValue], beside: dict[str, JsonValue]
) -> None:
    person = Person().say(*before, said)
    fact, value = answer
    assert person.answers[fact] == value
    assert all(person.answers.get(path) != told for path, told in beside.items())
    assert "我这样记，对吗" in person.text
    confirmed = person.say("确认").answers
    assert {path: confirmed[path] for path in beside} == beside
    assert confirmed[fact] == value


def test_what_may_mean_either_is_asked_about() -> None:
    person = Person().say(*TO_EDUCATION, "硕士 8年")
    assert person.answers["education"] == "master"
    assert "“8年”（专业工作年限）不够清楚。您的意思是不是：" in person.text
    assert person.say("1", "确认").answers["experience"] == {"years": 8}


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (TO_EDUCATION, "硕士"),
        (TO_EDUCATION, "硕士，2015年毕业"),
        (TO_EDUCATION, "本科，在北京一家民企"),
        ((*TO_EDUCATION, "硕士"), "8年，都在北京"),
        (TO_TITLES, "没有"),
        (TO_TITLES, "初级，中级"),
    ],
)
def test_who_says_no_more_is_asked_on(before: tuple[str, ...], said: str) -> None:
    assert "我这样记，对吗" not in Person().say(*before, said).text
