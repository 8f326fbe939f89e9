"""A roster of 10,000 people with 3 achievements each, beside only reading and writing the same cells, in the same run.

``python -m bench.roster``; each part runs in a process of its own. BENCH_PEOPLE changes the number.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import python_calamine
import xlsxwriter

from bot.roster.columns import Column, achievement_columns, staff_columns
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "10000"))
ACHIEVEMENTS_EACH = 3
ROUNDS = 2
"""In turn, so that what else the machine does meets both; the quicker of each counts."""
TODAY = date(2026, 11, 22)
MOST_MEMORY_MB = 250
MOST_TIMES = 2.5
"""Where two processors are idle: one reads and writes while the other assesses."""


class Measured(NamedTuple):
    """Wall time, the processor's time and the largest resident size of any one process of a run."""

    seconds: float
    cpu: float
    megabytes: float


def main() -> None:
    """Print the figures; exit code 1 when one is missed."""
    if len(sys.argv) > 1:
        _read_and_write(Path(sys.argv[1]), Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        roster, out = here / "roster.xlsx", here / "out.xlsx"
        make_roster(roster)
        runs = [
            (
                _run("-m", "bot", "roster", str(roster), "-o", str(out), "--as-of", TODAY.isoformat()),
                _run("-m", "bench.roster", str(roster), str(out)),
            )
            for _ in range(ROUNDS)
        ]
        ours, plain = (_best(measured) for measured in zip(*runs, strict=True))
        sizes = f"{roster.stat().st_size / 1e6:.1f} MB in, {out.stat().st_size / 1e6:.1f} MB out"
    times = ours.seconds / plain.seconds
    print(f"{PEOPLE} people, {ACHIEVEMENTS_EACH} achievements each: {sizes}")
    for name, run in (("assessed", ours), ("only read and written", plain)):
        print(f"{name}: {run.seconds:.1f} s, {run.cpu:.1f} s of CPU, {run.megabytes:.0f} MB at most")
    print(
        f"times: {times:.2f} (<= {MOST_TIMES:g}), of CPU {ours.cpu / plain.cpu:.2f}; <= {MOST_MEMORY_MB} MB"
    )
    sys.exit(int(times > MOST_TIMES or ours.megabytes > MOST_MEMORY_MB))


def _best(measured: Sequence[Measured]) -> Measured:
    """The shortest times, and the most memory."""
    seconds, cpu, megabytes = zip(*measured, strict=True)
    return Measured(min(seconds), min(cpu), max(megabytes))


def _run(*arguments: str) -> Measured:
    """Run in a small process that measures its children: it reports the largest of them, workers included."""
    code = (
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "done = subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL)\n"
        "took = time.perf_counter() - start\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, took, used.ru_utime + used.ru_stime, used.ru_maxrss)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    returned, seconds, cpu, kilobytes = told.stdout.split()
    if returned not in {"0", "1"}:
        raise RuntimeError(told.stderr)
    return Measured(float(seconds), float(cpu), int(kilobytes) / 1024)


def make_roster(path: Path) -> None:
    """A roster as people fill in the template, some cells empty, nothing wrong."""
    rng = random.Random(20260501)
    policy = load_policies().in_force(TODAY)
    staff, achievements = staff_columns(policy), achievement_columns(policy)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        people, listed = book.add_worksheet("人员"), book.add_worksheet("成果")
        people.write_row(0, 0, [column.name for column in staff])
        listed.write_row(0, 0, [column.name for column in achievements])
        for n in range(PEOPLE):
            people.write_row(n + 1, 0, [_person_cell(column, n, rng) for column in staff])
        for n in range(PEOPLE * ACHIEVEMENTS_EACH):
            listed.write_row(
                n + 1, 0, [_achievement_cell(column, n // ACHIEVEMENTS_EACH, rng) for column in achievements]
            )


def _person_cell(column: Column, n: int, rng: random.Random) -> Any:
    told: dict[str, Any] = {
        "code": f"E{n:05d}",
        "name": f"员工{n}",
        "department": f"{n % 40}部",
        "experience": rng.choice([f"{rng.randint(2004, 2025)}-{rng.randint(1, 12):02d}", rng.randint(1, 25)]),
        "titles.0.obtained": f"{rng.randint(2008, 2025)}年{rng.randint(1, 12)}月",
        "titles.0.level": rng.choice(["初级", "中级", "工程师", "高级工程师"]),
        "exceptional": "无",
    }
    if column.path in told:
        return told[column.path]
    if column.path.startswith("titles.1") or not column.choices:
        return ""
    return rng.choice(column.choices) if rng.random() < 0.95 else ""


def _achievement_cell(column: Column, owner: int, rng: random.Random) -> Any:
    told: dict[str, Any] = {"code": f"E{owner:05d}", "count": rng.randint(1, 3), "rank": rng.randint(1, 5)}
    if column.path in told:
        return told[column.path]
    return rng.choice(column.choices) if column.choices else ""


def _read_and_write(roster: Path, out: Path) -> None:
    """Read the roster's cells and write those of the result, with the same libraries and nothing else."""
    book = python_calamine.CalamineWorkbook.from_path(roster)
    read = sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).iter_rows())
    book.close()
    result = python_calamine.CalamineWorkbook.from_path(out)
    with xlsxwriter.Workbook(out.with_name("plain.xlsx"), {"constant_memory": True}) as plain:
        for name in result.sheet_names:
            sheet = plain.add_worksheet(name)
            for place, row in enumerate(result.get_sheet_by_name(name).iter_rows()):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write_string(place, column, str(cell))
    print(json.dumps({"cells_read": read}))


if __name__ == "__main__":
    main()
