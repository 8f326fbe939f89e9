"""A title beside one that could not be read is held; what is proposed for a cell fits what stands beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.roster.result_of import assessed, offered, problems

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

HEADINGS = ("姓名", "现有职称", "职称取得时间", "职称是否本专业", "第二职称", "第二职称取得时间", "专业方向")
FIRST = ("甲", "工程师", "2024-12", "是")
OPEN = "系统架构设计师"


def of_one(folder: Path, *cells: str) -> Workbook:
    book, _ = assessed(folder, {"人员": [HEADINGS, cells]})
    return book


def overview(book: Workbook) -> list[Any]:
    return [row[3] for row in book["总览"].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("more", [(OPEN, ""), (OPEN, "2019-11"), ("无", "2019-11")])
def test_a_title_is_held_whatever_another_cell_says(tmp_path: Path, more: tuple[str, str]) -> None:
    book = of_one(tmp_path, *FIRST, *more)
    assert overview(book) == ["已是工程师"]
    receipts = book["凭证"].iter_rows(min_row=2, values_only=True)
    assert ["titles" in json.loads(str(row[5])) for row in receipts] == [False]


@pytest.mark.parametrize("second", [OPEN, "甲乙丙", "无"])
def test_none_is_not_proposed_for_a_title_that_has_a_day(tmp_path: Path, second: str) -> None:
    book = of_one(tmp_path, *FIRST, second, "2019-11")
    right = offered(book["原表-人员"], "E2")
    assert right
    assert "无" not in right
    for one in right:
        assert problems(of_one(tmp_path, *FIRST, str(one), "2019-11")) == []
    assert "或“无”" not in str(problems(book)[0])


@pytest.mark.parametrize("said", ["数据安全/业务安全", "数据安全、业务安全", "网络与系统安全和业务安全"])
def test_of_two_where_one_is_asked_one_is_to_be_left(tmp_path: Path, said: str) -> None:
    ((*_, message),) = problems(of_one(tmp_path, *FIRST, "", "", said))
    assert str(message).endswith("，请只留一个。")


ALL = ("专业工作年限", "北京单位", "学历", "破格条件", "情况说明")
LADDER = ("姓名", "现有职称", "职称取得时间", "职称是否本专业", *ALL)


def lacking(folder: Path, *cells: str) -> str:
    book, _ = assessed(folder, {"人员": [LADDER, cells]})
    return str([row[7] for row in book["总览"].iter_rows(min_row=2, values_only=True)])


@pytest.mark.parametrize(
    ("ground", "open_still"),
    [
        ("国家科技进步二等奖", "第1条破格条件的排名"),
        ("发现漏洞CNVD证书", "第1条破格条件的承担的角色"),
        ("无", ""),
    ],
)
def test_what_is_not_told_of_a_ground_is_named(tmp_path: Path, ground: str, open_still: str) -> None:
    told = lacking(tmp_path, "甲", "工程师", "2021-12", "是", "2020-07", "是", "大专", ground, "")
    assert ("（还不清楚：" + open_still in told) is bool(open_still)


@pytest.mark.parametrize(
    ("title", "story", "is_open"),
    [
        (("工程师", "2024-12", ""), "", True),
        (("", "", ""), "2024年12月拿的工程师", True),
        (("工程师", "2024-12", "是"), "", False),
        (("工程师", "2024-12", "否"), "", False),
        (("无", "", ""), "", False),
    ],
)
def test_a_title_of_which_the_speciality_is_open_is_to_be_made_clear(
    tmp_path: Path, title: tuple[str, str, str], story: str, *, is_open: bool
) -> None:
    told = lacking(tmp_path, "甲", *title, "2020-07", "", "本科", "", story)
    assert ("还不清楚：职称是否本专业" in told) is is_open
