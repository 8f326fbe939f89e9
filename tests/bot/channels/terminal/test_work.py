"""What takes a while, at the terminal: it is done before the next line is read, and a killed process does it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from tests.bot.channels.telegram.sent_rosters import roster
from tests.bot.channels.terminal.sitting import sit, sit_until_killed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

CASES = ["--cases"]


def people(workbook: Path) -> list[str]:
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name("逐条").to_python()
    return [str(row[0]) for row in rows[1:]]


def left_behind(database: Path) -> list[Path]:
    return [path for path in (database.parent / "work").rglob("*") if path.is_file()]


def test_a_roster_s_result_is_saved_here_and_never_over_another_file(database: Path) -> None:
    here, content = database.parent, roster(3)
    (here / "名单.xlsx").write_bytes(content)
    (here / "名单-评估.xlsx").write_bytes(b"of somebody else")
    code, shown, errors = sit(database, "/roster 名单.xlsx\n/roster “名单.xlsx”\n一\n", CASES)
    assert (code, errors) == (0, "")
    assert people(here / "名单-评估-2.xlsx") == people(here / "名单-评估-3.xlsx") == ["E0", "E1", "E2"]
    assert (here / "名单-评估.xlsx").read_bytes() == b"of somebody else"
    assert (here / "名单.xlsx").read_bytes() == content
    assert "共 3 人，评估了 3 人" in shown
    assert f"〔文件已保存：{here / '图.png'}〕" in shown
    assert "听到「一」" in shown
    assert left_behind(database) == []


@pytest.mark.parametrize("name", ["没有.xlsx", "work", "~nobody/名单.xlsx", "\x00", "x" * 5000])
def test_a_file_that_is_not_there_is_told_of(database: Path, name: str) -> None:
    code, shown, errors = sit(database, f"/roster {name}\n", CASES)
    assert (code, errors) == (0, "")
    assert "找不到文件" in shown or "一次评估多人" in shown


def test_a_roster_outlives_the_process_that_was_to_assess_it(database: Path) -> None:
    here = database.parent
    (here / "名单.xlsx").write_bytes(roster(3))
    lines = [f"/roster {here / '名单.xlsx'}"]
    asked = len(sit(database, "", CASES).shown.encode())
    sit_until_killed(database, lines, asked + len("> /roster 名单.xlsx"), CASES)
    sit(database, "", CASES)
    sit(database, "\n".join(lines), CASES)
    assert people(here / "名单-评估.xlsx") == ["E0", "E1", "E2"]
    assert left_behind(database) == []


def test_what_headings_are_is_said_once_for_all_rosters(database: Path) -> None:
    here = database.parent
    (here / "名单.csv").write_text("姓名,职称,评聘年月,工资\n甲,工程师,2019-07,1\n", encoding="utf-8")
    said = "/roster 评聘年月＝职称取得时间； 工资=不读\n"
    code, shown, errors = sit(database, f"{said}/roster 名单.csv\n/roster\n", CASES)
    assert (code, errors) == (0, "")
    assert "评聘年月 → 职称取得时间" in shown
    assert "“工资”：按您说的没有读" in shown
    assert "您说过的列名：工资 → 不读；评聘年月 → 职称取得时间" in shown
    shown = sit(database, "/roster 评聘年月=自动\n/roster 名单.csv\n", CASES).shown
    assert "“评聘年月”：不认识这个列名" in shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("年限=火星", "没有“火星”这样的列"),
        ("=学历", "请这样写"),
        ("年限=", "请这样写"),
        (f"{'长' * 200}=学历", "请这样写"),
    ],
)
def test_what_cannot_be_said_of_a_heading_is_told(database: Path, said: str, told: str) -> None:
    shown = sit(database, f"/roster {said}\n/roster\n", CASES).shown
    assert told in shown
    assert "您说过的列名" not in shown


def test_a_result_that_was_corrected_is_a_roster_again(database: Path) -> None:
    here = database.parent
    (here / "名单.xlsx").write_bytes(roster(2))
    sit(database, "/roster 名单.xlsx\n/roster 名单-评估.xlsx\n", CASES)
    assert people(here / "名单-评估-2.xlsx") == people(here / "名单-评估.xlsx") == ["E0", "E1"]
