"""Columns of some kinds of outcome: of the other kinds nobody was asked, and unknown is never no."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.roster.achievements import ListedAchievements
from bot.roster.sheet import Sheet, Workbook
from bot.roster.staff import Roll
from bot.roster.standing import StaffStanding, clause_columns, standing_of
from bot.roster.tables import find_tables
from rules import load_policies

if TYPE_CHECKING:
    from pydantic import JsonValue

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)
LEVELS = ("engineer", "senior_engineer", "professorate_senior_engineer")


def _standing(headings: list[str], cells: list[Any]) -> StaffStanding:
    """Of somebody who has everything but the outcomes."""
    rows: list[list[Any]] = [["姓名", "学历", *headings], ["甲", "博士", *cells]]
    tables = find_tables(Workbook((Sheet("人员", rows, len(rows)),)), POLICY, {})
    (member,) = Roll(POLICY, tables.staff, TODAY, ListedAchievements(POLICY), 2000).members()
    assert member.profile is not None
    facts: dict[str, JsonValue] = {
        **member.profile,
        "employer_in_beijing": True,
        "direction": "data",
        "titles": [],
        "experience": {"years": 8},
        "exceptional": [],
        "basic": dict.fromkeys(("general", "assistant_engineer", *LEVELS), True),
        "performance": dict.fromkeys(LEVELS, True),
    }
    return standing_of(POLICY, facts, clause_columns(POLICY), in_part=member.in_part)


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["发明专利数"], [1]),
        (["国标"], ["1项"]),
        (["论文数"], ["核心1篇，一作"]),
        (["标准数", "专著数"], [1, "无"]),
        (["标准数", "论文数"], [1, 0]),
        (["标准数", "获奖情况"], [1, "无"]),
        (["成果"], ["标准1项；XX平台建设多项"]),
    ],
)
def test_too_few_of_some_kinds_leave_it_open(headings: list[str], cells: list[Any]) -> None:
    told = _standing(headings, cells)
    assert (told.eligible, told.status) == ("assistant_engineer", "undetermined")
    assert [gap.kind for gap in told.gaps if gap.condition == "achievements"] == ["unknown_fact"]


@pytest.mark.parametrize(
    ("headings", "cells"), [(["标准数"], [2]), (["国标", "行标"], [1, 1]), (["标准数", "专著数"], [3, "无"])]
)
def test_enough_of_some_kinds_is_enough_and_leaves_the_next_level_open(
    headings: list[str], cells: list[Any]
) -> None:
    told = _standing(headings, cells)
    assert (told.eligible, told.status) == ("engineer", "undetermined")


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["成果"], ["标准1项"]),
        (["标准数", "成果"], [1, "无"]),
        (["标准数", "成果"], ["", "发明专利1项，已授权"]),
    ],
)
def test_a_cell_for_all_kinds_is_the_whole_list(headings: list[str], cells: list[Any]) -> None:
    told = _standing(headings, cells)
    assert (told.eligible, told.status) == ("assistant_engineer", "not_eligible")


def _listed_beside(heading: str, cell: str) -> JsonValue:
    """The outcomes of somebody with a cell on them and a line of their own in the sheet of achievements."""
    people = Sheet("人员", [["姓名", "学历", heading], ["甲", "硕士", cell]], 2)
    outcomes = Sheet(
        "成果", [["姓名", "成果类别", "数量", "已授权", "排名"], ["甲", "发明专利", 1, "是", 1]], 2
    )
    tables = find_tables(Workbook((people, outcomes)), POLICY, {})
    achievements = ListedAchievements(POLICY)
    for table in tables.achievements:
        achievements.read(table, TODAY, 2000)
    (member,) = Roll(POLICY, tables.staff, TODAY, achievements, 2000).members()
    assert member.profile is not None
    return member.profile.get("achievements")


@pytest.mark.parametrize(("heading", "cell"), [("成果", "专利"), ("成果", "见附件"), ("论文", "若干")])
def test_what_is_listed_is_not_all_beside_a_cell_that_could_not_be_read(heading: str, cell: str) -> None:
    assert _listed_beside(heading, cell) is None


@pytest.mark.parametrize("heading", ["成果", "论文"])
def test_what_is_listed_is_all_beside_an_empty_cell(heading: str) -> None:
    assert _listed_beside(heading, "") == [{"kind": "patent", "count": 1, "granted": True, "rank": 1}]
