"""A roster or a report in a process of its own: it blocks nobody, and a hostile file breaks only that process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.roster.messages import Event, Refused, order_line, read_event
from bot.roster.worker_process import BROKEN, TOO_BIG

if TYPE_CHECKING:
    from bot.roster.messages import AnyOrder

__all__ = ["Event", "Refused", "WorkerProcess"]

PROGRAM: Final = "bot.roster.worker_process"
"""The module that the process runs."""
_TOO_LONG: Final = "处理这份表格用了太长时间，已停止。请分成几份再试。"
_PATIENCE: Final = 5.0
"""Seconds that a process is given to end."""
_LONGEST_EVENT: Final = 10_000_000
"""Bytes; a summary of the largest roster takes some thousand."""
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "LC_", "TZ", "TMP", "PYTHON", "VIRTUAL_ENV", "COVERAGE_")
"""How the variables begin that the worker is given: none of them is a token."""


class WorkerProcess:
    """A roster or a report being done, which :meth:`poll` tells about.

    ``in_background``: whether others wait for the processor, and what is left on disk is nobody else's business.
    """

    def __init__(self, order: AnyOrder, *, in_background: bool = False) -> None:
        self._order = order
        self._deadline = time.monotonic() + order.limits.seconds
        self._connection, told = Pipe(duplex=False)
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", PROGRAM, str(told.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[told.fileno()],
            env={name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)},
            process_group=0,  # Ctrl-C reaches the whole group; only the one that asked decides what it means
        )
        told.close()
        self._give(order_line(order, in_background=in_background))

    def _give(self, order: bytes) -> None:
        """The pipe stays open: the worker ends when it closes, as it does with this process."""
        if self._process.stdin is not None:
            try:
                self._process.stdin.write(order)
                self._process.stdin.flush()
            except BrokenPipeError:
                return  # it died, which poll() tells

    @property
    def process_id(self) -> int:
        """The worker's process id, for whoever watches processes."""
        return self._process.pid

    def poll(self, seconds: float) -> Event | None:
        """What happens next, waiting so long at most. A process that died has refused its file."""
        if time.monotonic() > self._deadline:
            self.cancel()
            return Refused(_TOO_LONG)
        try:
            if not self._connection.poll(seconds):
                return None
            return read_event(self._connection.recv_bytes(_LONGEST_EVENT))
        except (EOFError, OSError):
            return Refused(_why_it_ended(self._ended()))
        except ValidationError:
            self._process.kill()
            return Refused(BROKEN)

    def _ended(self) -> int | None:
        """How the process ended; null when it goes on although it has closed its end of the pipe."""
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return None

    def cancel(self) -> None:
        """Stop at once. Rows that are done stay done for the next time; an unfinished workbook is removed."""
        self._process.terminate()
        self.close()

    def close(self) -> None:
        """After the last event: wait for the process, leave nothing behind."""
        if self._ended() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._connection.close()
        self._order.unfinished.unlink(missing_ok=True)


def _why_it_ended(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return _TOO_LONG
    return TOO_BIG if code in {-signal.SIGABRT, -signal.SIGKILL} else BROKEN
