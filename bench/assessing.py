"""How fast profiles are assessed, beside the same conditions by hand and beside plain JSON, in the same run."""

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
from typing import TYPE_CHECKING, Any

from bench import by_hand
from rules import Assessment, load_policies
from tests.people import random_person

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 22)
LINES = int(os.environ.get("BENCH_LINES", "100000"))
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
    """``assess --jsonl`` as a process of its own, beside json.loads + json.dumps of the same lines."""
    rng = random.Random(20260101)
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for _ in range(LINES):
                file.write(json.dumps(random_person(rng), ensure_ascii=False) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with result.open("wb") as out:
            command = [sys.executable, "-m", "bot", "assess", "--jsonl", str(source)]
            process = subprocess.Popen(command, stdout=out)
            _, status, usage = os.wait4(process.pid, 0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        start = time.process_time()
        with source.open(encoding="utf-8") as asked, result.open(encoding="utf-8") as told:
            for question, answer in zip(asked, told, strict=True):
                json.loads(question)
                json.dumps(json.loads(answer), ensure_ascii=False)
        both = time.process_time() - start
        start = time.process_time()
        with result.open(encoding="utf-8") as told:
            for answer in told:
                json.loads(answer)
        plain = both - (time.process_time() - start)
    print(
        f"assess --jsonl, {LINES} profiles (exit {status}): {spent:.1f} s CPU, {usage.ru_maxrss / 1024:.0f} MB peak"
    )
    print(f"json.loads + json.dumps of the same: {plain:.1f} s; ratio {spent / plain:.1f} (to reach: 8)")


def start_up() -> None:
    """CPU of ``zhicheng --help``."""
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"zhicheng --help: {min(spent):.2f} s CPU (to reach: 0.4)")


if __name__ == "__main__":
    one_profile()
    many_profiles()
    start_up()
