"""``zhicheng roster`` and ``zhicheng report`` as a shell sees them."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.commands.shell import INTERRUPTIBLE, zhicheng
from tests.bot.roster.files import GOOD, csv_text, person, staff
from tests.bot.until import wait_until
from tests.botapi import PATIENCE

pytestmark = pytest.mark.slow

PROFILE = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "master",
    "experience": {"years": 3},
    "basic": {"general": True, "engineer": True},
    "performance": {"engineer": True},
    "achievements": [{"kind": "patent", "count": 2, "granted": True, "rank": 1}],
}


def test_json_goes_to_stdout_and_words_to_stderr(tmp_path: Path) -> None:
    source = tmp_path / "名单.csv"
    source.write_text(csv_text(GOOD), encoding="utf-8")
    ran = zhicheng("roster", str(source), "--as-of", "2026-11-22")
    assert ran.code == 0
    assert ran.json["people"] == 1
    assert ran.json["out"] == str(tmp_path / "名单-评估.xlsx")
    assert "助理工程师 1 人" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["名单-评估.png", "名单-评估.xlsx", "名单.csv"]


def test_a_result_given_back_is_named_as_one_result_more(tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text(csv_text(GOOD), encoding="utf-8")
    source, made = tmp_path / "名单.csv", []
    for _ in range(3):
        source = Path(zhicheng("roster", str(source)).json["out"])
        made.append(source.name)
    assert made == ["名单-评估.xlsx", "名单-评估-2.xlsx", "名单-评估-3.xlsx"]


def test_a_meaning_of_a_heading_that_is_not_there_is_told(tmp_path: Path) -> None:
    source = tmp_path / "名单.csv"
    source.write_text(csv_text(GOOD), encoding="utf-8")
    ran = zhicheng("roster", str(source), "--map", "评聘=职称取得时间", "--map", "学 历=学历")
    assert [one for one in ran.json["remarks"] if "表里没有" in one] == [
        "表里没有“评聘”这一列。看到的是“工号”“北京单位”“学历”“专业工作年限”“基本条件（总则）”“基本条件（助理工程师）”。"
    ]
    assert "表里没有“评聘”这一列" in ran.err


@pytest.mark.parametrize("sort", ["roster", "file that is none"])
def test_on_a_terminal_the_words_alone_are_shown(tmp_path: Path, sort: str) -> None:
    source = tmp_path / "名单.csv"
    source.write_text(csv_text(GOOD) if sort == "roster" else "\0", encoding="utf-8")
    terminal, theirs = pty.openpty()
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "roster", str(source), "--as-of", "2026-11-22"],
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    try:
        shown = os.read(terminal, 1)
    except OSError:  # Linux: nothing was written, and the other side is gone
        shown = b""
    os.close(terminal)
    assert shown == b""
    assert ("助理工程师 1 人" if sort == "roster" else "模板：") in ran.stderr.decode()


def test_a_refused_row_is_exit_code_one_and_the_others_go_through(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(staff(GOOD, person("A1", 学历="本科")))
    ran = zhicheng("roster", str(source), "-o", str(tmp_path / "o.xlsx"))
    assert ran.code == 1
    assert (ran.json["assessed"], ran.json["refused"]) == (1, 1)


def test_a_refused_file_is_exit_code_one_and_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"PK\x03\x04")
    ran = zhicheng("roster", str(source))
    assert ran.code == 1
    assert ran.json["error"][0]["message"].endswith("。")
    assert "Traceback" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "花名册"),
        (["nowhere.xlsx"], "找不到"),
        (["{source}", "-o", "{source}"], "原来的文件"),
        (["{source}", "-o", "{folder}/no/o.xlsx"], "没有目录"),
        (["{source}", "--as-of", "yesterday"], "--as-of"),
        (["--template", "{folder}/no/t.xlsx"], "没有目录"),
    ],
)
def test_wrong_usage_is_exit_code_two(tmp_path: Path, arguments: list[str], words: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text(csv_text(GOOD), encoding="utf-8")
    ran = zhicheng("roster", *(one.format(source=source, folder=tmp_path) for one in arguments))
    assert ran.code == 2
    assert words in ran.err
    assert source.read_text(encoding="utf-8") == csv_text(GOOD)


def test_an_unknown_notice_and_a_day_before_any(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(csv_text(GOOD), encoding="utf-8")
    assert "可用的是" in zhicheng("roster", str(source), "--policy", "none").err
    assert "2024年5月1日" in zhicheng("roster", str(source), "--as-of", "2020-01-01").err


def test_ctrl_c_cancels_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source, out = tmp_path / "a.xlsx", tmp_path / "o.xlsx"
    source.write_bytes(staff(*(person(f"E{n}", 专业工作年限=n % 79 + n / 10_000) for n in range(3000))))
    command = [*INTERRUPTIBLE, sys.executable, "-m", "bot", "roster", str(source), "-o", str(out)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    progress = tmp_path / "o.xlsx.progress-wal"
    wait_until(
        lambda: (progress.exists() and progress.stat().st_size > 100_000) or running.poll() is not None
    )
    running.send_signal(signal.SIGINT)
    out_bytes, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    assert out_bytes == b""
    assert "已取消" in err.decode()
    assert "Traceback" not in err.decode()
    assert not out.exists()
    assert (tmp_path / "o.xlsx.progress").exists()
    again = zhicheng("roster", str(source), "-o", str(out))
    assert again.code == 0
    assert again.json["assessed"] == 3000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "o.png", "o.xlsx"]


def test_a_template_that_nobody_has_filled_in_leaves_nothing_behind(tmp_path: Path) -> None:
    template = tmp_path / "t.xlsx"
    zhicheng("roster", "--template", str(template))
    ran = zhicheng("roster", str(template), "-o", str(tmp_path / "o.xlsx"))
    assert ran.code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["t.xlsx"]


def test_the_template_is_written(tmp_path: Path) -> None:
    ran = zhicheng("roster", "--template", str(tmp_path / "t.xlsx"))
    assert ran.code == 0
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_a_report_is_a_pdf_with_its_font_inside(tmp_path: Path) -> None:
    out = tmp_path / "r.pdf"
    label = '研发部-03 #panic("x") $x$ *x*'
    ran = zhicheng("report", "-", "-o", str(out), "--label", label, given=json.dumps(PROFILE))
    assert ran.code == 0
    assert ran.json["eligible_level"] == "engineer"
    written = out.read_bytes()
    assert written.startswith(b"%PDF-")
    assert b"NotoSansSC" in written
    assert b"FontFile" in written


def test_a_report_of_a_refused_profile_is_refused(tmp_path: Path) -> None:
    ran = zhicheng("report", "-", "-o", str(tmp_path / "r.pdf"), given='{"education": "martian"}')
    assert ran.code == 1
    assert ran.json["error"][0]["field"] == "education"
    assert not (tmp_path / "r.pdf").exists()


def test_the_profile_in_the_readme_works_as_it_stands(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    sample = re.search(r"^```json\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert sample is not None
    file = tmp_path / "申报人.json"
    file.write_text(sample[1], encoding="utf-8")
    assessed = zhicheng("assess", str(file))
    assert (assessed.code, assessed.json["eligible_level"]) == (0, "senior_engineer")
    assert zhicheng("report", str(file), "-o", str(tmp_path / "结果.pdf")).code == 0
