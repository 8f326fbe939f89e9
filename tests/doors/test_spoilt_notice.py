"""A word written twice in the notice that comes with the program is told by its file, wherever it is met."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.doors.tree import copy_to

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

EDUCATION = "rules/notices/beijing-cybersecurity-2024/vocabulary/education.yaml"
TOLD = "通告的数据有错，没有做：vocabulary/education.yaml 第 "


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy_to(tmp_path_factory.mktemp("tree"))
    words = (tree / EDUCATION).read_text("utf-8")
    assert "terms: [硕士, " in words
    (tree / EDUCATION).write_text(words.replace("terms: [硕士, ", "terms: [硕士, 硕士, ", 1), "utf-8")
    (tree / "名单.csv").write_text("工号,学历\n1,硕士\n", "utf-8")
    return tree


@pytest.mark.parametrize(
    "typed",
    [
        ["ask", "硕士几年能评高级"],
        ["parse", "硕士，做网安8年"],
        ["roster", "名单.csv"],
        ["roster", "--template", "模板.xlsx"],
    ],
    ids=["ask", "parse", "roster", "template"],
)
def test_it_is_one_line_that_names_the_file(spoilt: Path, typed: list[str]) -> None:
    ran = _run(spoilt, *typed)

    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert [line for line in ran.stderr.splitlines() if line.startswith(TOLD)]
    assert "“硕士”写了两遍" in ran.stderr


def test_what_needs_no_words_is_done_all_the_same(spoilt: Path) -> None:
    assert _run(spoilt, "assess", given="{}").returncode == 0


def _run(tree: Path, *typed: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """``zhicheng`` of the copy, and the processes that it begins."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *typed],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        input=given,
        capture_output=True,
        check=False,
        text=True,
    )
