"""How long one waits for the program itself.

``python -m bench.starting [TIMES]``: the processor's time of a command, the least of TIMES, and how often bare Python
starts in it. Bytecode is kept, as it is for whoever starts a command for the second time.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMES = 5
BARE: Final = ("-c", "pass")
COMMANDS: Final = {
    "--help": ("-m", "bot", "--help"),
    "ask": ("-m", "bot", "ask", "硕士几年能评中级？"),
    "chat, first line": ("-m", "bot", "chat", "--fresh"),
}


def main(times: int = TIMES) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"), "DATA_DIR": str(Path(folder) / "data")}
        environment = {**os.environ, **kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        bare = _least(BARE, environment, times)
        print(f"bare Python: {bare * 1000:.0f} ms of the processor")
        for name, arguments in COMMANDS.items():
            own = _least(arguments, environment, times)
            print(f"{name}: {own * 1000:.0f} ms, {own / bare:.1f} times bare Python")


def _least(arguments: tuple[str, ...], environment: Mapping[str, str], times: int) -> float:
    _seconds(arguments, environment)  # compiles what it imports
    return min(_seconds(arguments, environment) for _ in range(times))


def _seconds(arguments: tuple[str, ...], environment: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
