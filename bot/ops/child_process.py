"""Processes of our own: they are given no secret, and never live longer than who began them."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import threading
from typing import Final

from bot.notices import folders_told

_PASSED_ON: Final = (
    "PATH",
    "HOME",
    "LANG",
    "LC_",
    "TZ",
    "TMP",
    "PYTHON",
    "PYDANTIC_",
    "VIRTUAL_ENV",
    "COVERAGE_",
)
"""How the variables begin that such a process is given: none of them is a token."""
_PR_SET_PDEATHSIG: Final = 1
"""Of prctl(2): the signal that a process gets when its parent ends."""


def command(program: str, *arguments: str) -> list[str]:
    """What runs the module ``program``, which is looked for where this program's own modules are."""
    return [sys.executable, "-P", "-m", program, *arguments]


def environment() -> dict[str, str]:
    """What such a process is told of its surroundings."""
    passed_on = {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
    return passed_on | folders_told()


def end_with_parent(lifeline: int | None = None) -> None:
    """End at once when the parent is gone: the next one must find nobody at work on the same files.

    ``lifeline``: a pipe that the parent holds open and never writes to again; none where its end is noticed anyhow.
    On Linux the kernel ends the process besides, for no thread of ours runs while native code holds the interpreter.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if lifeline is not None:
        threading.Thread(target=_end_after, args=(lifeline,), daemon=True).start()


def limit(what: int, most: int, grace: int = 0) -> None:
    """Let this process have no more of the resource ``what``, nor more than it was allowed before.

    ``grace``: by so much the harder limit is above the softer one.
    """
    _, allowed = resource.getrlimit(what)
    hard = most + grace if allowed == resource.RLIM_INFINITY else min(most + grace, allowed)
    resource.setrlimit(what, (min(most, hard), hard))


def _end_after(lifeline: int) -> None:
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGKILL)
