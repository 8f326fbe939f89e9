"""`zhicheng assess --cluster`: what one process says, also when a worker is killed in the midst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.commands.line_blocks import BLOCK
from tests.bot.channels.telegram.endurance import free_port
from tests.bot.commands.people import people
from tests.bot.commands.shell import zhicheng
from tests.bot.until import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

WORKER = ("worker", "--no-nanny", "--no-dashboard", "--nthreads", "1", "--host", "127.0.0.1")


class Cluster(NamedTuple):
    """A scheduler and its workers, each a process."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    told = tmp_path / "scheduler.json"
    address = f"tcp://127.0.0.1:{free_port()}"
    with ExitStack() as begun:
        begun.enter_context(
            _dask("scheduler", "--no-dashboard", "--host", address, f"--scheduler-file={told}")
        )
        wait_until(told.exists)
        yield Cluster(address, [begun.enter_context(_dask(*WORKER, address)) for _ in range(2)])


@contextmanager
def _dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def test_a_cluster_says_what_one_process_says(tmp_path: Path, cluster: Cluster) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(people(5 * BLOCK + 1), "utf-8")
    alone = zhicheng("assess", "--jsonl", "--jobs", "1", str(file))
    together = zhicheng("assess", "--jsonl", "--cluster", cluster.address, str(file))
    assert (together.code, together.out) == (alone.code, alone.out)
    assert f"已评估 {5 * BLOCK + 1} 份（" in together.err


def test_what_a_killed_worker_had_in_hand_another_does_again(tmp_path: Path, cluster: Cluster) -> None:
    file, out = tmp_path / "all.jsonl", tmp_path / "out.jsonl"
    file.write_text(people(60 * BLOCK), "utf-8")
    alone = zhicheng("assess", "--jsonl", "--jobs", "1", str(file))
    with (
        out.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "-m", "bot", "assess", "--jsonl", "--cluster", cluster.address, str(file)],
            stdout=written,
        ) as running,
    ):
        wait_until(lambda: out.stat().st_size > 0)
        os.kill(cluster.workers[0].pid, signal.SIGKILL)
        assert out.stat().st_size < len(alone.out)
        assert running.wait() == alone.code
    assert out.read_bytes() == alone.out


def test_without_an_address_there_are_workers_of_this_machine(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(people(BLOCK + 1), "utf-8")
    alone = zhicheng("assess", "--jsonl", "--jobs", "1", str(file))
    assert zhicheng("assess", "--jsonl", "--cluster", "local", str(file)).out == alone.out


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tcp://127.0.0.1:9", "连不上集群"),
        ("nonsense://x", "连不上集群"),
        ("tcp://[", "连不上集群"),
    ],
)
def test_a_cluster_that_is_not_there_is_told_in_one_line(tmp_path: Path, address: str, told: str) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(people(3), "utf-8")
    ran = zhicheng("assess", "--jsonl", "--cluster", address, str(file))
    assert (ran.code, ran.out) == (2, b"")
    assert told in ran.err
    assert "Traceback" not in ran.err
