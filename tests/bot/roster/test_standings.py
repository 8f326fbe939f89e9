"""The people of a roster assessed in other processes: nothing of the result says so."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.ops.side_by_side import BLOCK, processors
from bot.roster.job import run
from bot.roster.tally import Summary
from bot.roster.worker import Refused, WorkerProcess
from tests.bot.roster.files import GOOD, person, staff
from tests.bot.roster.orders import MANY, many, order_in, until
from tests.bot.until import wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(processors() < 2, reason="whoever has one processor does all of it in one process"),
]

ROSTERS = {
    "one": staff(GOOD),
    "somebody refused": staff(GOOD, person("B1", 学历="火星"), person("E1"), GOOD),
    "years beyond all": staff(*(person(f"E{n}", 专业工作年限=n) for n in range(90, 120))),
    "days to come": staff(
        GOOD, person("B1", 职称取得时间="2099-01"), person("B2", 专业工作起始时间="2098-01")
    ),
    "a block": staff(*(person(f"E{n}", 专业工作年限=n % 40) for n in range(BLOCK))),
    "a block and one": staff(*(person(f"E{n}", 专业工作年限=n % 40) for n in range(BLOCK + 1))),
    "all alike": staff(*(person(f"E{n}") for n in range(3 * BLOCK))),
    "many": many(),
}


def parts(path: Path) -> dict[str, bytes]:
    """Of a workbook, without the moment at which it was made."""
    with ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("raw", ROSTERS.values(), ids=ROSTERS)
def test_the_workbook_is_that_of_one_process(tmp_path: Path, raw: bytes) -> None:
    alone, beside = tmp_path / "alone", tmp_path / "beside"
    alone.mkdir()
    beside.mkdir()
    order = order_in(alone, raw)
    summary = run(order, lambda _progress: None)
    work = WorkerProcess(helped := order_in(beside, raw))
    event = until(work, done=MANY + 1)
    work.close()
    assert isinstance(event, Summary)
    assert event == summary
    assert parts(helped.out) == parts(order.out)


def test_who_helps_and_is_killed_leaves_a_sentence(tmp_path: Path) -> None:
    order = order_in(tmp_path, many())
    work = WorkerProcess(order)
    tasks = Path(f"/proc/{work.process_id}/task")

    def helpers() -> list[int]:
        return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]

    wait_until(lambda: bool(helpers()))
    for helper in helpers():
        os.kill(helper, signal.SIGKILL)
    event = until(work, done=MANY + 1)
    work.close()
    assert isinstance(event, Refused)
    assert event.sentence.endswith("。")
    assert not order.out.exists()
    assert not order.unfinished.exists()
