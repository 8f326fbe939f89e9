# ruff: noqa: T201 - it tells whoever runs it
"""``make fuzz``: every target in turn for ``FUZZ_MINUTES``. What fails is printed, and kept for the tests."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.fuzz.slice import Tally, tried
from tests.fuzz.talking import rehearse
from tests.fuzz.targets import TARGETS, keep

SHOWN: Final = 100
"""Characters of the slowest input."""
SLICE: Final = 15.0
"""Seconds for one target, then it is another's turn."""


def main() -> int:
    """Fuzz; the exit code is 1 when something failed."""
    until = time.monotonic() + 60 * float(os.environ.get("FUZZ_MINUTES", "30"))
    names = sys.argv[1:] or list(TARGETS)
    tallies = {name: Tally() for name in names}
    rehearse()
    failures = 0
    with TemporaryDirectory() as folder:
        while time.monotonic() < until:
            for name in names:
                seconds = min(SLICE, until - time.monotonic())
                if seconds > 0:
                    tally = tried(name, seconds, Path(folder))
                    failures += bool(tally.reason)
                    tallies[name] = _together(tallies[name], tally)
                    _tell_failure(name, tally)
    for name, tally in tallies.items():
        print(
            f"{name:10} {tally.inputs:8,} inputs {tally.seconds:8.1f} s of the processor,"
            f" slowest {tally.slowest * 1000:5.0f} ms of {TARGETS[name].seconds * 1000:.0f}:"
            f" {json.dumps(tally.slowest_input, ensure_ascii=False)[:SHOWN]}"
        )
    print(f"{failures} failures")
    return 1 if failures else 0


def _together(one: Tally, other: Tally) -> Tally:
    slower = max(one, other, key=lambda tally: tally.slowest)
    return slower._replace(inputs=one.inputs + other.inputs, seconds=one.seconds + other.seconds)


def _tell_failure(name: str, tally: Tally) -> None:
    if tally.reason:
        keep(name, tally.failing)
        print(f"{name} FAILED: {tally.reason}\n  {json.dumps(tally.failing, ensure_ascii=False)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
