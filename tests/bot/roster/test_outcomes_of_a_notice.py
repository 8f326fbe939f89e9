"""Outcomes with quantities and dates in a roster, under a notice that asks nothing about their use before."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot.roster.columns import achievement_columns
from bot.roster.evidence import checklist_groups
from bot.roster.limits import Limits
from bot.roster.problem import Severity
from bot.roster.report import report_pdf
from bot.roster.roster_file import open_roster
from bot.roster.standing import clause_columns, standing_of
from bot.roster.template import write_template
from bot.roster.workbook import read_workbook
from rules import Assessment
from tests.bot.roster.files import xlsx
from tests.rules.outcomes.lanhu import DAY, MIDDLE, PERSON, assessed, lanhu, paper, patent, standard

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date.fromisoformat(DAY)
COLUMNS = {column.path: column for column in achievement_columns(lanhu())}


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("impact", 3.2, 3.2),
        ("impact", 3, 3),
        ("impact", "3.2", 3.2),
        ("impact", "影响因子3.2", 3.2),
        ("words", 12, 12),
        ("words", "12万", 12),
        ("words", "12万字", 12),
        ("words", "120000字", 12),
        ("words", "十二万字", 12),
        ("received", "到账150万元", 150),
        ("received", "1500000元", 150),
        ("received", "0.8亿元", 8000),
        ("hours", "90学时", 90),
        ("hours", "共96学时", 96),
        ("done_on", "2031", "2031"),
        ("done_on", 2031, "2031"),
        ("done_on", "2031年", "2031"),
        ("done_on", "去年", "2032"),
        ("done_on", "2031年6月", "2031-06"),
        ("done_on", "2031.06", "2031-06"),
        ("done_on", "2031-06-15", "2031-06-15"),
        ("done_on", datetime.fromisoformat("2031-06-15"), "2031-06-15"),
        ("done_on", "无", None),
        ("received", "无", None),
        ("received", "不清楚", None),
    ],
)
def test_a_cell_says_a_quantity_or_when(column: str, cell: Any, value: Any) -> None:
    read = COLUMNS[column].read
    assert read
    reading = read(cell, TODAY)
    assert (reading.value, reading.severity) == (value, None)


@pytest.mark.parametrize(
    ("column", "cell", "severity"),
    [
        ("words", "约10万字", Severity.UNSURE),
        ("received", "近百万元", Severity.UNSURE),
        ("received", "100多万", Severity.UNSURE),
        ("hours", -1, Severity.REFUSED),
        ("impact", "高", Severity.REFUSED),
        ("done_on", "2034年", Severity.REFUSED),
        ("done_on", "2033-07", Severity.REFUSED),
        ("done_on", "最近", Severity.REFUSED),
    ],
)
def test_what_a_cell_cannot_say_is_told(column: str, cell: Any, severity: Severity) -> None:
    read = COLUMNS[column].read
    assert read
    reading = read(cell, TODAY)
    assert (reading.value, reading.severity) == (None, severity)
    assert reading.message


def test_nothing_is_asked_about_use_before(tmp_path: Path) -> None:
    assert "used_before" not in COLUMNS
    write_template(tmp_path / "t.xlsx", lanhu())
    cells = [
        str(cell)
        for sheet in read_workbook(tmp_path / "t.xlsx", Limits()).sheets
        for row in sheet.rows
        for cell in row
    ]
    assert not [cell for cell in cells if "用过" in cell]


def test_what_is_to_be_shown_is_each_outcome_under_the_item_that_it_counts_for() -> None:
    """One standard could count for both lists: it is shown once, and nobody promises that it is unused."""
    titles = [MIDDLE]
    found = assessed(standard(national=True), patent(2), paper(5.5), titles=titles)
    items = [
        item
        for group in checklist_groups(found, "senior_engineer")
        for item in group.items
        if item.what.startswith(("标准", "发明", "论文"))
    ]
    assert [item.clauses for item in items] == [["七（二）"], ["七（三）"], ["七（五）"]]
    assert not [line for item in items for line in item.evidence if "未使用" in line]


def test_clauses_are_told_in_a_word() -> None:
    columns = clause_columns(lanhu())
    assert {"八", "七（四）"} <= set(columns)
    facts = {**PERSON, "titles": [], "achievements": [standard(national=True), patent(), paper(5.5)]}
    told = dict(zip(columns, standing_of(lanhu(), facts, columns).clauses, strict=True))
    assert told["七（四）"] == "符合，不另计"
    assert told["七（五）"] == "计1项"
    assert Assessment(lanhu(), lanhu().profile(facts)).clause_status("八", "senior_engineer") == "met"


STAFF: list[list[Any]] = [
    ["工号", "岚湖单位", "工作年限", "现有职称", "取得时间", "本专业", "成果", "发明专利数"],
    ["L1", "是", 7, "无", "", "", "", ""],
    ["L2", "是", 7, "无", "", "", "2032年发表影响因子3.5的论文1篇，2031年5月出版专著1部，12万字", ""],
    ["L3", "是", 8, "中级", "2028-06", "是", "", ""],
    ["L4", "是", 7, "无", "", "", "2032年发表影响因子约3的论文1篇，2031年出版专著1部，12万字", ""],
]
OUTCOMES: list[list[Any]] = [
    [
        "工号",
        "成果类别",
        "数量",
        "立项级别",
        "影响因子",
        "到账",
        "被确定为国家标准",
        "已授权",
        "排名",
        "授权时间",
    ],
    ["L1", "科研项目", 2, "县级", "", "", "", "", "", "2031"],
    ["L1", "发明专利", 2, "", "", "", "", "是", 1, "2030年5月"],
    ["L3", "标准", 1, "", "", "", "是", "", "", 2030],
    ["L3", "论文", 1, "", 5.2, "", "", "", 1, "2029-01"],
    ["L3", "发明专利", 1, "", "", "", "", "是", 1, "2033-01"],
]


def test_a_roster_is_read_and_assessed_item_by_item(tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    path.write_bytes(xlsx({"人员": STAFF, "成果": OUTCOMES}))
    roll, achievements = open_roster(path, Limits(), lanhu()).roll(lanhu(), TODAY, Limits())
    members = {member.code: member for member in roll.members()}
    assert not list(achievements.leftovers())
    columns = clause_columns(lanhu())
    open_levels = {}
    for code, member in members.items():
        assert member.profile is not None, member.problems
        told = standing_of(lanhu(), member.profile, columns)
        open_levels[code] = told.eligible
        if code in {"L1", "L2", "L3"}:
            assert not member.problems
            found = Assessment(lanhu(), lanhu().profile(member.profile))
            assert report_pdf(found).startswith(b"%PDF")
    assert open_levels == {"L1": "engineer", "L2": "engineer", "L3": "senior_engineer", "L4": None}
    assert [problem.severity for problem in members["L4"].problems] == [Severity.UNSURE]
