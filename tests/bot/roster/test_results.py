"""What the workbook that is handed back says, and how it is written."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bot.roster.job import run
from bot.roster.messages import Order
from bot.roster.result_book import height
from bot.roster.summary_text import said_of
from bot.roster.template import write_template
from rules import Assessment, load_policies
from rules.verdict.receipt import fingerprint
from tests.bot.roster.files import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from bot.roster.sheet import Cell
    from bot.roster.tally import Summary

TODAY = date(2026, 11, 22)
HEADINGS = [
    *(
        "工号",
        "部门",
        "北京单位",
        "专业方向",
        "学历",
        "专业工作年限",
        "现有职称",
        "取得时间",
        "是否本专业",
        "破格条件",
    ),
    *(
        "基本条件（总则）",
        "基本条件（工程师）",
        "业绩条件（工程师）",
        "基本条件（高级工程师）",
        "业绩条件（高级工程师）",
    ),
]
YES = ["是"] * 5
ENGINEER_SOON = ["E1", "一部", "是", "数据安全", "本科", "2022-01", "助理工程师", "2023-06", "是", "无", *YES]
SENIOR = ["E2", "一部", "是", "数据安全", "硕士", 8, "中级", "2020-01", "是", "无", *YES]
DANGEROUS = ['=HYPERLINK("http://x")', "+二部", *SENIOR[2:]]
ACHIEVEMENTS: list[list[Any]] = [
    ["工号", "成果类别", "数量", "已授权", "排名", "标准级别", "刊物"],
    ["E1", "标准", 2, "", "", "企标", ""],
    ["E2", "发明专利", 2, "是", 1, "", ""],
    ["E2", "论文", 1, "", "一作", "", "核心"],
]


@pytest.fixture(scope="module")
def summary_and_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Workbook]:
    folder = tmp_path_factory.mktemp("roster")
    source = folder / "staff.xlsx"
    people: list[list[Any]] = [HEADINGS, ENGINEER_SOON, SENIOR, ["E3", "", "", "", "火星"], SENIOR]
    source.write_bytes(xlsx({"人员": people, "成果": ACHIEVEMENTS}))
    order = Order(source, folder / "out.xlsx", folder / "out.png", folder / "done", TODAY)
    summary = run(order, lambda _progress: None)
    assert order.chart.read_bytes().startswith(b"\x89PNG")
    return summary, openpyxl.load_workbook(order.out)


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    headings, *told = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in told]


def test_the_overview_says_what_is_open_what_is_next_and_from_when(
    summary_and_book: tuple[Summary, Workbook],
) -> None:
    senior, soon, open_, refused = rows(summary_and_book[1], "总览")  # whoever can apply now stands first
    assert soon["现在可申报"] == "已是助理工程师（取决于评审机构是否认可所持职称）"
    assert soon["下一级"] == "工程师"
    assert soon["最早可申报日期"].date() == date(2027, 1, 1)
    assert soon["12个月内可申报"] == "工程师"
    assert soon["读到的成果"] == "标准2项"
    assert senior["现在可申报"] == "高级工程师"
    assert senior["下一级"] == "正高级工程师"
    assert open_["现在可申报"] == "还不能确定"
    assert "E4" in open_["提醒"]
    assert refused["现在可申报"] == "未评估（见“问题”）"


def test_the_summary_counts_people(summary_and_book: tuple[Summary, Workbook]) -> None:
    summary = summary_and_book[0]
    assert (summary.people, summary.assessed, summary.refused) == (4, 3, 1)
    assert {one.level: one.people for one in summary.eligible if one.people} == {"senior_engineer": 1}
    assert {one.level: one.people for one in summary.soon if one.people} == {"engineer": 1}
    assert ("engineer", "education_experience", 1) in [(g.level, g.condition, g.people) for g in summary.gaps]
    assert summary.problems["refused"] == 1
    assert "1 人没有评估" in said_of(summary)


def test_the_sheet_for_leaders_shows_whose_facts_are_not_known(tmp_path: Path) -> None:
    source = tmp_path / "staff.xlsx"
    people = [["E1", "本科", 8, "无"], ["E2", "硕士", 9, "中级"], ["E3", "", 4, ""]]
    source.write_bytes(xlsx({"人员": [["工号", "学历", "专业工作年限", "职称"], *people]}))
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    summary = run(order, lambda _progress: None)
    cells = openpyxl.load_workbook(order.out)["汇总"].iter_rows(values_only=True)
    sheet = [[str(cell) for cell in row if cell is not None] for row in cells]
    told = "\n".join(" ".join(row) for row in sheet)
    assert "3 人的情况没有写全" in told
    assert " 0 人" not in told + said_of(summary)
    heading = next(row for row in sheet if row[:1] == ["级别"])
    place = heading.index("补充情况后可能可申报")
    names = {one.name for one in summary.possible}
    assert sum(int(row[place]) for row in sheet if row and row[0] in names) == 3


def test_what_could_not_be_read_is_nobodys_hope(tmp_path: Path) -> None:
    """Nothing given may be supplied, and counts; a cell that nobody understands is to be put right first."""
    source = tmp_path / "staff.xlsx"
    people = [["E1", "", 8, "副高级"], ["E2", "天知道", 8, "副高级"], ["E3", "本科", 8, "随便写的"]]
    source.write_bytes(xlsx({"人员": [["工号", "学历", "专业工作年限", "职称"], *people]}))
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    summary = run(order, lambda _progress: None)
    assert summary.undetermined == 3
    assert sum(one.people for one in summary.possible) == 1


def test_the_overview_begins_with_what_can_be_done(tmp_path: Path) -> None:
    people: dict[str, list[Any]] = {
        "lacks more": ["大专", "2026-08", "无", "", "", "否", "否"],
        "甲、乙": ["本科", 8, "无", "", "", "是", "是"],
        "later": ["本科", "2026-08", "无", "", "", "是", "是"],
        "lower": ["本科", "2024-07", "无", "", "", "是", "是"],
        "unknown": ["本科", "", "无", "", "", "是", "是"],
        "sooner": ["本科", "2026-02", "无", "", "", "是", "是"],
        "higher": ["硕士", "2018-07", "助理工程师", "2019-07", "是", "是", "是"],
        "lacks one": ["本科", "2024-07", "无", "", "", "是", "否"],
    }
    headings = [*("姓名", "北京单位", "专业方向", "学历", "专业工作年限", "职称", "取得时间", "是否本专业")]
    headings += [
        "基本条件（总则）",
        "基本条件（助理工程师）",
        "基本条件（工程师）",
        "业绩条件（工程师）",
        "成果",
    ]
    rows_sent: list[list[Any]] = [headings]
    for name, facts in people.items():
        rows_sent.append([name, "是", "数据安全", *facts, "是", "是", "标准2项"])
    source = tmp_path / "staff.xlsx"
    source.write_bytes(xlsx({"人员": rows_sent}))
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    run(order, lambda _progress: None)
    told = [row["工号或姓名"] for row in rows(openpyxl.load_workbook(order.out), "总览")]
    assert told == ["higher", "lower", "sooner", "later", "lacks one", "unknown", "lacks more", "甲、乙"]


def test_each_clause_has_a_column(summary_and_book: tuple[Summary, Workbook]) -> None:
    soon, senior, *_ = rows(summary_and_book[1], "逐条")
    assert soon["附件2 二（一）2（3）"] == "不符合"
    assert senior["附件2 三（一）2（2）"] == "符合"
    assert senior["附件2 三（三）3"] == "计2项"
    assert senior["附件2 三（二）1"] is None  # another direction's
    assert senior["附件2 三（二）3"] == "符合"


def test_a_problem_names_sheet_cell_value_and_what_would_be_right(
    summary_and_book: tuple[Summary, Workbook],
) -> None:
    (problem,) = [one for one in rows(summary_and_book[1], "问题") if one["原来的内容"] == "火星"]
    assert problem["严重程度"] == "拿不准"
    assert (problem["工作表"], problem["单元格"], problem["原来的内容"]) == ("人员", "E4", "火星")
    assert "大学本科" in problem["问题和正确写法"]


def test_a_receipt_s_facts_give_the_same_receipt(summary_and_book: tuple[Summary, Workbook]) -> None:
    for receipt in rows(summary_and_book[1], "凭证"):
        policy = load_policies()[receipt["通告"]]
        (facts,) = [value for heading, value in receipt.items() if heading.startswith("所依据的情况")]
        assessment = Assessment(policy, policy.profile(json.loads(facts)))
        assert fingerprint(assessment) == receipt["凭证指纹（SHA-256）"]


def test_sheets_are_frozen_filtered_and_coloured(summary_and_book: tuple[Summary, Workbook]) -> None:
    book = summary_and_book[1]
    for name in ("总览", "逐条", "问题", "凭证"):
        assert book[name].freeze_panes in {"A2", "B2"}
        assert book[name].auto_filter.ref
    assert book["总览"].conditional_formatting
    assert book["逐条"].conditional_formatting


def test_every_sheet_prints_on_a4_with_its_headings(summary_and_book: tuple[Summary, Workbook]) -> None:
    book = summary_and_book[1]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == ("$1:$1" if sheet.title not in {"汇总", "选项"} else None)
    assert (book["逐条"].page_setup.fitToWidth, book["逐条"].print_title_cols) == (3, "$A:$B")


def test_what_excel_might_run_is_text_and_stays_text_when_edited(tmp_path: Path) -> None:
    source = tmp_path / "staff.csv"
    quoted = ",".join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in DANGEROUS)
    source.write_text(",".join(HEADINGS) + "\n" + quoted, encoding="utf-8")
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    run(order, lambda _progress: None)
    sheet = openpyxl.load_workbook(order.out)["总览"]
    label, department = sheet["A2"], sheet["B2"]
    assert (label.value, label.data_type, label.quotePrefix) == (DANGEROUS[0], "s", True)
    assert (department.value, department.data_type, department.quotePrefix) == ("+二部", "s", True)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_a_situation_in_words_is_read_and_what_is_open_is_not_guessed(tmp_path: Path) -> None:
    source = tmp_path / "staff.xlsx"
    said = "单位在北京，硕士，2018年7月开始做网络安全，没评过职称，专利3项"
    source.write_bytes(xlsx({"人员": [["姓名", "学历", "情况说明"], ["甲", "", said]]}))
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY)
    run(order, lambda _progress: None)
    book = openpyxl.load_workbook(order.out)
    (receipt,) = rows(book, "凭证")
    facts = json.loads(next(value for heading, value in receipt.items() if heading.startswith("所依据")))
    assert facts["education"] == "master"
    assert facts["experience"] == {"since": "2018-07-01"}
    assert facts["titles"] == []
    assert "achievements" not in facts
    assert any("专利3项" in one["问题和正确写法"] for one in rows(book, "问题"))


@pytest.mark.parametrize(
    ("widths", "texts", "lines"),
    [
        ([10], ["abc"], 1),
        ([10], [""], 1),
        ([10], [None], 1),
        ([10], [12], 1),
        ([10], ["从事网络安全"], 2),
        ([10, 4], ["甲", "从事网络安全工作"], 5),
        ([10], ["Employee ID Staff"], 2),
        ([30], ["第一行\n第二行\n第三行"], 3),
        ([4], ["很长" * 100], 12),
    ],
)
def test_a_row_is_as_high_as_its_cells_are_long(
    widths: list[float], texts: list[Cell | None], lines: int
) -> None:
    assert height(widths, texts) == (15.0 if lines == 1 else 16.5 * lines)


def test_what_is_long_in_the_template_is_shown_whole(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx", load_policies().in_force(TODAY))
    explained = openpyxl.load_workbook(tmp_path / "template.xlsx").worksheets[2]
    for row in explained.iter_rows():
        if row[3].value and len(str(row[3].value)) > 100:
            assert (explained.row_dimensions[row[0].row].height or 0) > 30


def test_the_facts_of_a_receipt_make_no_page_small(summary_and_book: tuple[Summary, Workbook]) -> None:
    _, book = summary_and_book
    assert str(book["凭证"].print_area).endswith("$F$5")


def test_a_long_heading_of_the_roster_is_shown_whole(tmp_path: Path) -> None:
    people: list[list[Any]] = [["姓名", "从事网络安全工作年限（截至2026年12月31日）"], ["甲", 8]]
    (tmp_path / "staff.xlsx").write_bytes(xlsx({"人员": people}))
    run(
        Order(tmp_path / "staff.xlsx", tmp_path / "out.xlsx", tmp_path / "out.png", tmp_path / "done", TODAY),
        lambda _progress: None,
    )
    assert (openpyxl.load_workbook(tmp_path / "out.xlsx")["原表-人员"].row_dimensions[1].height or 0) > 30
