"""A keyboard of several choices: what is there is ticked, and asked about when all is said to be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.dialogs.person import Person


def at_titles() -> Person:
    return Person().say("是", "数据安全", "本科", "8年")


def at_outcomes() -> Person:
    return at_titles().say("没有")


def ticked(person: Person) -> list[str]:
    return [label for label in person.buttons if label.startswith("✔")]


def test_a_press_ticks_and_leaves_the_question_where_it_is() -> None:
    person = at_outcomes().press("发明专利", "专业论文", "✔ 发明专利")
    assert ticked(person) == ["✔ 发明专利 ×2", "✔ 专业论文"]
    assert person.session.state == "achievements"
    assert "achievements" not in person.answers
    assert person.replies[-1].edits_last
    assert person.replies[-1].chosen is None
    assert "已选：发明专利2项、专业论文1篇" in person.text
    assert "没有" not in person.buttons


def test_what_is_ticked_is_asked_about_in_turn() -> None:
    person = at_outcomes().press("发明专利", "✔ 发明专利", "专业论文", "选好了")
    assert person.replies[-1].chosen == "选好了"
    person.press("是", "第一发明人", "第一作者", "核心期刊", "没有了，都没用过")
    assert person.answers["achievements"] == [
        {"kind": "patent", "count": 2, "granted": True, "rank": 1, "used_before": False},
        {"kind": "paper", "count": 1, "rank": 1, "journal": "core", "used_before": False},
    ]


def test_titles_are_ticked_and_then_there_are_no_others() -> None:
    person = at_titles().press("初级", "中级", "选好了")
    assert "现有职称 · 初级" in person.text
    while person.session.state == "titles":
        person.press("否") if "否" in person.buttons else person.say("2020年6月")
        assert "还有别的职称吗" not in person.text
    assert [entry["level"] for entry in person.entries("titles")] == ["junior", "intermediate"]


def test_ticks_can_be_taken_back() -> None:
    person = at_outcomes().press("标准", "✔ 标准", "重选")
    assert ticked(person) == []
    assert "没有" in person.buttons


def test_what_is_typed_after_ticks_is_put_beside_them() -> None:
    person = at_outcomes().press("标准").say("行业标准1项，企业标准2项")
    listed = person.answers["achievements"]
    assert isinstance(listed, list)
    assert len(listed) == 3


@pytest.mark.parametrize("typed", ["专业论文", "论文"])
def test_a_name_that_is_typed_after_ticks_counts_as_a_press_does(typed: str) -> None:
    person = at_outcomes().press("专业论文").say(typed)
    assert ticked(person) == ["✔ 专业论文 ×2"]
    assert "achievements" not in person.answers


@pytest.mark.parametrize("typed", ["硕士", "都没用过", "专业论文"])
def test_what_is_typed_beside_ticks_is_answered_also_where_use_would_be_asked(typed: str) -> None:
    person = at_outcomes().say("一项发明专利，第一发明人，已授权").press("标准").say(typed)
    assert person.text
    assert person.session.state == "achievements"


def test_several_names_that_are_typed_after_ticks_are_ticked() -> None:
    assert ticked(at_outcomes().press("标准").say("标准、专业论文")) == ["✔ 标准 ×2", "✔ 专业论文"]


def test_no_more_after_ticks_puts_them_in() -> None:
    person = at_outcomes().press("专业论文").say("没有了")
    assert "排第几" in person.text


def test_a_name_that_is_typed_begins_an_entry_as_ever() -> None:
    assert "有几项" in at_outcomes().say("发明专利").text


def test_several_declarations_that_do_not_hold_are_ticked() -> None:
    person = Person().say("是", "数据安全", "硕士", "3年", "没有", "标准2", "行业标准", "没用过")
    person.press("有不符合的", "2", "4", "✔ 2", "3", "选好了")
    held = [value for fact, value in person.answers.items() if fact.startswith(("basic", "performance"))]
    assert held == [True, True, False, False]


def test_several_outcomes_that_were_used_are_ticked() -> None:
    person = (
        at_outcomes()
        .say("核心论文1篇，第一作者", "行业标准2项", "没有了")
        .press("有用过的", "1", "2", "选好了")
    )
    assert [entry["used_before"] for entry in person.entries("achievements")] == [True, True]


def beside_a_listed_one() -> Person:
    return at_outcomes().say("专业论文1篇", "第一作者", "核心期刊").press("发明专利")


@pytest.mark.parametrize("typed", ["没有了", "就这些", "没有"])
def test_no_more_after_ticks_beside_what_is_listed_puts_them_in(typed: str) -> None:
    person = beside_a_listed_one().say(typed)
    assert "发明专利已获得授权了吗" in person.text
    person.say("是", "第一发明人", "没有了，都没用过")
    assert [entry["kind"] for entry in person.entries("achievements")] == ["paper", "patent"]


def test_what_is_typed_after_ticks_beside_what_is_listed_is_put_beside_them() -> None:
    person = beside_a_listed_one().say("标准2项")
    assert [entry["kind"] for entry in person.entries("achievements")] == ["paper", "patent", "standard"]


@pytest.mark.parametrize("typed", ["用过", "有用过的", "是", "第二", "xyz"])
def test_whether_it_was_used_is_not_asked_while_something_is_ticked(typed: str) -> None:
    person = beside_a_listed_one()
    before = person.session
    person.say(typed)
    assert person.session == before.model_copy(update={"revision": before.revision + 1})
    assert ticked(person) == ["✔ 发明专利"]


@pytest.mark.parametrize("typed", ["没用过", "都没用过", "没有了，都没用过"])
def test_that_nothing_was_used_is_said_of_what_is_ticked_and_listed(typed: str) -> None:
    person = beside_a_listed_one().say(typed)
    assert ticked(person) == []
    draft: Any = person.session.scratch["sub"]
    assert draft["draft"] == {"kind": "patent", "count": 1, "used_before": False}
    assert [entry["used_before"] for entry in person.entries("achievements")] == [False]


def at_used() -> Person:
    return at_outcomes().say("核心论文1篇，第一作者", "行业标准2项").press("没有了，有用过的")


def at_declarations() -> Person:
    return Person().say("是", "数据安全", "硕士", "3年", "没有", "标准2", "行业标准", "没用过")


def at_grounds() -> Person:
    return at_outcomes().say("论文", "3", "1", "核心", "没用过").declaring("是")


TICKING: dict[str, Callable[[], Person]] = {
    "titles": lambda: at_titles().press("中级", "初级"),
    "outcomes": lambda: at_outcomes().press("专业论文", "发明专利"),
    "beside": beside_a_listed_one,
    "grounds": lambda: at_grounds().press("中国专利奖"),
    "used": lambda: at_used().press("2"),
    "declared": lambda: at_declarations().press("有不符合的", "2"),
}
"""Where something is ticked."""


@pytest.mark.parametrize("name", TICKING)
@pytest.mark.parametrize("typed", ["跳过", "不清楚", "改", "结论"])
def test_what_is_ticked_is_not_left_without_a_word(name: str, typed: str) -> None:
    person = TICKING[name]()
    before = person.session
    assert typed not in person.buttons
    person.say(typed)
    assert "选的还没有记下" in person.text
    assert person.session == before.model_copy(update={"revision": before.revision + 1})


@pytest.mark.parametrize("name", TICKING)
@pytest.mark.parametrize("typed", ["返回", "取消"])
def test_what_is_ticked_is_given_up_by_a_word_and_that_is_said(name: str, typed: str) -> None:
    person = TICKING[name]()
    before = person.session
    person.say(typed)
    assert "刚才选的没有记" in person.text
    assert ticked(person) == []
    assert (person.session.state, person.answers) == (before.state, before.answers)
    assert person.session.scratch["fact"] == before.scratch["fact"]
    person.press(*person.buttons.keys() & {"没有了，有用过的", "有不符合的"})
    assert ticked(person) == []


@pytest.mark.parametrize(
    "said", [("我想明年报高级",), ("其实我是博士毕业的，2015年7月开始做网络安全", "确认")]
)
@pytest.mark.parametrize("name", ["titles", "outcomes", "beside", "grounds"])
def test_what_is_said_of_other_things_leaves_the_ticks(name: str, said: tuple[str, ...]) -> None:
    person = TICKING[name]()
    before = ticked(person)
    assert ticked(person.say(*said)) == before


@pytest.mark.parametrize("name", TICKING)
def test_starting_over_after_all_not_leaves_the_ticks(name: str) -> None:
    person = TICKING[name]()
    before = ticked(person)
    assert ticked(person.say("重新开始").press("不，继续")) == before


@pytest.mark.parametrize("name", ["titles", "outcomes", "beside", "grounds"])
def test_nothing_is_left_of_ticks_on_another_question(name: str) -> None:
    person = TICKING[name]().press("返回", "返回")
    assert ticked(person) == []
    assert "ticked" not in person.sub


def test_a_number_that_is_typed_beside_ticks_is_ticked_too() -> None:
    assert ticked(at_used().press("2").say("1")) == ["✔ 1", "✔ 2"]
    assert ticked(at_declarations().press("有不符合的", "2").say("4")) == ["✔ 2", "✔ 4"]


@pytest.mark.parametrize(
    ("typed", "used"),
    [("2用过", [True, True]), ("第1条没用过，第2条用过", [False, True]), ("都用过", [True, True])],
)
def test_what_is_typed_of_numbers_beside_ticks_is_put_beside_them(typed: str, used: list[bool]) -> None:
    person = at_used().press("1").say(typed)
    assert [entry["used_before"] for entry in person.entries("achievements")] == used


@pytest.mark.parametrize("name", ["used", "declared"])
def test_the_numbers_stay_what_they_were_when_something_else_is_told(name: str) -> None:
    person = TICKING[name]()
    before = ticked(person), person.sub["among"]
    person.say("其实我是博士毕业的，2015年7月开始做网络安全", "确认")
    assert (ticked(person), person.sub["among"]) == before


def test_conclusion_in_place_of_starting_over_leaves_the_ticks() -> None:
    person = beside_a_listed_one().say("重新开始", "结论")
    assert ticked(person) == ["✔ 发明专利"]
    assert "选的还没有记下" in person.text
