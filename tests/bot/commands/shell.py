"""Running the command line as people do: a process of its own, bytes in and bytes out."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands import cli
from tests.bot.forked import run

_HEARD = """
import os, signal, sys
for one in (signal.SIGINT, signal.SIGHUP):
    signal.signal(one, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
INTERRUPTIBLE = (sys.executable, "-c", _HEARD)
"""Before a command: Ctrl-C and the end of a terminal reach it, also where the tests were started without.

A program that is started so is to run on when others are interrupted, and ours does.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON document."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as one JSON document a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def zhicheng(*arguments: str, given: str | bytes = b"") -> Ran:
    """Run ``zhicheng`` with ``given`` on standard input."""
    typed = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    return Ran(*run(cli.main, *arguments, folder=Path.cwd(), environment=os.environ, typed=typed))
