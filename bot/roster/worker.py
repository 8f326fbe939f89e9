"""A roster or a report in a process of its own: it blocks nobody, and a hostile file breaks only that process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from typing import Final

from pydantic import ValidationError

from bot.ops.child_process import command, environment
from bot.roster.messages import ORDERED, TOLD, AnyOrder, Event, Refused
from bot.wording import say

__all__ = ["Event", "Refused", "WorkerProcess"]

PROGRAM: Final = "bot.roster.worker_process"
"""The module that the process runs."""
_PATIENCE: Final = 5.0
"""Seconds that a process is given to end."""
_LONGEST_EVENT: Final = 10_000_000
"""Bytes; a summary of the largest roster takes some thousand."""
_PIECE: Final = 65_536
"""Bytes that are read at a time."""


class WorkerProcess:
    """A roster or a report being done, which :meth:`poll` tells about.

    ``in_background``: whether others wait for the processor, and what is left on disk is nobody else's business.
    """

    def __init__(self, order: AnyOrder, *, in_background: bool = False) -> None:
        self._order = order
        self._deadline = time.monotonic() + order.limits.seconds
        reading, telling = os.pipe()
        self._told = os.fdopen(reading, "rb", buffering=0)
        self._heard = bytearray()
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command(PROGRAM, str(telling)),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[telling],
            env=environment(),
            process_group=0,  # Ctrl-C reaches the whole group; only the one that asked decides what it means
        )
        os.close(telling)
        self._give(ORDERED.dump_json((order, in_background)) + b"\n")

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
        until = min(time.monotonic() + seconds, self._deadline)
        while b"\n" not in self._heard:
            if time.monotonic() >= self._deadline:
                self.cancel()
                return Refused(say("opening.worker.too_long"))
            if not self._is_told_more(until - time.monotonic()):
                if until < self._deadline:
                    return None
                continue
            piece = self._told.read(_PIECE)
            if not piece:
                return Refused(_why_it_ended(self._ended()))
            self._heard += piece
            if len(self._heard) > _LONGEST_EVENT:
                self._process.kill()
                return Refused(say("opening.worker.broken"))
        return self._next_event()

    def _is_told_more(self, seconds: float) -> bool:
        """Whether there is something to read, or the end, waiting so long at most."""
        waiting = select.poll()
        waiting.register(self._told, select.POLLIN)
        return bool(waiting.poll(max(0.0, seconds) * 1000))

    def _next_event(self) -> Event:
        line, _, self._heard = self._heard.partition(b"\n")
        try:
            return TOLD.validate_json(bytes(line))
        except ValidationError:
            self._process.kill()
            return Refused(say("opening.worker.broken"))

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
        self._told.close()
        self._order.unfinished.unlink(missing_ok=True)


def _why_it_ended(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return say("opening.worker.too_long")
    return say(f"opening.worker.{'too_big' if code in {-signal.SIGABRT, -signal.SIGKILL} else 'broken'}")
