"""What a :class:`~bot.ops.line_process.LineProcess` runs: ``python -m PROGRAM SECONDS``.

A line comes on standard input, and its answer goes as one to standard output. Each may take SECONDS of the processor;
beyond, the process is ended.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Final

from bot.ops.child_process import end_with_parent, limit
from bot.ops.supervision import reason

_NICER: Final = 19
"""By so much others go before: it has what the chats leave."""
_MEMORY: Final = 1_500_000_000
"""Bytes of address space."""


def answer_lines(answer: Callable[[bytes], bytes]) -> None:
    """Answer what comes, for as long as something may come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    os.nice(_NICER)
    limit(resource.RLIMIT_AS, _MEMORY)
    limit(resource.RLIMIT_CORE, 0)
    sys.excepthook = _say_where
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    seconds = float(sys.argv[1])
    for line in sys.stdin.buffer:
        # By the processor's time, whatever the clock says; and the kernel asks no interpreter that is busy.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        told.write(answer(line) + b"\n")
        told.flush()
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def _say_where(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """What a person wrote may stand in the error's own words."""
    sys.stderr.write(f"A text was not read to its end: {reason(error)}\n")
