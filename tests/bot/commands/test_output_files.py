"""Nothing of anybody's is destroyed by what the command line writes, and nothing of staff is left lying about."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bot.commands.shell import zhicheng
from tests.bot.roster.files import GOOD, staff
from tests.bot.roster.orders import many
from tests.bot.until import wait_until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PROFILE = json.dumps({"as_of": "2026-11-22", "education": "master", "experience": {"years": 3}})
MINE = b"my own"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folder, apart from the one that people work in."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def written(folder: Path, command: str, out: str, *options: str) -> tuple[int, str]:
    """What a command that writes ``out`` says, and with which code."""
    target = str(folder / out)
    if command == "report":
        ran = zhicheng("report", "-o", target, *options, given=PROFILE)
        return ran.code, ran.err + ran.out.decode()
    if command == "template":
        ran = zhicheng("roster", "--template", target, *options)
        return ran.code, ran.err
    if not (folder / "名单.xlsx").exists():
        (folder / "名单.xlsx").write_bytes(staff(GOOD))
    ran = zhicheng("roster", str(folder / "名单.xlsx"), "-o", target, *options)
    return ran.code, ran.err


COMMANDS = ("roster", "template", "report")


@pytest.mark.parametrize("command", COMMANDS)
def test_somebody_s_file_is_replaced_by_force_only(folder: Path, command: str) -> None:
    target = folder / "结果.xlsx"
    target.write_bytes(MINE)
    code, said = written(folder, command, "结果.xlsx")
    assert code in {1, 2}
    assert "--force" in said
    assert target.read_bytes() == MINE
    code, _ = written(folder, command, "结果.xlsx", "--force")
    assert code == 0
    assert target.read_bytes() != MINE


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_program_wrote_before_it_may_replace(folder: Path, command: str) -> None:
    for _ in range(2):
        code, said = written(folder, command, "结果.xlsx")
        assert (code, "--force" in said) == (0, False)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_somebody_has_changed_since_is_theirs(folder: Path, command: str) -> None:
    written(folder, command, "结果.xlsx")
    target = folder / "结果.xlsx"
    target.write_bytes(target.read_bytes() + MINE)
    code, said = written(folder, command, "结果.xlsx")
    assert code in {1, 2}
    assert "--force" in said
    assert target.read_bytes().endswith(MINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_data_directory_it_writes_all_the_same(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("DATA_DIR", str(folder / "file"))
    assert written(folder, command, "结果.xlsx")[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", [(), ("--force",)])
def test_no_link_is_followed(folder: Path, command: str, option: tuple[str, ...]) -> None:
    precious = folder / "precious"
    precious.write_bytes(MINE)
    (folder / "结果.xlsx").symlink_to(precious)
    code, said = written(folder, command, "结果.xlsx", *option)
    assert code in {1, 2}
    assert "链接" in said
    assert precious.read_bytes() == MINE


def test_a_picture_beside_the_result_is_somebody_s_too(folder: Path) -> None:
    (folder / "结果.png").write_bytes(MINE)
    code, said = written(folder, "roster", "结果.xlsx")
    assert code == 2
    assert "结果.png" in said
    assert (folder / "结果.png").read_bytes() == MINE
    assert not (folder / "结果.xlsx").exists()


def test_a_result_that_would_be_its_own_chart_is_refused(folder: Path) -> None:
    code, said = written(folder, "roster", "z.png")
    assert code == 2
    assert ".xlsx" in said


def test_a_source_with_the_name_of_an_unfinished_result_stays(folder: Path) -> None:
    source = folder / "x.xlsx.part"
    source.write_bytes(staff(GOOD))
    before = source.read_bytes()
    zhicheng("roster", str(source), "-o", str(folder / "x.xlsx"))
    assert source.read_bytes() == before


@pytest.mark.parametrize("option", [(), ("--force",)])
def test_the_source_is_never_written(folder: Path, option: tuple[str, ...]) -> None:
    source = folder / "名单.xlsx"
    source.write_bytes(staff(GOOD))
    before = source.read_bytes()
    code, said = written(folder, "roster", "名单.xlsx", *option)
    assert code == 2
    assert "原来的文件" in said
    assert source.read_bytes() == before


def test_planted_links_for_progress_are_refused(folder: Path) -> None:
    precious = folder / "precious"
    precious.write_bytes(b"")
    (folder / "结果.xlsx.progress").symlink_to(precious)
    code, said = written(folder, "roster", "结果.xlsx")
    assert code == 1
    assert "进度文件" in said
    assert precious.read_bytes() == b""


def test_nothing_but_the_results_is_left(folder: Path, data: Path) -> None:
    assert written(folder, "roster", "结果.xlsx")[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == ["名单.xlsx", "结果.png", "结果.xlsx"]
    assert list((data / "scratch").iterdir()) == []


def test_what_a_killed_run_leaves_is_its_owner_s_and_is_cleared_away_by_the_next(
    folder: Path, data: Path
) -> None:
    source, out = folder / "名单.xlsx", folder / "结果.xlsx"
    source.write_bytes(many())
    command = [sys.executable, "-m", "bot", "roster", str(source), "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        scratch = data / "scratch" / str(process.pid)
        wait_until(lambda: any(path.stat().st_size > 10_000 for path in scratch.glob("tmp*")))
        process.send_signal(signal.SIGKILL)
    for path in [*scratch.iterdir(), *folder.glob("*.progress*"), *folder.glob(".*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path
    assert scratch.is_dir()
    assert written(folder, "roster", "另一个.xlsx")[0] == 0
    assert not scratch.exists()
    assert list((data / "scratch").iterdir()) == []
