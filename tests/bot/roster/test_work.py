"""A roster in a process of its own: cancelled, killed, out of time or memory, and taken up again."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

from python_calamine import CalamineWorkbook

from bot.roster.job import RosterProgress, run
from bot.roster.limits import Limits
from bot.roster.tally import Summary
from bot.roster.worker import Refused, WorkerProcess
from tests.bot.roster.files import GOOD, HEADINGS, ods, ods_row, person, staff
from tests.bot.roster.orders import MANY, PATIENCE, many, order_in, until


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
    assert [row[3] for row in overview(order.out)[1:]] == ["助理工程师", "暂无"]


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


def test_work_in_the_background_lets_others_go_first_and_is_nobody_else_s_business(tmp_path: Path) -> None:
    order = order_in(tmp_path, many())
    work = WorkerProcess(order, in_background=True)
    assert isinstance(until(work, done=100), RosterProgress)
    assert work.process_id is not None
    assert os.getpriority(os.PRIO_PROCESS, work.process_id) == 19
    assert os.sched_getscheduler(work.process_id) == os.SCHED_IDLE
    assert isinstance(until(work, done=MANY + 1), Summary)
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
    for _ in range(200):
        if not is_running(process):
            break
        time.sleep(0.05)
    assert not is_running(process)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
