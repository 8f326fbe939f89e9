"""`zhicheng assess --cluster`: what one process says, also when a worker is killed in the midst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest
from distributed import Client

from bot.ops.side_by_side import BLOCK
from tests.bot.channels.telegram.endurance import free_port
from tests.bot.commands.people import answered_alone, people
from tests.bot.commands.shell import zhicheng
from tests.bot.until import wait_until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

WORKER = ("worker", "--no-nanny", "--no-dashboard", "--nthreads", "1", "--host", "127.0.0.1")


class Cluster(NamedTuple):
    """A scheduler and its workers, each a process."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with _begun(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture
def cluster(shared: Cluster) -> Cluster:
    """Once whoever joined it in another test is gone."""
    with Client(shared.address) as client:
        wait_until(lambda: len(client.scheduler_info()["workers"]) == len(shared.workers))
    return shared


@contextmanager
def _begun(folder: Path) -> Iterator[Cluster]:
    told = folder / "scheduler.json"
    address = f"tcp://127.0.0.1:{free_port()}"
    with ExitStack() as begun:
        begun.enter_context(
            _dask("scheduler", "--no-dashboard", "--host", address, f"--scheduler-file={told}")
        )
        wait_until(told.exists)
        yield Cluster(address, [begun.enter_context(_dask(*WORKER, address)) for _ in range(2)])


@contextmanager
def _dask(*arguments: str, before: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A process; what lies in the folder ``before`` goes before what is installed."""
    with subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=before,
        env=os.environ if before is None else {**os.environ, "PYTHONPATH": str(before)},
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def _of_version(folder: Path, other: str) -> Path:
    """What makes a process take the installed program for another version, or for none."""
    told = folder / f"zhicheng_bot-{other}.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: zhicheng-bot\nVersion: {other}\n")
    return folder


def _without_it(folder: Path) -> Path:
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "from importlib.metadata import Distribution, PackageNotFoundError\n"
        "found = Distribution.from_name.__func__\n"
        "def but_one(cls, name):\n"
        "    if name == 'zhicheng-bot':\n"
        "        raise PackageNotFoundError(name)\n"
        "    return found(cls, name)\n"
        "Distribution.from_name = classmethod(but_one)\n"
    )
    return folder


@pytest.mark.parametrize("other", ["0.0.1", "999.0", "1.0.dev1", ""])
def test_a_worker_of_another_version_is_refused_before_the_first_line(
    tmp_path: Path, cluster: Cluster, other: str
) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(people(3), "utf-8")
    before = _of_version(tmp_path / "other", other) if other else _without_it(tmp_path / "other")
    with Client(cluster.address) as client, _dask(*WORKER, cluster.address, before=before):
        client.wait_for_workers(3, timeout=PATIENCE)
        ran = zhicheng("assess", "--jsonl", "--cluster", cluster.address, str(file))
    assert (ran.code, ran.out) == (2, b"")
    assert "不是这一版" in ran.err
    assert "Traceback" not in ran.err


def test_a_worker_of_another_version_that_joins_later_answers_no_line(
    tmp_path: Path, cluster: Cluster
) -> None:
    file, out = tmp_path / "all.jsonl", tmp_path / "out.jsonl"
    file.write_text(people(100 * BLOCK), "utf-8")
    alone = answered_alone(100 * BLOCK)
    before = _of_version(tmp_path / "other", "0.0.1")
    with (
        out.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "-m", "bot", "assess", "--jsonl", "--cluster", cluster.address, str(file)],
            stdout=written,
            stderr=subprocess.PIPE,
        ) as running,
    ):
        wait_until(lambda: out.stat().st_size > 0)
        with _dask(*WORKER, cluster.address, before=before):
            _, told = running.communicate(timeout=PATIENCE)
    assert running.returncode == 2
    assert "不是这一版" in told.decode()
    assert alone.out.startswith(out.read_bytes())
    assert out.stat().st_size < len(alone.out)


def test_a_cluster_says_what_one_process_says(tmp_path: Path, cluster: Cluster) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(people(5 * BLOCK + 1), "utf-8")
    alone = answered_alone(5 * BLOCK + 1)
    together = zhicheng("assess", "--jsonl", "--cluster", cluster.address, str(file))
    assert (together.code, together.out) == (alone.code, alone.out)
    assert f"已评估 {5 * BLOCK + 1} 份（" in together.err


def test_what_a_killed_worker_had_in_hand_another_does_again(tmp_path: Path) -> None:
    file, out = tmp_path / "all.jsonl", tmp_path / "out.jsonl"
    file.write_text(people(50 * BLOCK), "utf-8")
    alone = answered_alone(50 * BLOCK)
    with (
        _begun(tmp_path) as cluster,
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
    alone = answered_alone(BLOCK + 1)
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
