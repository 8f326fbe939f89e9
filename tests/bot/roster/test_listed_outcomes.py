"""The sheet of outcomes: how many a row stands for, and whether they were used before, by whatever heading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from bot.roster.achievements import ListedAchievements
from bot.roster.sheet import Sheet, Workbook
from bot.roster.staff import Member, Roll
from bot.roster.tables import find_tables
from rules import load_policies

if TYPE_CHECKING:
    from bot.roster.sheet import Cell

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)


def _member(heading: str, cell: Cell, staff: tuple[str, str] = ("学历", "本科")) -> Member:
    """Somebody with one paper, of which a further column says something."""
    people: list[list[Cell]] = [["工号", "学历", staff[0]], ["1", "本科", staff[1]]]
    listed: list[list[Cell]] = [["工号", "成果类别", "排名", heading], ["1", "论文", 1, cell]]
    book = Workbook((Sheet("人员", people, 2), Sheet("成果", listed, 2)))
    tables = find_tables(book, POLICY, {})
    outcomes = ListedAchievements(POLICY)
    for table in tables.achievements:
        outcomes.read(table, TODAY, 2000)
    (member,) = Roll(POLICY, tables.staff, TODAY, outcomes, 2000).members()
    return member


def _entry(member: Member) -> dict[str, object]:
    assert member.profile is not None
    (entry,) = cast("list[dict[str, object]]", member.profile["achievements"])
    return entry


@pytest.mark.parametrize(
    "heading",
    [
        "数目",
        "总数",
        "共几项",
        "合计",
        "本数",
        "论文数",
        "成果数",
        "件（项）数",
        "多少项",
        "份数",
        "数量（项）",
    ],
)
def test_how_many_a_row_stands_for_is_read_below_what_asks_it(heading: str) -> None:
    assert _entry(_member(heading, 3))["count"] == 3


@pytest.mark.parametrize(
    ("heading", "contrary"),
    [
        ("以往是否使用", False),
        ("是否用于上次申报", False),
        ("评上一级时用过没有", False),
        ("是否首次使用", True),
    ],
)
def test_whether_it_was_used_is_read_whichever_way_it_is_asked(heading: str, *, contrary: bool) -> None:
    assert _entry(_member(heading, "是"))["used_before"] is not contrary
    assert _entry(_member(heading, "否"))["used_before"] is contrary
    assert _entry(_member(heading, "看情况"))["used_before"] is None


@pytest.mark.parametrize("said", ["评中级时用过", "已用于2020年评审", "报工程师时使用"])
def test_what_its_description_says_of_use_leaves_that_open(said: str) -> None:
    member = _member("成果说明", said)
    assert _entry(member)["used_before"] is None
    assert any(said in problem.message for problem in member.problems)


@pytest.mark.parametrize("said", ["《网络安全评估系统使用手册》", "没有用过", "从未使用", "一种密码使用方法"])
def test_other_descriptions_leave_it_unused(said: str) -> None:
    assert _entry(_member("成果说明", said)).get("used_before", False) is False


@pytest.mark.parametrize(
    ("cell", "used"), [("是", True), ("否", False), ("部分", None), ("不清楚", None), ("/", False)]
)
def test_a_column_of_the_staff_says_it_of_what_is_listed(cell: str, *, used: bool | None) -> None:
    assert _entry(_member("刊物", "核心", ("成果是否用过", cell))).get("used_before", False) is used
