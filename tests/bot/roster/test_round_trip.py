"""The roster comes back within its result: what is doubtful is marked there, and what is corrected is read again."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bot.roster.job import run
from bot.roster.messages import Order
from bot.wording import say
from tests.bot.roster.files import csv_text, xlsx
from tests.bot.roster.result_of import offered

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

TODAY = date(2026, 11, 22)
ORIGINAL = "原表-人员"


def assessed(folder: Path, source: Path, **other: Any) -> Workbook:
    out = folder / f"{source.stem}-out.xlsx"
    order = Order(source, out, folder / "out.png", folder / f"{source.stem}.done", TODAY, **other)
    run(order, lambda _progress: None)
    return openpyxl.load_workbook(out)


def sent(folder: Path, rows: list[list[Any]]) -> Path:
    source = folder / "staff.xlsx"
    source.write_bytes(xlsx({"人员": rows}))
    return source


def facts(book: Workbook) -> list[dict[str, Any]]:
    return [json.loads(row[5]) for row in book["凭证"].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize(
    ("heading", "cell", "choice", "fact", "value"),
    [
        ("学历", "博士在读", "硕士学位或硕士研究生毕业", "education", "master"),
        ("学历", "火星", "大学本科", "education", "bachelor"),
        ("职称", "高级职称", "副高级", "titles", [{"level": "deputy_senior"}]),
        ("职称", "工程师（自评）", "无", "titles", []),
        ("专业工作年限", 43282, "2018-07-01", "experience", {"since": "2018-07-01"}),
        ("专业工作年限", "2018.1", "2018年10月", "experience", {"since": "2018-10-01"}),
        ("成果", "专利3项", "发明专利3项", "achievements", [{"kind": "patent", "count": 3}]),
        ("专利", 2, "发明专利2项", "achievements", [{"kind": "patent", "count": 2}]),
        ("专业方向", "安全", "数据安全", "direction", "data"),
    ],
)
def test_what_is_offered_for_a_doubtful_cell_is_accepted_as_it_stands(  # noqa: PLR0913, PLR0917
    tmp_path: Path, heading: str, cell: object, choice: str, fact: str, value: object
) -> None:
    book = assessed(tmp_path, sent(tmp_path, [["工号", "北京单位", heading], ["007", "是", cell]]))
    sheet = book[ORIGINAL]
    assert sheet["C2"].value == cell
    assert sheet["C2"].fill.fgColor.rgb != sheet["B2"].fill.fgColor.rgb
    assert choice in offered(sheet, "C2")
    sheet["C2"].value = choice
    corrected = tmp_path / "corrected.xlsx"
    book.save(corrected)
    (after,) = facts(assessed(tmp_path, corrected))
    assert after[fact] == value
    assert after["employer_in_beijing"] is True


def test_all_else_comes_back_as_it_was_sent(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["某公司人员表", "", "", "", ""],
        ["工号", "姓名", "手机", "学历", "职称取得时间", "备注"],
        ["001", "甲", "13800000000", "本科", date(2019, 7, 1), "=1+1"],
        ["", "", "", "", "", ""],
        ["002", "乙", 1.5, "硕士", "2020-01", "@x"],
    ]
    source = tmp_path / "staff.csv"
    source.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    once = assessed(tmp_path, source)
    again = assessed(tmp_path, tmp_path / "staff-out.xlsx")
    kept = [list(row) for row in again["原表-CSV"].iter_rows(values_only=True)]
    assert kept == [list(row) for row in once["原表-CSV"].iter_rows(values_only=True)]
    assert [[cell or "" for cell in row] for row in kept][1:3] == [
        rows[1],
        ["001", "甲", "13800000000", "本科", "2019-07-01", "=1+1"],
    ]
    assert facts(again) == facts(once)
    assert not any(cell.data_type == "f" for row in again["原表-CSV"].iter_rows() for cell in row)


def test_days_numbers_merged_and_hidden_rows_are_kept(tmp_path: Path) -> None:
    source = sent(
        tmp_path,
        [
            ["姓名", "学历", "职称", "职称取得时间", "工资"],
            ["甲", "本科", "助理工程师", date(2015, 7, 1), 1.5],
            ["", "", "工程师", date(2019, 7, 1), 2],
            ["乙", "硕士", "无", "", 3],
        ],
    )
    book = openpyxl.load_workbook(source)
    book["人员"].merge_cells("A2:A3")
    book["人员"].row_dimensions[4].hidden = True
    book.save(source)
    once = assessed(tmp_path, source)
    again = assessed(tmp_path, tmp_path / "staff-out.xlsx")
    sheet = again[ORIGINAL]
    assert [one.coord for one in sheet.merged_cells.ranges] == ["A2:A3"]
    assert sheet.row_dimensions[4].hidden
    assert (sheet["D2"].value.date(), sheet["E2"].value, sheet["E3"].value) == (date(2015, 7, 1), 1.5, 2)
    assert facts(again) == facts(once)
    assert len(facts(again)[0]["titles"]) == 2


def test_how_a_column_is_read_is_corrected_in_the_sheet_of_columns(tmp_path: Path) -> None:
    source = sent(
        tmp_path,
        [["姓名", "职称", "评聘年月", "学历"], ["甲", "工程师", "2019-07", "本科"]],
    )
    book = assessed(tmp_path, source)
    columns = {row[2].value: row[3] for row in book["各列"].iter_rows(min_row=2)}
    assert (columns["评聘年月"].value, columns["学历"].value) == (None, "学历")
    assert {"职称取得时间", "不读"} <= set(offered(book["各列"], "D4"))
    columns["评聘年月"].value = "职称取得时间"
    columns["学历"].value = None
    corrected = tmp_path / "corrected.xlsx"
    book.save(corrected)
    for result in (corrected, tmp_path / "corrected-out.xlsx"):
        (after,) = facts(assessed(tmp_path, result))
        assert after["titles"] == [{"level": "intermediate", "obtained_on": "2019-07-01"}]
        assert "education" not in after


def test_what_was_said_of_columns_is_kept_for_the_next_time(tmp_path: Path) -> None:
    source = sent(tmp_path, [["姓名", "学历", "年限"], ["甲", "本科", 8]])
    once = assessed(tmp_path, source, columns={"年限": "experience"})
    again = assessed(tmp_path, tmp_path / "staff-out.xlsx")
    assert facts(again) == facts(once)
    assert facts(again)[0]["experience"] == {"years": 8.0}


def test_a_roster_with_a_sheet_of_a_like_name_is_no_result(tmp_path: Path) -> None:
    source = tmp_path / "staff.xlsx"
    source.write_bytes(
        xlsx({ORIGINAL: [["姓名", "学历"], ["甲", "本科"]], "二部": [["姓名", "学历"], ["乙", "硕士"]]})
    )
    assert [one["education"] for one in facts(assessed(tmp_path, source))] == ["bachelor", "master"]


def test_sheets_of_long_and_like_names_are_kept_apart(tmp_path: Path) -> None:
    source = tmp_path / "staff.xlsx"
    names = [f"{'研发' * 14}{n}" for n in "一二"]
    source.write_bytes(xlsx({name: [["姓名", "学历"], [name[-1], "本科"]] for name in names}))
    again = assessed(tmp_path, tmp_path / "staff-out.xlsx") if assessed(tmp_path, source) else None
    assert again is not None
    assert len([name for name in again.sheetnames if name.startswith("原表-")]) == 2
    told = say("workbook.sheets_told").split("、")
    assert list(dict.fromkeys(re.sub("(?<=^原表-).+", "…", name) for name in again.sheetnames)) == told
    assert len(facts(again)) == 2


def test_the_summary_for_management_has_its_charts_in_the_workbook(tmp_path: Path) -> None:
    source = tmp_path / "staff.csv"
    headings = ("姓名", "部门", "学历")
    source.write_text(
        csv_text(["甲", "一部", "本科"], ["乙", "", "硕士"], headings=headings), encoding="utf-8"
    )
    sheet = assessed(tmp_path, source)["汇总"]
    assert len(sheet._charts) == 2  # noqa: SLF001 - openpyxl shows them nowhere else
    told = [
        row for row in sheet.iter_rows(values_only=True, max_col=5) if row[0] in {"一部", "（没有写部门）"}
    ]
    assert told == [("一部", 1, 1, 0, 0), ("（没有写部门）", 1, 1, 0, 0)] or told[::-1] == [
        ("一部", 1, 1, 0, 0),
        ("（没有写部门）", 1, 1, 0, 0),
    ]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
