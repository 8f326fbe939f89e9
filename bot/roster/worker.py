"""A roster or a report in a process of its own: it blocks nobody, and a hostile file breaks only that process."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import sqlite3
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from xlsxwriter.exceptions import XlsxWriterException

from bot.roster.background import end_with_parent, settle, stay_in_background
from bot.roster.job import Order, RosterProgress, run
from bot.roster.refusal import RosterRefused
from bot.roster.report import ReportOrder, ReportWritten, write_ordered
from bot.roster.tally import Summary
from rules import ProfileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

_TOO_BIG: Final = "处理这份表格需要的内存太多，没有完成。请删掉花名册以外的内容，或分成几份。"
_BROKEN: Final = "处理这份表格时出错，没有完成。请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。"
_NO_ROOM: Final = "磁盘满了或出了错，没有完成。请腾出空间后再试。"
_TOO_LONG: Final = "处理这份表格用了太长时间，已停止。请分成几份再试。"
_TOLD: Final = 0.2
"""Seconds between two reports of progress."""
_PATIENCE: Final = 5.0
"""Seconds that a process is given to end."""


class Refused(NamedTuple):
    """The file cannot be taken; a Chinese sentence."""

    sentence: str


Event = RosterProgress | Summary | ReportWritten | Refused
"""What the process tells: progress any number of times, then what came of it or a refusal."""


class WorkerProcess:
    """A roster or a report being done. ``connection`` becomes readable whenever :meth:`poll` has something to tell.

    ``in_background``: whether others wait for the processor, and what is left on disk is nobody else's business.
    """

    def __init__(self, order: Order | ReportOrder, *, in_background: bool = False) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, told = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(order, told, in_background), daemon=True)
        self._deadline = time.monotonic() + order.limits.seconds
        self._order = order
        with _interrupts_kept_from_children():
            self._process.start()
        told.close()

    @property
    def process_id(self) -> int | None:
        """The worker's process id, for whoever watches processes."""
        return self._process.pid

    def poll(self, seconds: float) -> Event | None:
        """What happens next, waiting so long at most. A process that died has refused its file."""
        if time.monotonic() > self._deadline:
            self.cancel()
            return Refused(_TOO_LONG)
        try:
            if not self.connection.poll(seconds):
                return None
            event: Event = self.connection.recv()
        except (EOFError, OSError):
            self._process.join(_PATIENCE)
            return Refused(
                _TOO_BIG if self._process.exitcode in {-signal.SIGABRT, -signal.SIGKILL} else _BROKEN
            )
        return event

    def cancel(self) -> None:
        """Stop at once. Rows that are done stay done for the next time; an unfinished workbook is removed."""
        self._process.terminate()
        self._process.join(_PATIENCE)
        self.close()

    def close(self) -> None:
        """After the last event: wait for the process, leave nothing behind."""
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.connection.close()
        self._order.unfinished.unlink(missing_ok=True)


@contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Ctrl-C reaches the whole group of processes; only the one that asked decides what it means."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(order: Order | ReportOrder, told: Connection, in_background: bool) -> None:  # noqa: FBT001 - of a process
    """The process: limits on itself, then the job; it ends quietly when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    if in_background:
        stay_in_background(order.out.parent)
    resource.setrlimit(resource.RLIMIT_AS, (order.limits.memory_bytes, order.limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    last = 0.0

    def report(progress: RosterProgress) -> None:
        nonlocal last
        if progress.done == progress.total or time.monotonic() - last >= _TOLD:
            last = time.monotonic()
            told.send(progress)

    event: Event
    try:
        with _words_of_libraries_unheard():
            event = run(order, report) if isinstance(order, Order) else write_ordered(order)
        if in_background:
            settle(order.out)
    except RosterRefused as refused:
        event = Refused(str(refused))
    except ProfileRefused as refused:
        event = Refused(refused.errors[0].message)
    except MemoryError:
        event = Refused(_TOO_BIG)
    except BrokenPipeError:
        sys.exit(0)
    except (OSError, sqlite3.Error, XlsxWriterException) as error:
        event = Refused(_NO_ROOM if _is_full(error) else _BROKEN)
    told.send(event)


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
