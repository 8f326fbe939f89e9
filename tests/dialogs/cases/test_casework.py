"""How cases stand, how they compare, and what is passed on; by what the conversation itself concludes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dialogs.cases.casework import Casework
from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from rules import load_policies

if TYPE_CHECKING:
    from dialogs.session import Session

TODAY = date(2026, 11, 23)
POLICIES = load_policies()
CASEWORK = Casework(POLICIES)
CONVERSATION = Conversation(POLICIES)
ASSISTANT = ("是", "网络与系统安全", "硕士", "3年", "没有", "没有", "是", "是", "结论")
WAITING = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有", "是", "是", "结论")
UNKNOWN = ("是", "数据安全", "博士", "3年", "没有", "没有", "结论")
FOREIGN = ("否", "数据安全", "博士", "3年", "没有", "没有", "结论")


def said(*texts: str) -> Session:
    session, _ = CONVERSATION.turn(None, Opened(), TODAY)
    for text in texts:
        session, _ = CONVERSATION.turn(session, Said(text), TODAY)
    return session


@pytest.mark.parametrize(
    ("texts", "standing"),
    [
        (("是",), "进行中"),
        (ASSISTANT, "可申报助理工程师"),
        (UNKNOWN, "还不能确定"),
        (FOREIGN, "暂不能申报"),
        ((*ASSISTANT, "如果……"), "可申报助理工程师"),
        ((*ASSISTANT, "改"), "可申报助理工程师"),
    ],
)
def test_a_case_stands_where_its_conversation_does(texts: tuple[str, ...], standing: str) -> None:
    assert CASEWORK.standing(said(*texts), TODAY) == standing


def test_where_only_time_is_missing_the_day_is_told() -> None:
    standing = CASEWORK.standing(said(*WAITING), TODAY)
    assert standing.endswith("起可申报助理工程师")
    day = date(*map(int, re.findall(r"\d+", standing)))
    assert day > TODAY
    assert CASEWORK.standing(said(*WAITING), day) == "可申报助理工程师"


def test_what_cannot_be_continued_is_to_be_assessed_anew() -> None:
    assert CASEWORK.standing(None, TODAY) == "需要重新评估"
    other = said("是").model_copy(update={"policy": "another"})
    assert CASEWORK.standing(other, TODAY) == "需要重新评估"
    assert CASEWORK.standing(said("是"), date(2000, 1, 1)) == "需要重新评估"


def compared(told: str) -> dict[str, dict[str, str]]:
    """What is told of each case at each level."""
    rows = [
        [cell.strip() for cell in line.split(" | ")] for line in told.splitlines() if line.startswith("| ")
    ]
    heading, _, *levels = ([cell.strip("| ") for cell in row] for row in rows)
    return {name: dict(zip(heading[1:], cells, strict=True)) for name, *cells in levels}


def test_side_by_side_every_level_has_a_line_and_every_case_a_column_in_the_order_that_was_asked_for() -> (
    None
):
    told = CASEWORK.compared([("甲", said(*ASSISTANT)), ("乙", said(*WAITING)), ("丙", said("是"))], TODAY)
    levels = compared(told)
    assert list(levels) == ["助理工程师", "工程师", "高级工程师", "正高级工程师"]
    assert all(list(level) == ["甲", "乙", "丙"] for level in levels.values())
    assert levels["助理工程师"]["甲"].startswith("✔ 可以申报")
    assert levels["助理工程师"]["乙"].startswith("✘ 缺学历和专业工作经历，最早20")
    assert levels["工程师"]["甲"].startswith("✘ 缺成果条件 0/2")
    assert "按目前的回答算的：丙。" in told


def test_side_by_side_says_who_has_to_be_assessed_anew() -> None:
    told = CASEWORK.compared([("甲", None), ("乙", said(*ASSISTANT))], TODAY)
    assert "要重新评估、没有列出的：甲。" in told
    assert list(compared(told)["工程师"]) == ["乙"]
    nobody = CASEWORK.compared([("甲", None), ("乙", None)], TODAY)
    assert "甲、乙" in nobody
    assert "|" not in nobody


def test_labels_are_no_markdown_side_by_side() -> None:
    told = CASEWORK.compared([("**甲**", said(*ASSISTANT)), ("# 1", said("是"))], TODAY)
    assert "\\*\\*甲\\*\\*" in told
    assert list(compared(told)["工程师"]) == ["\\*\\*甲\\*\\*", "\\# 1"]


def test_what_is_said_side_by_side_fits_80_columns_and_a_phone() -> None:
    told = CASEWORK.compared([("研发部-03", said(*ASSISTANT)), ("新人", said("是"))], TODAY)
    assert max(len(cell) for level in compared(told).values() for cell in level.values()) <= 60


def test_only_a_conclusion_is_passed_on_and_by_the_receipt_of_the_conversation() -> None:
    assert CASEWORK.forwarded(said("是"), TODAY) is None
    session = said(*UNKNOWN)
    _, replies = CONVERSATION.turn(session, Said("结论"), TODAY)
    receipt = replies[-1].text.split("凭证 ")[1][:12]
    forward = CASEWORK.forwarded(session, TODAY)
    assert forward is not None
    assert f"凭证 {receipt}" in forward
    named = CASEWORK.forwarded(session, TODAY, "*甲*")
    assert named is not None
    assert named == f"\\*甲\\*\n\n{forward}"


def test_what_is_passed_on_cites_what_it_rests_on_and_what_is_lacking_with_its_clause() -> None:
    forward = CASEWORK.forwarded(said(*ASSISTANT), TODAY)
    assert forward is not None
    assert "按所填写的情况，您现在可以申报" in forward, "it was not the colleague who filled it in"
    assert "助理工程师**：✔ 可以申报（依据附件1 一、附件2" in forward
    assert "成果须有2项，现计0项，还差2项（附件2 二（三））" in forward
    waiting = CASEWORK.forwarded(said(*WAITING), TODAY)
    assert waiting is not None
    assert "助理工程师**：✘ 暂不能申报：只差时间，最早20" in waiting
