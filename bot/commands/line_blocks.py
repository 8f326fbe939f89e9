"""Lines answered elsewhere: blocks of them side by side, in order, no more at once than are being worked on."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.ops.child_process import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

    AnswerLine = Callable[[int, bytes], tuple[bytes, bool]]

BLOCK: Final = 64
"""Lines that a process answers at a time: what it costs to hand them over is then small beside answering them."""

AHEAD: Final = 3
"""Blocks for each process that are read before the first of them is written."""


class LineBlock(NamedTuple):
    """Lines that follow one another; ``first`` is the number of the first."""

    first: int
    lines: list[bytes]


class AnsweredBlock(NamedTuple):
    """The answers to as many lines, and whether one of them is a refusal."""

    lines: list[bytes]
    has_refusal: bool


def forked(jobs: int) -> ProcessPoolExecutor:
    """So many processes of this machine. They are forked: what has been loaded is theirs at once."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin)


def answered_blocks(
    lines: Iterable[bytes], answer: AnswerLine, pool: Executor, workers: int
) -> Iterator[AnsweredBlock]:
    """The answers to ``lines``, in order; ``answer`` goes to whoever of the ``pool`` answers a block.

    Raises what the pool raises when a worker is lost for good.
    """
    waiting: deque[Future[AnsweredBlock]] = deque()
    try:
        for block in _blocks(lines):
            waiting.append(pool.submit(answered, block, answer))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def answered(block: LineBlock, answer: AnswerLine) -> AnsweredBlock:
    """The answers to one block."""
    told = [answer(number, line) for number, line in enumerate(block.lines, block.first)]
    return AnsweredBlock([line for line, _ in told], any(is_refused for _, is_refused in told))


def _blocks(lines: Iterable[bytes]) -> Iterator[LineBlock]:
    found, first = iter(lines), 1
    while block := list(islice(found, BLOCK)):
        yield LineBlock(first, block)
        first += len(block)


def _begin() -> None:
    """In each process: Ctrl-C is for the one that began it, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
