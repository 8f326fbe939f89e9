"""Lines answered by several processes: blocks of them, in order, no more at once than are being worked on."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.ops.child_process import end_with_parent
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    AnswerLine = Callable[[int, bytes], tuple[bytes, bool]]

BLOCK: Final = 64
"""Lines that a process answers at a time: what it costs to hand them over is then small beside answering them."""

AHEAD: Final = 3
"""Blocks for each process that are read before the first of them is written."""


class LineBlock(NamedTuple):
    """Lines that follow one another; ``first`` is the number of the first."""

    first: int
    lines: list[bytes]


def answer_blocks(lines: Iterable[bytes], answer: AnswerLine, jobs: int) -> int:
    """Write the answers to ``lines`` on standard output as one process would; the exit code.

    The processes are forked: what ``answer`` rests on is theirs at once.
    """
    context = multiprocessing.get_context("fork")
    out = sys.stdout.buffer
    waiting: deque[Future[tuple[bytes, bool]]] = deque()
    code = False
    with ProcessPoolExecutor(jobs, context, _begin, (answer,)) as pool:
        try:
            for block in _blocks(lines):
                waiting.append(pool.submit(_answered, block))
                if len(waiting) > jobs * AHEAD:
                    code |= _written(waiting.popleft())
            while waiting:
                code |= _written(waiting.popleft())
        except BrokenProcessPool:
            sys.stderr.write(say("command.worker_gone") + "\n")
            return 1
        finally:
            for future in waiting:
                future.cancel()
            out.flush()
    return int(code)


def _written(future: Future[tuple[bytes, bool]]) -> bool:
    told, is_refused = future.result()
    sys.stdout.buffer.write(told)
    return is_refused


def _blocks(lines: Iterable[bytes]) -> Iterator[LineBlock]:
    found, first = iter(lines), 1
    while block := list(islice(found, BLOCK)):
        yield LineBlock(first, block)
        first += len(block)


_answer: AnswerLine


def _begin(answer: AnswerLine) -> None:
    """In each process: Ctrl-C is for the one that began it, which ends them."""
    global _answer  # noqa: PLW0603 - a process of the pool has nothing else to keep it in
    _answer = answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _answered(block: LineBlock) -> tuple[bytes, bool]:
    told = [_answer(number, line) for number, line in enumerate(block.lines, block.first)]
    return b"".join(each for each, _ in told), any(is_refused for _, is_refused in told)
