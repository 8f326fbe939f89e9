"""How long one waits for the program itself.

``python -m bench.starting [TIMES]``: the processor's time of a command, and of ``serve`` until the page is there, the
least of TIMES, and how often bare Python starts in it. First as it is for whoever starts for the first time, then with
what is kept (bytecode, what the YAML files say, expressions) and with a database. Then how much longer it takes with
twenty notices in force in place of one.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.crowd import Process
from tests.made_up_notices import SECOND, SHIPPED, beside

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMES = 5
BARE: Final = ("-c", "pass")
COMMANDS: Final = {
    "--help": (("-m", "bot", "--help"), 8),
    "ask": (("-m", "bot", "ask", "硕士几年能评中级？"), 17),
    "parse": (("-m", "bot", "parse", "硕士，从事网络安全八年，发明专利1项"), 22),
    "chat, first line": (("-m", "bot", "chat", "--fresh"), 27),
}
"""Each with how often bare Python may start in it."""
BESIDE: Final = ("ask", "chat, first line")
NOTICES, LONGER = 19, 1.5
"""So many beside the shipped one, and how many times as long it may take with them."""
SERVE: Final = 60
MEMORY: Final = 75


def main(times: int = TIMES) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = {"PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"), "DATA_DIR": str(Path(folder) / "data")}
        environment = {**os.environ, **kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        bare = _least(BARE, environment, times)
        print(f"bare Python: {bare * 1000:.0f} ms of the processor")
        for name, (arguments, at_most) in COMMANDS.items():
            first = _seconds(arguments, environment)
            own = _least(arguments, environment, times)
            print(
                f"{name}: {own * 1000:.0f} ms ({_times(own / bare, at_most)}), first of all {first * 1000:.0f} ms"
            )
        first, _ = _served(environment)
        figures = [_served(environment) for _ in range(times)]
        ready, memory = (min(found) for found in zip(*figures, strict=True))
        of_it = _times(ready / bare, SERVE)
        print(
            f"serve, the page is there: {ready * 1000:.0f} ms ({of_it}), first of all {first * 1000:.0f} ms"
        )
        print(f"serve, resident: {memory:.0f} MiB (<= {MEMORY})")
        _with_many(Path(folder), environment, times)


def _with_many(folder: Path, environment: Mapping[str, str], times: int) -> None:
    """Each of another city, in force today, found to hold together before."""
    for n in range(NOTICES):
        beside(folder / "notices", SECOND, f"city-{n}", region=f"第{n}市", valid_from="2024-05-01")
    many = {**environment, "NOTICES_DIR": str(folder / "notices")}
    for name in BESIDE:
        arguments = (*COMMANDS[name][0], "--notice", SHIPPED)
        first = _seconds(arguments, many)
        alone, among = _least(arguments, environment, times), _least(arguments, many, times)
        print(
            f"{name}, {NOTICES + 1} notices: {among * 1000:.0f} ms, {among / alone:.2f} times one (<= {LONGER}),"
            f" first of all {first * 1000:.0f} ms"
        )


def _times(found: float, at_most: int) -> str:
    return f"{found:.1f} times bare Python, <= {at_most}"


def _served(environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds of the processor until the page can be asked for, and the memory in MiB that is resident then."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        page, metrics = one.getsockname()[1], other.getsockname()[1]
    own = {"WEB_PORT": str(page), "METRICS_PORT": str(metrics), "TELEGRAM_BOT_TOKEN": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env={**environment, **own}, stdout=subprocess.DEVNULL
    ) as process:
        try:
            while not _is_there(page):
                time.sleep(0.02)
            seen = Process(process.pid)
            return seen.cpu, seen.memory
        finally:
            process.terminate()


def _is_there(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


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
