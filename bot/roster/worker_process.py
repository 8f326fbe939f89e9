"""The process that works on a roster or a report: ``python -m bot.roster.worker_process DESCRIPTOR``.

The order comes as a line of JSON on standard input, which stays open for as long as somebody waits for the work;
what happens is told as lines of JSON through the pipe of the number DESCRIPTOR.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from xlsxwriter.exceptions import XlsxWriterException

from bot.ops.child_process import end_with_parent, limit
from bot.ops.side_by_side import processors
from bot.roster.background import settle, stay_in_background
from bot.roster.job import run
from bot.roster.limits import Limits
from bot.roster.messages import (
    ORDERED,
    TOLD,
    AnyOrder,
    Event,
    Order,
    Refused,
    RosterProgress,
)
from bot.roster.problem import RosterRefused
from bot.roster.report import write_ordered
from bot.wording import say
from rules import NoticeRefused, ProfileRefused

_TOLD: Final = 0.2
"""Seconds between two reports of progress."""
_HELPERS: Final = 2
"""Processes that assess while this one reads and writes: it takes as long as one of them does."""
_GRACE: Final = 5
"""Seconds of processor time between the softer limit and the harder one."""


def main() -> None:
    """Take the order, work, tell; end quietly when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told = os.fdopen(int(sys.argv[1]), "wb")
    order, in_background = ORDERED.validate_json(sys.stdin.buffer.readline())
    end_with_parent(sys.stdin.fileno())
    tempfile.tempdir = str(order.temporary)
    if in_background:
        stay_in_background(order.temporary)
    _limit(order.limits)
    try:
        event = _worked(order, told, jobs=0 if in_background else _HELPERS if processors() > 1 else 0)
        if in_background and not isinstance(event, Refused):
            settle(order.out)
        _tell(told, event)
    except BrokenPipeError:
        os._exit(0)  # nothing is left to be told


def _tell(told: BinaryIO, event: Event) -> None:
    told.write(TOLD.dump_json(event) + b"\n")
    told.flush()


def _limit(limits: Limits) -> None:
    """Whatever a hostile file does, it does to this process only, and not for ever."""
    limit(resource.RLIMIT_AS, limits.memory_bytes)
    limit(resource.RLIMIT_FSIZE, limits.written_bytes)
    limit(resource.RLIMIT_CORE, 0)
    # The softer limit ends it with a signal of its own, by which the reason is known.
    limit(resource.RLIMIT_CPU, limits.cpu_seconds, _GRACE)


def _worked(order: AnyOrder, told: BinaryIO, jobs: int) -> Event:
    """What came of the order, or why nothing did. Raises BrokenPipeError when nobody listens."""
    last = 0.0

    def report(progress: RosterProgress) -> None:
        nonlocal last
        if progress.done == progress.total or time.monotonic() - last >= _TOLD:
            last = time.monotonic()
            _tell(told, progress)

    try:
        with _words_of_libraries_unheard():
            return run(order, report, jobs) if isinstance(order, Order) else write_ordered(order)
    except RosterRefused as refused:
        return Refused(str(refused))
    except NoticeRefused as refused:
        return Refused(say("command.notice_spoilt", refused=refused))
    except ProfileRefused as refused:
        return Refused(refused.errors[0].message)
    except (MemoryError, BrokenExecutor):
        # Of those who help, one is ended from outside where there is no room.
        return Refused(say("opening.worker.too_big"))
    except BrokenPipeError:
        raise
    except (OSError, sqlite3.Error, XlsxWriterException) as error:
        return Refused(say("opening.worker.no_room" if _is_full(error) else "opening.worker.broken"))


def _is_full(error: Exception) -> bool:
    """Whether it is the disk's fault; a workbook's error has the disk's within."""
    cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    if isinstance(cause, OSError):
        return cause.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


@contextmanager
def _words_of_libraries_unheard() -> Iterator[None]:
    """Native libraries write to the terminal when they give up; the officer is told in a sentence instead."""
    heard = os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(heard, 2)
        os.close(heard)


if __name__ == "__main__":
    main()
