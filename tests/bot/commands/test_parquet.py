"""`zhicheng assess 人员.parquet -o 结果.parquet`: the same assessments as by lines, in columns."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from bot.commands.parquet import ROWS
from tests.bot.commands.people import PERSON, people
from tests.bot.commands.shell import Ran, zhicheng

if TYPE_CHECKING:
    from pathlib import Path

SINCE = date(2018, 7, 1)


def by_lines(tmp_path: Path, lines: str, *options: str) -> Ran:
    file = tmp_path / "all.jsonl"
    file.write_text(lines, "utf-8")
    return zhicheng("assess", "--jsonl", *options, str(file))


def test_rows_that_are_profiles_in_json_are_answered_as_lines(tmp_path: Path) -> None:
    lines = people(ROWS + 7)
    alone = by_lines(tmp_path, lines)
    table = pa.table({"profile": lines.splitlines()})
    parquet.write_table(table, tmp_path / "all.parquet")
    ran = zhicheng("assess", str(tmp_path / "all.parquet"))
    assert (ran.code, ran.out) == (alone.code, alone.out)


def test_columns_are_a_profile_s_fields_and_a_null_is_not_given(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"as_of": date(2026, 11, 22), **{key: PERSON[key] for key in ("education", "titles")}},
        {"as_of": date(2026, 11, 22), "education": None, "titles": None},
    ]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "all.parquet")
    given = [
        {"as_of": "2026-11-22", **{k: PERSON[k] for k in ("education", "titles")}},
        {"as_of": "2026-11-22"},
    ]
    alone = by_lines(tmp_path, "".join(json.dumps(each) + "\n" for each in given))
    assert zhicheng("assess", str(tmp_path / "all.parquet")).out == alone.out


@pytest.mark.parametrize("count", [0, 1, ROWS, ROWS + 1])
def test_answers_go_into_columns_and_the_whole_beside_them(tmp_path: Path, count: int) -> None:
    lines, out = people(count), tmp_path / "result.parquet"
    alone = by_lines(tmp_path, lines)
    ran = by_lines(tmp_path, lines, "-o", str(out))
    assert (ran.code, ran.out) == (alone.code, b"")
    rows = parquet.read_table(out).to_pylist()
    assert [row["answer"] for row in rows] == alone.out.decode().splitlines()
    assert [row["row"] for row in rows] == list(range(1, count + 1))
    for row, told in zip(rows, alone.lines, strict=True):
        assert row["refused"] == ("error" in told)
        assert row["eligible_level"] == told.get("eligible_level")
        levels = told.get("levels", [])
        assert row["statuses"] == [(level["level"], level["status"]) for level in levels]
        assert row["earliest_dates"] == [(level["level"], level["earliest_date"]) for level in levels]


def test_lines_can_be_written_to_a_file_which_is_replaced_only_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "result.jsonl"
    alone = by_lines(tmp_path, people(3))
    assert by_lines(tmp_path, people(3), "-o", str(out)).code == alone.code
    assert out.read_bytes() == alone.out
    out.write_text("somebody's", "utf-8")
    ran = by_lines(tmp_path, people(3), "-o", str(out))
    assert (ran.code, out.read_text("utf-8")) == (2, "somebody's")
    assert "--force" in ran.err
    by_lines(tmp_path, people(3), "-o", str(out), "--force")
    assert out.read_bytes() == alone.out


def test_what_is_no_parquet_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "all.parquet").write_text(people(3), "utf-8")
    ran = zhicheng("assess", str(tmp_path / "all.parquet"))
    assert (ran.code, ran.out) == (2, b"")
    assert "不是 Parquet 文件" in ran.err
    ran = zhicheng("assess", str(tmp_path / "none.parquet"))
    assert (ran.code, "none.parquet" in ran.err) == (2, True)


def test_nothing_is_left_of_a_file_that_was_not_finished(tmp_path: Path) -> None:
    (tmp_path / "all.parquet").write_bytes(b"PAR1")
    ran = zhicheng("assess", str(tmp_path / "all.parquet"), "-o", str(tmp_path / "result.parquet"))
    assert ran.code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["all.parquet"]
