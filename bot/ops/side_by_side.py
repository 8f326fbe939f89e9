"""Work done elsewhere: blocks of it side by side, in order, no more at once than are being worked on."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from typing import Final, TypeVar

from bot.ops.child_process import end_with_parent

T = TypeVar("T")
Done = TypeVar("Done")

BLOCK: Final = 64
"""Things that a process does at a time: what it costs to hand them over is then small beside doing them."""

AHEAD: Final = 3
"""Blocks for each process that are read before the first of them is written."""


def processors() -> int:
    """How many this process may use; 1 where the system does not say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def forked(jobs: int) -> ProcessPoolExecutor:
    """So many processes of this machine. They are forked: what has been loaded is theirs at once."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin)


def worked_off(
    things: Iterable[T], work: Callable[[list[T]], Done], pool: Executor, workers: int
) -> Iterator[Done]:
    """What ``work`` makes of ``things``, block by block, in order; it goes to whoever of the ``pool`` does a block.

    Raises what the pool raises when a worker is lost for good.
    """
    waiting: deque[Future[Done]] = deque()
    try:
        for block in blocks(things):
            waiting.append(pool.submit(work, block))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def blocks(things: Iterable[T]) -> Iterator[list[T]]:
    """Those that follow one another, some at a time."""
    found = iter(things)
    while block := list(islice(found, BLOCK)):
        yield block


def _begin() -> None:
    """In each process: Ctrl-C is for the one that began it, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid != os.getppid():
        os._exit(1)  # it was gone before this one could end with it
