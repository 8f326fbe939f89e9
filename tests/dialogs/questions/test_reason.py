"""为什么 at any question: the one reason for which it matters to this person now, with its clause."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person
from tests.dialogs.places import PLACES, at

HERE = ("是", "数据安全")
MOST = 420
"""Characters of a reason that stands on one screen; a question in short follows it."""


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ((), ["附件1 一", "本市国有企业事业单位"]),
        (("是",), ["附件1 三", "业绩条件各不相同"]),
        ((*HERE, "硕士"), ["因为您学历是硕士", "满7年", "附件2 三（一）2（2）"]),
        ((*HERE, "博士"), ["因为您学历是博士", "满2年", "附件2 三（一）2（1）"]),
        ((*HERE, "大专"), ["因为您学历是大学专科", "满3年", "附件2 一（二）3"]),
        ((*HERE, "硕士", "6年"), ["从事本专业6年", "取得中级职称后", "附件2 三（一）2（3）"]),
        ((*HERE, "大专", "6年"), ["从事本专业6年", "取得初级职称后", "附件2 二（一）2（4）"]),
        ((*HERE, "硕士", "6年", "没有"), ["没有职称", "高级工程师要3项成果", "现在能确定的有0项"]),
        ((*HERE, "本科", "6年", "没有", "专利1"), ["附件2 三（三）3", "第一发明人"]),
        ((*HERE, "硕士", "3年", "没有", "标准2", "行业标准", "没用过"), ["工程师的", "已经符合", "您的自评"]),
        (
            (*HERE, "硕士", "6年", "没有", "论文3", "1", "核心", "没用过", "都符合"),
            ["还不符合", "附件2 三（四）"],
        ),
        ((*HERE, "本科", "9年", "中级"), ["就已经有工程师这一级", "附件2 二"]),
        ((*HERE, "本科", "9年", "中级", "是"), ["取得中级职称后", "附件2 三（一）2（3）"]),
    ],
)
def test_the_reason_is_that_of_this_person(said: tuple[str, ...], reasons: list[str]) -> None:
    text = Person().say(*said, "为什么").text
    for words in reasons:
        assert words in text
    assert len(text) <= MOST


@pytest.mark.parametrize("place", PLACES)
def test_at_every_question_of_the_interview_it_is_short(place: int) -> None:
    person = at(place)
    if person.session.state in {"review", "change", "conclusion", "clauses", "goal", "what_if", "reasons"}:
        return
    assert len(person.say("为什么").text) <= MOST


def test_what_is_not_known_is_not_said_to_be_known() -> None:
    text = Person().say(*HERE, "不清楚", "不清楚", "为什么").text
    assert "因为您" not in text
    assert "附件2" in text
