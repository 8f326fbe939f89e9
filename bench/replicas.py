"""``python -m bench.replicas``: whole conversations by one and by two processes on one PostgreSQL, and by SQLite.

No channel: each process makes up what its people say, no two alike, and takes the turns; so what is measured is the
conversation and the store. The three take turns, several rounds of each, for the machine may be busy with other work;
read the ratios. ``--stored`` measures beside 1,000,000 sessions of people who do not write any more.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from bench.crowd import TICKS, Process
from bench.telegram import unlike
from bot.store import Arrival, SqliteStore
from bot.store.opening import store_at
from bot.turns.turns import Turns
from dialogs.conversation import Conversation
from rules import load_policies
from tests.bot.turns.post import Post
from tests.postgresql.server import postgres_server

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.postgresql.server import PostgresServer

TOGETHER = 10
"""People whose turns one batch takes."""
WARM = 600
"""Turns before those that are measured: what the conversation keeps ready is by then."""
THREADS = 3
"""Batches side by side where a store is on the network, as the bot has them."""
STORED = 1_000_000
_STATE = (
    '{"version":1,"policy":"echo","revision":12,"state":"listening","answers":{"heard":"%s"},"scratch":{}}'
    % ("话" * 300)
)
FILLING = {
    "sqlite": "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
    " INSERT INTO sessions SELECT 'telegram', 'stored' || n, ?, unixepoch() FROM numbers",
    "postgresql": "INSERT INTO sessions SELECT 'telegram', 'stored' || n, state, extract(epoch FROM now())"
    " FROM generate_series(1, ?::integer) AS n, (SELECT ?::text AS state) AS one",
}
WORK = (sys.executable, "-m", "bench.replicas", "--work")


class Worked(NamedTuple):
    """What a process did: turns, its CPU, and its memory in MiB at the end."""

    turns: int
    seconds: float
    cpu: float
    memory: float


def work(address: str, name: str, count: int) -> Worked:
    """Take so many turns, as soon as a line comes in."""
    with closing(store_at(address)) as store:
        turns = Turns(store, Conversation(load_policies()), Post())
        lanes = 1 if isinstance(store, SqliteStore) else THREADS
        together = TOGETHER * THREADS // lanes
        _talk(turns, f"{name} warm", together, WARM)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        began, cpu = time.perf_counter(), _cpu()
        if lanes == 1:
            done = _talk(turns, name, together, count)
        else:
            with ThreadPoolExecutor(lanes) as threads:
                talks = [
                    threads.submit(_talk, turns, f"{name} {lane}", together, count // lanes)
                    for lane in range(lanes)
                ]
                done = sum(talk.result() for talk in talks)
        return Worked(done, time.perf_counter() - began, _cpu() - cpu, Process(os.getpid()).memory)


def _cpu() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _talk(turns: Turns, name: str, people: int, count: int) -> int:
    words = [unlike(crc32(f"{name} {place}".encode())) for place in range(people)]
    for turn in range(count // people):
        arrivals = [
            Arrival(f"{name}/{place}/{turn}", f"{name}/{place}", said[turn % len(said)])
            for place, said in enumerate(words)
        ]
        posted = turns.take(arrivals)
        with turns.store.transaction() as transaction:
            transaction.sent([one.sequence for one in posted])
    return count // people * people


class Measured(NamedTuple):
    """Turns a second of so many processes together; of a core, what each of them, the database and all had."""

    rate: float
    own: list[float]
    database: float
    cores: list[float]
    memory: float

    @property
    def cost(self) -> float:
        """Milliseconds of a core that a turn takes, here and in the database: other work makes no difference to it."""
        return (sum(self.own) + self.database) / self.rate * 1000

    def line(self) -> str:
        own = " + ".join(f"{share:.2f}" for share in self.own)
        cores = ", ".join(f"{share:.0%}" for share in self.cores)
        return (
            f"{self.rate:6.0f} turns/s   {own} of a core, database {self.database:.2f}, cores busy {cores}"
            f"   {self.cost:.1f} ms of a core a turn   {self.memory:.0f} MiB"
        )


def measured(address: str, processes: int, turns: int, server: PostgresServer) -> Measured:
    """Let so many work at once."""
    working = [
        subprocess.Popen(
            [*WORK, address, "--name", f"{time.time_ns()}/{number}", "--turns", str(turns)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    for process in working:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    database, cores = _of_family(server.process_id), _of_cores()
    for process in working:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    worked = [Worked(*json.loads(process.communicate()[0])) for process in working]
    took = max(each.seconds for each in worked)
    return Measured(
        sum(each.turns / each.seconds for each in worked),
        [each.cpu / each.seconds for each in worked],
        (_of_family(server.process_id) - database) / took,
        [_share(*pair) for pair in zip(cores, _of_cores(), strict=True)],
        max(each.memory for each in worked),
    )


def _of_family(parent: int) -> float:
    """CPU seconds of a process and of those that it has begun, also of what has ended since."""
    spent = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended this instant
            continue
        if int(stat.parent.name) == parent:
            spent += sum(map(int, fields[11:15]))
        elif int(fields[1]) == parent:
            spent += sum(map(int, fields[11:13]))
    return spent / TICKS


def _of_cores() -> list[list[int]]:
    lines = Path("/proc/stat").read_text().splitlines()
    return [[int(field) for field in line.split()[1:]] for line in lines if re.match(r"cpu\d", line)]


def _share(before: list[int], after: list[int]) -> float:
    """How busy a core was."""
    passed = [now - then for then, now in zip(before, after, strict=True)]
    return 1 - (passed[3] + passed[4]) / sum(passed)


def compared(kinds: Mapping[str, Callable[[], Measured]], rounds: int) -> dict[str, Measured]:
    """Each of them in turn, several times; of each the round in the middle."""
    found: dict[str, list[Measured]] = {name: [] for name in kinds}
    for number in range(rounds):
        # In another order each time, so that no one always comes after the same.
        for name in sorted(kinds, reverse=number % 2 == 1):
            found[name].append(kinds[name]())
            print(f"  {name:34} {found[name][-1].line()}", flush=True)
    return {name: sorted(rounds_of)[len(rounds_of) // 2] for name, rounds_of in found.items()}


def several(server: PostgresServer, folder: Path, turns: int, rounds: int) -> None:
    """One process, two, and one on SQLite."""
    address, sqlite = server.new_database(), f"sqlite:{folder / 'several.sqlite3'}"
    one, two, alone = "PostgreSQL, 1 replica", "PostgreSQL, 2 replicas", "SQLite"
    found = compared(
        {
            one: lambda: measured(address, 1, turns, server),
            two: lambda: measured(address, 2, turns, server),
            alone: lambda: measured(sqlite, 1, turns, server),
        },
        rounds,
    )
    print(f"  {found[two].rate / found[one].rate:.2f} x with 2 replicas (>= 1.2)")
    print(
        f"  a turn costs {found[two].cost / found[one].cost:.2f} x as much of the processor with 2 replicas"
    )
    print(f"  {found[one].rate / found[alone].rate:.2f} x SQLite (>= 0.5)")


def beside_stored(server: PostgresServer, folder: Path, turns: int, rounds: int) -> None:
    """With and without the sessions of many who do not write any more."""
    places = {
        "PostgreSQL": (server.new_database(), server.new_database()),
        "SQLite": (f"sqlite:{folder / 'none.sqlite3'}", f"sqlite:{folder / 'many.sqlite3'}"),
    }
    kinds: dict[str, Callable[[], Measured]] = {}
    for name, (none, many) in places.items():
        fill(many)
        kinds |= {
            f"{name}, none stored": partial(measured, none, 1, turns, server),
            f"{name}, {STORED:,} stored": partial(measured, many, 1, turns, server),
        }
    found = compared(kinds, rounds)
    for name in places:
        none_stored, many_stored = found[f"{name}, none stored"], found[f"{name}, {STORED:,} stored"]
        print(
            f"  {name}: {many_stored.rate / none_stored.rate:.2f} x the turns,"
            f" {many_stored.memory / none_stored.memory - 1:+.1%} memory"
        )


def fill(address: str) -> None:
    """Store conversations of people who do not write any more."""
    began = time.perf_counter()
    with closing(store_at(address)) as store, store.bare() as statements:
        statements.run(FILLING[address.partition(":")[0]], (STORED, _STATE))
    print(f"  {STORED:,} sessions stored in {time.perf_counter() - began:.0f} s", flush=True)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=1500, help="of each process in each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stored", action="store_true", help=f"beside {STORED:,} stored sessions")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--name", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        print(json.dumps(work(given.work, given.name, given.turns)))
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres_server(fsync="on", full_page_writes="on", shared_buffers="128MB") as server,
    ):
        part = beside_stored if given.stored else several
        part(server, Path(folder), given.turns, given.rounds)


if __name__ == "__main__":
    main()
