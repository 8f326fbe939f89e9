"""没有别的了: what was said to be all is not asked for more."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

KNOWN = ("是", "数据安全", "硕士", "8年")


@pytest.mark.parametrize(
    "end",
    [
        "，没有别的成果",
        "。其他成果没有",
        "，别的没有了",
        "；没有其它的了",
        "，其余都没有",
        "，就这些",
        "，没别的了",
    ],
)
def test_an_answer_that_says_so_ends_the_list(end: str) -> None:
    person = Person().say(*KNOWN, "没有", f"核心论文2篇，第一作者，都没用过{end}")
    assert "还有别的成果吗" not in person.text
    assert person.session.state != "achievements"
    assert person.answers["achievements"] == [
        {"kind": "paper", "count": 2, "journal": "core", "rank": 1, "used_before": False}
    ]


@pytest.mark.parametrize("said", ["只有1项发明专利", "就1项发明专利，没了", "我只有发明专利1项"])
def test_only_ends_it_as_well_when_the_parts_are_told(said: str) -> None:
    person = Person().say(*KNOWN, "没有", said, "是", "1")
    assert "还有别的成果吗" not in person.text
    assert "用过" in person.text


def test_what_is_lacking_of_it_is_still_asked() -> None:
    person = Person().say(*KNOWN, "没有", "论文2篇，没有别的了")
    assert "排第几" in person.text
    person.say("1", "核心")
    assert person.text.rstrip().count("还有别的成果吗") == 0
    assert "这些成果在以往的职称评审中用过吗" in person.text


def test_of_a_whole_message_the_lists_that_it_names_are_ended() -> None:
    person = Person().say(
        "硕士，网安8年，单位在北京，做数据安全，没有职称，核心论文2篇，一作，没用过，没有别的成果", "确认"
    )
    assert person.session.state == "self_assessment"


def test_of_a_list_that_it_does_not_end_more_is_asked() -> None:
    person = Person().say(
        "硕士，网安8年，单位在北京，做数据安全，没有职称，核心论文2篇，一作，没用过，没有别的职称", "确认"
    )
    assert "还有别的成果吗" in person.text


def test_more_can_be_added_after_going_back() -> None:
    person = Person().say(*KNOWN, "没有", "核心论文2篇，第一作者，没用过，没有别的了")
    person.say("返回")
    assert "发明专利" in person.buttons
