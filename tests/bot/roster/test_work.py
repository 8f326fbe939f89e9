"""A roster in a process of its own: cancelled, killed, out of time or memory, and taken up again."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import ValidationError
from python_calamine import CalamineWorkbook

from bot.roster import worker
from bot.roster.job import run
from bot.roster.limits import Limits
from bot.roster.messages import (
    ORDERED,
    TOLD,
    ReportOrder,
    ReportWritten,
    RosterProgress,
)
from bot.roster.tally import Summary
from bot.roster.worker import Refused, WorkerProcess
from tests.bot.roster.files import GOOD, HEADINGS, ods, ods_row, person, staff
from tests.bot.roster.orders import MANY, TODAY, many, order_in, until
from tests.bot.until import wait_until
from tests.botapi import PATIENCE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def overview(path: Path) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name("总览").to_python()]


def test_rows_done_before_a_cancel_are_not_done_again(tmp_path: Path) -> None:
    order = order_in(tmp_path, many())
    work = WorkerProcess(order)
    assert isinstance(until(work, done=400), RosterProgress)
    work.cancel()
    assert not order.out.exists()
    assert not order.unfinished.exists()
    seen: list[RosterProgress] = []
    again = run(order, seen.append)
    assert seen[-1].resumed >= 200
    assert again.assessed == MANY
    (tmp_path / "fresh").mkdir()
    fresh = order_in(tmp_path / "fresh", many())
    assert run(fresh, lambda _progress: None) == again
    assert overview(fresh.out) == overview(order.out)


def test_a_row_changed_before_the_restart_is_done_anew(tmp_path: Path) -> None:
    order = order_in(tmp_path, staff(GOOD, person("B1")))
    run(order, lambda _progress: None)
    seen: list[RosterProgress] = []
    run(order_in(tmp_path, staff(GOOD, person("B1", 学历="高中"))), seen.append)
    assert seen[-1].resumed == 1
    assert [row[3] for row in overview(order.out)[1:]] == ["助理工程师", "还不能确定"]


def test_a_killed_process_is_a_sentence(tmp_path: Path) -> None:
    work = WorkerProcess(order_in(tmp_path, many()))
    assert isinstance(until(work, done=100), RosterProgress)
    assert work.process_id is not None
    os.kill(work.process_id, signal.SIGKILL)
    event = until(work, done=MANY + 1)
    work.close()
    assert isinstance(event, Refused)
    assert event.sentence.endswith("。")


def test_too_long_is_a_sentence(tmp_path: Path) -> None:
    work = WorkerProcess(order_in(tmp_path, many(), Limits(seconds=0.0)))
    event = work.poll(PATIENCE)
    assert isinstance(event, Refused)
    assert "时间" in event.sentence


@pytest.mark.parametrize(
    "told", [b"", b'["progress", [1', b"x" * 70_000], ids=["nothing", "a part", "a long part"]
)
def test_who_tells_a_part_and_no_more_is_not_waited_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bytes
) -> None:
    """A worker that a hostile file has taken may say anything, and stop in the midst of it."""
    program = tmp_path / "telling_a_part.py"
    program.write_text(
        f"import os, sys, time; os.write(int(sys.argv[1]), {told!r}[:60_000]); time.sleep({PATIENCE})"
    )
    monkeypatch.setattr(worker, "PROGRAM", program.stem)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    work = WorkerProcess(order_in(tmp_path, staff(GOOD), Limits(seconds=2.0)))
    began = time.monotonic()
    assert work.poll(0.1) is None
    event = work.poll(PATIENCE)
    assert isinstance(event, Refused)
    assert "时间" in event.sentence
    assert time.monotonic() - began < PATIENCE / 2
    work.close()


def test_too_much_calculating_is_a_sentence(tmp_path: Path) -> None:
    """The clock on the wall stands still for a process that waits its turn; its processor time does not."""
    people = 10 * MANY  # others assess them: reading and writing has to take more than a second by itself
    work = WorkerProcess(order_in(tmp_path, many(people), Limits(cpu_seconds=1)))
    event = until(work, done=people + 1)
    work.close()
    assert isinstance(event, Refused)
    assert "时间" in event.sentence


def test_too_much_written_is_a_sentence(tmp_path: Path) -> None:
    work = WorkerProcess(order_in(tmp_path, many(), Limits(written_bytes=100_000)))
    event = until(work, done=MANY + 1)
    work.close()
    assert isinstance(event, Refused)
    assert event.sentence.endswith("。")


def test_the_worker_is_given_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@nowhere")
    work = WorkerProcess(order_in(tmp_path, many()))
    assert isinstance(until(work, done=100), RosterProgress)
    environment = Path(f"/proc/{work.process_id}/environ").read_bytes()
    work.cancel()
    assert b"secret" not in environment


@pytest.mark.parametrize("told", [b"", b"{}", b'["summary", 1]', b'["progress", ["a", 1, 1]]', b"\x80\x04N."])
def test_what_is_no_event_is_not_taken_for_one(told: bytes) -> None:
    with pytest.raises(ValidationError):
        TOLD.validate_json(told)


def test_every_event_and_order_arrives_as_it_was_sent(tmp_path: Path) -> None:
    summary = run(order_in(tmp_path, staff(GOOD)), lambda _progress: None)
    for event in (RosterProgress(1, 2, 0), summary, ReportWritten(5), Refused("不行。")):
        assert TOLD.validate_json(TOLD.dump_json(event)) == event
    report = ReportOrder('{"as_of": "2026-11-22"}', "甲", TODAY, tmp_path / "out.pdf")
    for order in (order_in(tmp_path, staff(GOOD)), report):
        assert ORDERED.validate_json(ORDERED.dump_json((order, True))) == (order, True)


def test_too_much_memory_is_a_sentence(tmp_path: Path) -> None:
    """A file that gets past every other limit ends only its own process."""
    wide = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    )
    rows = (
        ods_row(HEADINGS) + f'<table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row>'
    )
    limits = Limits(cells=10**12, memory_bytes=1_000_000_000)
    work = WorkerProcess(order_in(tmp_path, ods(rows), limits))
    event = until(work, done=1)
    work.close()
    assert isinstance(event, Refused)
    assert event.sentence.endswith("。")


def test_a_good_roster_comes_to_its_end(tmp_path: Path) -> None:
    order = order_in(tmp_path, staff(GOOD))
    work = WorkerProcess(order)
    event = until(work, done=2)
    work.close()
    assert isinstance(event, Summary)
    assert event.assessed == 1
    assert order.out.exists()


def test_somebody_else_s_file_is_not_taken_for_progress(tmp_path: Path) -> None:
    order = order_in(tmp_path, staff(GOOD))
    order.done.write_text("mine, not yours")
    work = WorkerProcess(order)
    event = until(work, done=2)
    work.close()
    assert isinstance(event, Refused)
    assert "进度文件" in event.sentence
    assert order.done.read_text() == "mine, not yours"


def test_work_in_the_background_lets_others_go_first(tmp_path: Path) -> None:
    work = WorkerProcess(order_in(tmp_path, many()), in_background=True)
    wait_until(lambda: os.sched_getscheduler(work.process_id) == os.SCHED_IDLE)
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, work.process_id) == min(ours + 19, 19)
    work.cancel()


def test_what_work_in_the_background_leaves_is_nobody_else_s_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PROGRAM", "tests.bot.roster.urgent_worker")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    order = order_in(tmp_path, staff(GOOD))
    work = WorkerProcess(order, in_background=True)
    assert isinstance(until(work, done=2), Summary)
    work.close()
    for path in (order.out, order.chart, order.done):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_work_ends_with_whoever_wanted_it(tmp_path: Path) -> None:
    """Killed as by a power cut, the one that asked leaves nobody at work on its files."""
    order_in(tmp_path, many())
    code = (
        "import sys, time; from pathlib import Path; from bot.roster.worker import WorkerProcess\n"
        "from tests.bot.roster.orders import order_in, until\n"
        "folder = Path(sys.argv[1]); order = order_in(folder, (folder / 'staff.xlsx').read_bytes())\n"
        "work = WorkerProcess(order); until(work, done=100); print(work.process_id, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        process = int(asker.stdout.readline())
        asker.kill()
    ends(process)


def test_native_code_that_never_returns_ends_with_whoever_wanted_it() -> None:
    """No thread of the worker runs while something else holds the interpreter."""
    child = (
        "import ctypes, sys; from bot.ops.child_process import end_with_parent; end_with_parent(0);"
        "print('ready', flush=True); ctypes.PyDLL(None).sleep(600)"
    )
    parent = (
        "import subprocess, sys, time;"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE);"
        "child.stdout.readline(); print(child.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        process = int(asker.stdout.readline())
        assert is_running(process)
        asker.kill()
    ends(process)


def ends(process: int) -> None:
    """Wait for the process to be gone."""
    wait_until(lambda: not is_running(process))


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
