"""A roster under a notice that asks of the person what the shipped one does not: a column for each fact."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bot.notices import FOLDERS, notices
from bot.roster.evidence import checklist_groups
from bot.roster.job import run
from bot.roster.messages import Order
from bot.roster.report import report_pdf
from bot.roster.template import write_template
from rules import Assessment, load_policies
from tests.bot.roster.files import xlsx
from tests.made_up_notices import LINHAI, NOTICES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 22)
HEADINGS = [
    *("工号", "本省单位", "出生年月", "学历", "全日制学历", "取得学历的时间", "工作年限"),
    *("现有职称和证书", "取得时间", "是否本专业", "年度考核合格次数", "继续教育学时"),
    *("单位考察", "艰苦地区", "省级人才"),
]
SENIOR: list[Any] = [
    *("A1", "是", "1980.05", "硕士", "本科", "2010.07", "2014-01"),
    *("软考中级", "2020-01", "是", 3, "300学时", "是", "否", "否"),
]


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(FOLDERS, str(NOTICES / LINHAI))
    notices.cache_clear()
    yield
    notices.cache_clear()


def sheets(folder: Path, *people: list[Any]) -> dict[str, list[dict[str, Any]]]:
    source = folder / "staff.xlsx"
    source.write_bytes(xlsx({"人员": [HEADINGS, *people]}))
    order = Order(source, folder / "out.xlsx", folder / "out.png", folder / "done", DAY, LINHAI)
    run(order, lambda _progress: None)
    book = openpyxl.load_workbook(order.out)
    told = {}
    for name in ("总览", "问题", "逐条", "凭证"):
        names, *rows = book[name].iter_rows(values_only=True)
        told[name] = [dict(zip(map(str, names), row, strict=True)) for row in rows]
    return told


def test_every_fact_has_a_column_and_counts(tmp_path: Path) -> None:
    told = sheets(tmp_path, SENIOR)
    assert told["总览"][0]["现在可申报"] == "高级工程师"
    facts = json.loads(told["凭证"][0]["所依据的情况（JSON，可交给 zhicheng assess --receipt 重现）"])
    assert facts["born_on"] == "1980-05-01"
    assert facts["full_time_education"] == "bachelor"
    assert facts["education_obtained_on"] == "2010-07-01"
    assert facts["annual"] == {"reviews": 3, "training": 300}
    assert facts["merits"] == {"remote": False, "talent": False}
    assert facts["titles"][0]["level"] == "software_exam"


@pytest.mark.parametrize(
    ("heading", "cell", "severity"),
    [
        ("继续教育学时", "很多", "拿不准"),
        ("继续教育学时", -3, "拿不准"),
        ("年度考核合格次数", "两三次", "拿不准"),
        ("出生年月", "六十年代", "拿不准"),
        ("出生年月", 1980, "拿不准"),
        ("单位考察", "大概", "拿不准"),
        ("全日制学历", "火星", "拿不准"),
    ],
)
def test_what_cannot_be_taken_names_its_cell(tmp_path: Path, heading: str, cell: Any, severity: str) -> None:
    person = [cell if name == heading else value for name, value in zip(HEADINGS, SENIOR, strict=True)]
    (problem, *_) = sheets(tmp_path, person)["问题"]
    assert (problem["严重程度"], str(problem["问题和正确写法"]).partition("：")[0]) == (severity, heading)


def test_a_clause_of_two_parts_is_met_by_both(tmp_path: Path) -> None:
    short = [269 if name == "继续教育学时" else value for name, value in zip(HEADINGS, SENIOR, strict=True)]
    assert sheets(tmp_path, short)["逐条"][0]["第五条"] == "不符合"
    assert sheets(tmp_path, SENIOR)["逐条"][0]["第五条"] == "符合"


def test_the_template_asks_for_it(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx", load_policies(NOTICES)[LINHAI])
    (headings, *_) = (
        openpyxl.load_workbook(tmp_path / "template.xlsx").worksheets[0].iter_rows(values_only=True)
    )
    assert set(HEADINGS) - {"取得时间", "是否本专业"} <= set(headings)


def test_a_report_lists_what_to_prepare() -> None:
    policy = load_policies(NOTICES)[LINHAI]
    facts = {
        "as_of": "2026-11-22",
        "employed": True,
        "born_on": "1980-05",
        "education": "bachelor",
        "experience": {"years": 12},
        "titles": [{"level": "software_exam", "same_speciality": True, "years": 6}],
        "annual": {"reviews": 3, "training": 270},
    }
    assessment = Assessment(policy, policy.profile(facts))
    assert assessment.eligible_level == "senior_engineer"
    items = {
        item.what: item.clauses
        for group in checklist_groups(assessment, "senior_engineer")
        for item in group.items
    }
    assert items["出生年月"] == ["第十条"]
    assert items["继续教育学时"] == ["第五条"]
    assert items["现有职称和证书"] == ["第八条（二）"]
    assert report_pdf(assessment).startswith(b"%PDF")
