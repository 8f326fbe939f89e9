"""Two rosters of the same staff: who has moved, and who could have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bot.roster.job import run
from bot.roster.messages import Order
from tests.bot.roster.files import xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from bot.roster.tally import Summary

TODAY = date(2026, 11, 22)
HEADINGS = [
    *(
        "工号",
        "姓名",
        "部门",
        "北京单位",
        "专业方向",
        "学历",
        "专业工作年限",
        "职称",
        "取得时间",
        "是否本专业",
    ),
    *("成果", "基本条件（总则）", "基本条件（助理工程师）", "基本条件（工程师）", "业绩条件（工程师）"),
]


def person(**other: Any) -> list[Any]:
    usual = {
        "工号": "1",
        "姓名": "甲",
        "部门": "一部",
        "学历": "本科",
        "专业工作年限": "2018-07",
        "职称": "助理工程师",
    }
    usual |= {"取得时间": "2020-07", "是否本专业": "是", "专业方向": "数据安全", "成果": "标准2项"} | other
    return [usual.get(heading, "是") for heading in HEADINGS]


def compared(
    folder: Path, then: list[list[Any]], now: list[list[Any]], *, result: bool = False
) -> tuple[Summary, Any]:
    last = folder / "last.xlsx"
    last.write_bytes(xlsx({"人员": [HEADINGS, *then]}))
    if result:
        out = folder / "last-out.xlsx"
        run(Order(last, out, folder / "a.png", folder / "a", date(2025, 9, 1)), lambda _progress: None)
        last = out
    source = folder / "now.xlsx"
    source.write_bytes(xlsx({"人员": [HEADINGS, *now]}))
    order = Order(source, folder / "out.xlsx", folder / "b.png", folder / "b", TODAY, last=last)
    summary = run(order, lambda _progress: None)
    _, *told = openpyxl.load_workbook(order.out)["对比"].iter_rows(values_only=True)
    return summary, told


NEVER = {"基本条件（总则）": "否", "职称": "无", "取得时间": "", "是否本专业": "", "成果": "无"}


@pytest.mark.parametrize("result", [False, True], ids=["the file", "its result"])
@pytest.mark.parametrize(
    ("then", "now", "kinds"),
    [
        ({}, {}, ["could_have"]),
        ({}, {"职称": "工程师", "取得时间": "2026-03"}, ["obtained"]),
        ({"成果": "标准1项"}, {}, ["opened"]),
        ({}, {"成果": "标准1项"}, ["could_have", "closed"]),
        ({"基本条件（工程师）": ""}, {}, ["known_open"]),
        ({}, {"基本条件（工程师）": ""}, ["could_have", "not_known_open"]),
        ({"学历": "大专", **NEVER}, {"学历": "本科", **NEVER}, ["degree"]),
        ({"学历": "本科", **NEVER}, {"学历": "大专", **NEVER}, ["degree_lost"]),
        ({"职称": "工程师"}, {"职称": "无", "取得时间": "", "是否本专业": "", "成果": "无"}, ["lost"]),
        ({**NEVER, "成果": "无"}, {**NEVER, "成果": "无"}, []),
        ({}, {"姓名": "甲、乙"}, ["not_assessed"]),
        ({}, {"姓名": "乙", "职称": "工程师"}, ["other_name"]),
        ({}, {"姓名": "甲（一部）"}, ["could_have"]),
        ({}, {"工号": "甲", "姓名": ""}, ["new", "gone"]),
        ({"工号": ""}, {}, ["could_have"]),
        ({"姓名": "甲 甲"}, {"姓名": "甲甲", "工号": ""}, ["could_have"]),
        ({"工号": "8"}, {}, ["gone", "new"]),
    ],
)
def test_what_has_become_of_somebody(
    tmp_path: Path, then: dict[str, Any], now: dict[str, Any], kinds: list[str], *, result: bool
) -> None:
    summary, told = compared(tmp_path, [person(**then)], [person(**now)], result=result)
    assert sorted(summary.changes) == sorted(kinds)
    assert len(told) == len(kinds)


def test_who_could_have_moved_stands_first_with_what_was_and_what_is(tmp_path: Path) -> None:
    then = [person(), person(工号="2", 姓名="乙"), person(工号="3", 姓名="丙")]
    now = [
        person(),
        person(工号="2", 姓名="乙", 职称="工程师", 取得时间="2026-03"),
        person(工号="4", 姓名="丁"),
    ]
    summary, told = compared(tmp_path, then, now)
    assert summary.changes == {"could_have": 1, "obtained": 1, "new": 1, "gone": 1}
    assert [row[0] for row in told] == ["1 甲", "2 乙", "4 丁", "3 丙"]
    assert told[0][2:] == (
        "上次就可以申报工程师，现在还没有取得",
        "已是助理工程师，可申报工程师",
        "已是助理工程师，可申报工程师",
    )


def test_without_an_earlier_roster_nothing_is_compared(tmp_path: Path) -> None:
    source = tmp_path / "now.xlsx"
    source.write_bytes(xlsx({"人员": [HEADINGS, person()]}))
    order = Order(source, tmp_path / "out.xlsx", tmp_path / "b.png", tmp_path / "b", TODAY)
    assert run(order, lambda _progress: None).changes == {}
    assert "对比" not in openpyxl.load_workbook(order.out).sheetnames


def test_what_was_not_known_is_not_called_no(tmp_path: Path) -> None:
    was = {**NEVER, "基本条件（总则）": "是"}
    _, told = compared(tmp_path, [person(**was, **{"基本条件（助理工程师）": ""})], [person(**was)])
    assert [row[2:] for row in told] == [
        ("现在可以申报助理工程师，上次还不能确定", "还不能确定", "可申报助理工程师")
    ]
