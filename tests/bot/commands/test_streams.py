"""Where nothing can be read, written or told, a command says so in a line, if at all, and nothing is lost by it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

FULL = Path("/dev/full")
COMMANDS = ["words", "policy show", "ask 学历", "officers add 王工", "--help"]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], tuple[int, str]]:
    """What a command ends with, and tells, when a shell begins it ``so``."""
    for name, value in (("DATA_DIR", str(tmp_path)), ("WEB_PORT", "0"), ("METRICS_PORT", "0")):
        monkeypatch.setenv(name, value)

    def run(command: str, so: str) -> tuple[int, str]:
        told = subprocess.run(
            ["sh", "-c", f"exec {sys.executable} -m bot {command} {so}"],  # noqa: S607
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
            text=True,
        )
        return told.returncode, told.stderr

    return run


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("so", "why"), [("> /dev/full", "磁盘已满"), (">&-", "没有打开")])
@pytest.mark.skipif(not FULL.exists(), reason="no device here that is always full")
def test_what_cannot_be_written_is_a_line_and_no_success(
    ran: Callable[[str, str], tuple[int, str]], command: str, so: str, why: str
) -> None:
    code, told = ran(command, so)
    assert code == 1
    assert told.splitlines()[-1] == f"输出：不能读写（{why}）"
    assert "Traceback" not in told


@pytest.mark.parametrize("command", ["parse 硕士", "officers add 王工", "store believe-clock", "doctor"])
def test_nobody_need_be_told(ran: Callable[[str, str], tuple[int, str]], command: str) -> None:
    assert ran(command, "2>&-") == (0, "")


@pytest.mark.parametrize(("command", "code"), [("assess -", 1), ("assess --jsonl -", 0), ("chat", 0)])
def test_nothing_need_be_given(ran: Callable[[str, str], tuple[int, str]], command: str, code: int) -> None:
    found, told = ran(command, "<&-")
    assert (found, "Traceback" in told) == (code, False)


@pytest.mark.parametrize(
    "command", ["backup {}", "restore {}", "roster {}", "roster --template {}", "assess {}", "report - -o {}"]
)
def test_a_name_that_no_file_can_have_is_a_line(
    ran: Callable[[str, str], tuple[int, str]], tmp_path: Path, command: str
) -> None:
    assert ran("store believe-clock", "")[0] == 0
    code, told = ran(command.format(tmp_path / ("长" * 100)), "")
    assert code in {1, 2}
    assert "Traceback" not in told
