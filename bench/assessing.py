"""How fast profiles are assessed, beside the same conditions by hand and a plain second implementation, in one run."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench import by_hand
from rules import Assessment, load_policies
from tests.oracle import judge
from tests.people import random_person

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 22)
LINES = int(os.environ.get("BENCH_LINES", "30000"))
ROUNDS = 7
FULL: dict[str, Any] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "bachelor",
    "experience": {"since": "2018-07"},
    "titles": [
        {"level": "junior", "same_speciality": True, "obtained_on": "2019-12"},
        {"level": "intermediate", "same_speciality": False, "obtained_on": "2022-12"},
    ],
    "basic": dict.fromkeys(("general", *by_hand.NAMES), True),
    "performance": dict.fromkeys(by_hand.NAMES[1:], True),
    "achievements": [
        {"kind": "patent", "granted": True, "rank": 1, "role": "lead"},
        {"kind": "patent", "granted": True, "rank": 2, "role": "participant", "count": 2},
        {"kind": "paper", "rank": 1, "journal": "core"},
        {"kind": "paper", "rank": 3, "journal": "public", "used_before": True},
        {"kind": "report", "role": "key_contributor", "influence": "industry", "promotion": "city"},
        {
            "kind": "product",
            "role": "lead",
            "rank": 2,
            "in_production": True,
            "benefit": "good",
            "influence": "unit",
        },
        {"kind": "standard", "level": "group", "rank": 4},
        {"kind": "risk_discovery", "role": "key_contributor", "count": 2},
        {"kind": "incident_response", "role": "participant"},
        {
            "kind": "research_project",
            "rank": 4,
            "role": "participant",
            "influence": "unit",
            "acceptance": "city",
        },
    ],
    "exceptional": [{"kind": "major_project", "rank": 4}],
}


def best(work: Callable[[], object], times: int) -> float:
    """CPU seconds of one call, the best of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - start) / times)
    return min(rounds)


def one_profile() -> None:
    """One full profile: all levels, gaps and dates."""
    policy = load_policies().in_force(TODAY)
    profile = policy.profile(FULL, TODAY)
    hand = best(lambda: by_hand.assess(FULL, TODAY), 2000)
    verdict = best(lambda: Assessment(policy, profile), 500)
    told = best(lambda: Assessment(policy, profile).as_json(), 500)
    checked = best(lambda: policy.profile(FULL, TODAY), 500)
    print(f"by hand                      {hand * 1e6:8.1f} us")
    print(f"findings of all levels       {verdict * 1e6:8.1f} us  {verdict / hand:5.1f} x by hand")
    print(f"  + gaps, dates, words       {told * 1e6:8.1f} us  {told / hand:5.1f} x by hand (to reach: 25)")
    print(f"profile checked and frozen   {checked * 1e6:8.1f} us")


def many_profiles() -> None:
    """``assess --jsonl`` in processes of its own, beside a plain second implementation (``tests/oracle``).

    That one reads the same lines, judges them by loops, and writes statuses, dates, clauses and the codes of caveats.
    """
    rng = random.Random(20260101)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for _ in range(LINES):
                file.write(json.dumps(random_person(rng), ensure_ascii=False) + "\n")
        plain = _judged_plainly(source)
        runs = {
            name: _assessed(source, Path(folder, f"{name}.jsonl"), options)
            for name, options in (("full", "--jobs=1"), ("two", "--jobs=2"), ("brief", "--jobs=1 --brief"))
        }
        same = Path(folder, "full.jsonl").read_bytes() == Path(folder, "two.jsonl").read_bytes()
    full, two, brief = runs["full"], runs["two"], runs["brief"]
    print(f"{LINES} profiles, CPU of each: a plain second implementation {plain / LINES * 1e6:.0f} us")
    for name, run, most in (("assess --jsonl", full, 2), ("  --brief", brief, 1)):
        times = run.cpu / plain
        print(
            f"{name}: {run.cpu / LINES * 1e6:.0f} us, {times:.2f} x (<= {most}), {run.megabytes:.0f} MB peak"
        )
    told = "the same bytes" if same else "OTHER BYTES"
    print(
        f"  --jobs 2: {full.seconds / two.seconds:.2f} x as fast (>= 1.8 where two processors are idle), {told}"
    )


class _Run(NamedTuple):
    """Seconds, those of the processor, and the largest resident size of a process."""

    seconds: float
    cpu: float
    megabytes: float


def _assessed(source: Path, result: Path, options: str) -> _Run:
    command = [sys.executable, "-m", "bot", "assess", "--jsonl", str(source), *options.split()]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with result.open("wb") as out:
        process = subprocess.Popen(command, stdout=out)
        _, _, usage = os.wait4(process.pid, 0)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Run(took, spent, usage.ru_maxrss / 1024)


def _judged_plainly(source: Path) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    with source.open("rb") as lines, Path(os.devnull).open("w", encoding="utf-8") as out:
        out.writelines(
            json.dumps(judge(json.loads(line), TODAY), ensure_ascii=False) + "\n" for line in lines
        )
    return time.process_time() - start


if __name__ == "__main__":
    one_profile()
    many_profiles()
