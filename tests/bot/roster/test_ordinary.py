"""Rosters as HR has them: nothing silently wrong, nobody lost, nobody invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
import xlsxwriter

from bot.roster.achievements import ListedAchievements
from bot.roster.choices import yes_no_reader
from bot.roster.free_text import achievements_reader
from bot.roster.limits import Limits
from bot.roster.problem import RosterRefused, Severity
from bot.roster.sheet import Sheet, Workbook
from bot.roster.staff import Roll
from bot.roster.tables import find_tables
from bot.roster.title_cell import speciality_reader
from bot.roster.workbook import read_workbook
from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.bot.roster.files import ods, ods_row
from tests.bot.roster.ordinary_days import DAYS
from tests.bot.roster.ordinary_explained import EXPLAINED
from tests.bot.roster.ordinary_exports import EXPORTS
from tests.bot.roster.ordinary_groups import GROUPS
from tests.bot.roster.ordinary_headings import HEADINGS
from tests.bot.roster.ordinary_more import MORE
from tests.bot.roster.ordinary_notes import NOTES
from tests.bot.roster.ordinary_others import OTHERS
from tests.bot.roster.ordinary_outcomes import OUTCOMES
from tests.bot.roster.ordinary_rows import ROWS
from tests.bot.roster.ordinary_short import SHORT
from tests.bot.roster.ordinary_titles import TITLES
from tests.bot.roster.ordinary_use import USE
from tests.bot.roster.ordinary_words import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from bot.roster.sheet import Cell
    from tests.bot.roster.ordinary import Ordinary

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)


@pytest.mark.parametrize(
    "ordinary",
    [
        *HEADINGS,
        *ROWS,
        *MORE,
        *OUTCOMES,
        *GROUPS,
        *OTHERS,
        *EXPORTS,
        *NOTES,
        *EXPLAINED,
        *WORDS,
        *TITLES,
        *USE,
        *DAYS,
        *SHORT,
    ],
    ids=lambda one: one.name,
)
def test_an_ordinary_table_is_read_as_its_people_would(ordinary: Ordinary) -> None:
    rows = [list(row) for row in ordinary.rows]
    book = Workbook((Sheet("人员", rows, len(rows), merged=ordinary.merged),))
    tables = find_tables(book, POLICY, {})
    roll = Roll(POLICY, tables.staff, TODAY, ListedAchievements(POLICY), 2000)
    members = list(roll.members())
    told = [*tables.remarks, *(problem for member in members for problem in member.problems), *roll.remarks()]
    said = "\n".join(f"{problem.value} {problem.message}" for problem in told)
    assert len(members) == len(ordinary.people), said
    for member, facts in zip(members, ordinary.people, strict=True):
        if facts is None:
            assert member.profile is None
        else:
            assert member.profile is not None, said
            assert {path: member.profile.get(path) for path in facts} == facts, said
    for words in ordinary.told:
        assert words in said
    if ordinary.labels:
        assert tuple(member.label for member in members) == ordinary.labels


@pytest.mark.parametrize(
    ("cell", "used"), [("不清楚", None), ("", False), ("/", False), ("否", False), ("是", True)]
)
def test_what_is_not_known_to_be_unused_is_not_taken_for_unused(*, cell: str, used: bool | None) -> None:
    staff: list[list[Cell]] = [["工号", "姓名", "学历"], ["1", "甲", "本科"]]
    listed: list[list[Cell]] = [["工号", "成果类型", "以往评审用过"], ["1", "发明专利", cell]]
    book = Workbook((Sheet("人员", staff, len(staff)), Sheet("成果", listed, len(listed))))
    tables = find_tables(book, POLICY, {})
    outcomes = ListedAchievements(POLICY)
    for table in tables.achievements:
        outcomes.read(table, TODAY, 2000)
    (member,) = Roll(POLICY, tables.staff, TODAY, outcomes, 2000).members()
    assert member.profile is not None
    (entry,) = cast("list[dict[str, object]]", member.profile["achievements"])
    assert entry.get("used_before", False) is used


def test_the_officer_says_what_a_column_is() -> None:
    rows: list[list[Cell]] = [
        ["姓名", "学历", "评聘年月", "职称", "年限"],
        ["甲", "本科", "2019-07", "工程师", 8],
    ]
    book = Workbook((Sheet("人员", rows, len(rows)),))
    chosen = {"评聘年月": "职称取得时间", "年限": "experience", "学历": "不读"}
    tables = find_tables(book, POLICY, chosen)
    assert [one.fact for one in tables.columns] == [
        "name",
        None,
        "titles.0.obtained",
        "titles.0.level",
        "experience",
    ]
    with pytest.raises(RosterRefused, match="火星"):
        find_tables(book, POLICY, {"年限": "火星"})


def test_no_table_names_the_headings_that_were_seen() -> None:
    book = Workbook((Sheet("表", [["季度", "营收"], ["一", "9"]], 2),))
    with pytest.raises(RosterRefused, match="季度”“营收"):
        find_tables(book, POLICY, {})


def test_people_who_left_are_not_assessed_and_a_sheet_of_them_refuses_nothing() -> None:
    staff = Sheet("花名册", [["姓名", "学历"], ["甲", "本科"]], 2)
    left = Sheet("离职员工", [["姓名", "学历", "学历"], ["乙", "本科", "x"]], 2)
    tables = find_tables(Workbook((staff, left)), POLICY, {})
    assert [table.sheet.name for table in tables.staff] == ["花名册"]
    assert any("离职" in problem.message for problem in tables.remarks)


def test_beside_people_a_sheet_of_numbers_is_none_of_people() -> None:
    staff = Sheet("花名册", [["姓名", "学历"], ["甲", "本科"]], 2)
    counts = Sheet("统计", [["部门", "学历", "职称"], ["一部", "本科 3人", "中级 2人"]], 2)
    tables = find_tables(Workbook((staff, counts)), POLICY, {})
    assert [table.sheet.name for table in tables.staff] == ["花名册"]
    assert any("没有姓名或工号" in one.message for one in tables.remarks if one.sheet == "统计")


def test_a_member_has_the_department_that_is_merged_over_several() -> None:
    rows: list[list[Cell]] = [["部门", "姓名", "学历"], ["一部", "甲", "本科"], ["", "乙", "本科"]]
    book = Workbook((Sheet("人员", rows, 3, merged=((1, 0, 2, 0),)),))
    roll = Roll(POLICY, find_tables(book, POLICY, {}).staff, TODAY, ListedAchievements(POLICY), 2000)
    assert [member.department for member in roll.members()] == ["一部", "一部"]
    assert rows[2][0] == ""  # as it was sent


def test_what_is_merged_further_below_is_said_of_nobody_above() -> None:
    rows: list[list[Cell]] = [
        ["部门", "姓名", "学历"],
        ["", "甲", ""],
        ["二部", "乙", "硕士"],
        ["", "丙", ""],
    ]
    book = Workbook((Sheet("人员", rows, 4, merged=((2, 0, 3, 0), (2, 2, 3, 2))),))
    roll = Roll(POLICY, find_tables(book, POLICY, {}).staff, TODAY, ListedAchievements(POLICY), 2000)
    members = list(roll.members())
    assert [member.department for member in members] == ["", "二部", "二部"]
    degrees = [member.profile and member.profile.get("education") for member in members]
    assert degrees == [None, "master", "master"]


@pytest.mark.parametrize(
    ("cell", "same"), [(1, True), (0.0, False), (True, True), ("否", False), ("无", None)]
)
def test_whether_a_title_is_of_the_speciality_is_told_in_numbers_too(cell: Cell, same: bool | None) -> None:  # noqa: FBT001
    reading = speciality_reader(POLICY, yes_no_reader())(cell, TODAY)
    assert (reading.value, reading.severity) == (same, None)


def test_hidden_columns_are_told(tmp_path: Path) -> None:
    source = tmp_path / "staff.xlsx"
    with xlsxwriter.Workbook(source) as made:
        sheet = made.add_worksheet("人员")
        for number, row in enumerate([["姓名", "学历", "职称"], ["甲", "本科", "中级"]], start=2):
            sheet.write_row(number, 1, row)
        sheet.set_column(2, 3, None, None, {"hidden": True})
    book = read_workbook(source, Limits())
    assert book.sheets[0].hidden_columns == {2, 3}
    remarks = find_tables(book, POLICY, {}).remarks
    assert any("C、D" in one.message for one in remarks)
    # Rows are counted as a spreadsheet does, empty ones above as well.
    assert list(book.sheets[0].rows)[2][1:3] == ["姓名", "学历"]


@pytest.mark.parametrize("head", ["Content-Type: multipart/related;\n boundary=x\n", "From: <x>\r\n", ""])
def test_a_page_saved_as_a_letter_is_told_as_what_it_is(tmp_path: Path, head: str) -> None:
    source = tmp_path / "staff.xls"
    source.write_text(f"{head}MIME-Version: 1.0\n\n--x\n<html>", encoding="utf-8")
    with pytest.raises(RosterRefused, match="网页"):
        read_workbook(source, Limits())


@pytest.mark.parametrize(
    ("cell", "entries"),
    [("若干", None), ("半", None), (2, [{"kind": "patent", "count": 2, "granted": True}])],
)
def test_of_how_many_cannot_be_read_leaves_the_list_open(cell: Cell, entries: object) -> None:
    staff = Sheet("人员", [["工号", "学历"], ["1", "本科"]], 2)
    listed = Sheet(
        "成果", [["工号", "成果类别", "数量", "排名", "授权"], ["1", "发明专利", cell, "靠前", "是"]], 2
    )
    tables = find_tables(Workbook((staff, listed)), POLICY, {})
    outcomes = ListedAchievements(POLICY)
    outcomes.read(tables.achievements[0], TODAY, 2000)
    (member,) = Roll(POLICY, tables.staff, TODAY, outcomes, 2000).members()
    assert member.profile is not None
    assert member.profile["achievements"] == entries
    assert any("名次" in one.message for one in member.problems)


def test_hidden_rows_are_told() -> None:
    staff = Sheet("花名册", [["姓名", "学历"], ["甲", "本科"], ["乙", "本科"]], 3, hidden=frozenset({2}))
    assert any("第 3 行" in one.message for one in find_tables(Workbook((staff,)), POLICY, {}).remarks)


@pytest.mark.parametrize("seen", ["collapse", "filter"])
def test_hidden_rows_of_an_opendocument_are_told(tmp_path: Path, seen: str) -> None:
    hidden = f'<table:table-row table:visibility="{seen}"'
    third = ods_row(["乙", "硕士"]).replace("<table:table-row", hidden, 1)
    source = tmp_path / "staff.ods"
    source.write_bytes(ods(ods_row(["姓名", "学历"]) + ods_row(["甲", "本科"]) + third))
    (sheet,) = read_workbook(source, Limits()).sheets
    assert sheet.hidden == {2}


def test_a_sheet_of_papers_is_no_second_sheet_of_people() -> None:
    staff = Sheet("人员", [["姓名", "学历"], ["甲", "本科"]], 2)
    papers = Sheet("论文", [["姓名", "论文", "刊物"], ["甲", "论X", "某刊"], ["甲", "论Y", "某刊"]], 3)
    tables = find_tables(Workbook((staff, papers)), POLICY, {})
    assert [table.sheet.name for table in tables.staff] == ["人员"]


@pytest.mark.parametrize(
    "text",
    [
        "专利2项",
        "有专利1项",
        "论文3篇",
        "获奖1项",
        "软著和专利各1项",
        "标准1项",
        "高级职称",
        "专利",
    ],
)
def test_what_a_doubt_proposes_is_accepted_as_written(text: str) -> None:
    for doubt in read_message(POLICY, text, TODAY).unsure:
        for option in doubt.options if doubt.field == "achievements" else ():
            reading = achievements_reader(POLICY)(option, TODAY)
            assert reading.severity is not Severity.UNSURE, option
            assert reading.value is not None


@pytest.mark.parametrize(
    "text", ["专利2项（均为第一发明人）", "专利（3项，第一）", "专利（已授权）", "专利（"]
)
def test_what_a_doubt_proposes_closes_its_brackets(text: str) -> None:
    reading = achievements_reader(POLICY)(text, TODAY)
    assert "“发明专利" in reading.message
    for said in (reading.message, *reading.right):
        assert said.count("(") + said.count("（") == said.count(")") + said.count("）")
