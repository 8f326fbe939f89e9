"""``zhicheng assess`` of many: out of a file, by several processes or a cluster, into a file."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple, Protocol

from bot.commands.jsonlines import Answerer, answer_line, answer_lines, lines_of
from bot.commands.own_files import own_files
from bot.ops.side_by_side import forked, processors, worked_off
from bot.output_file import claim, unfinished_beside
from bot.refusal import OperatorRefused, UsageRefused
from bot.wording import say

WORTH_FORKING: Final = 1 << 17
"""Bytes of a file: what is smaller is answered sooner than processes begin."""

PARQUET: Final = ".parquet"


class Batch(NamedTuple):
    """What is to be assessed, by ``jobs`` processes (0: as many as it is worth) or a ``cluster``, and where to.

    ``answer`` goes to whoever answers, and is loaded there when it is first called.
    """

    source: str
    answer: Answerer
    jobs: int = 0
    cluster: str | None = None
    out: Path | None = None
    force: bool = False

    def run(self) -> int:
        """Answer every line, or row, in its place. Returns the exit code."""
        jobs = self.jobs or self._worth()
        if jobs == 1 and self.cluster is None and self.out is None and not self._is_parquet:
            return answer_lines(self.source, self.answer)
        try:
            return int(self._answered(jobs))
        except BrokenExecutor:
            raise OperatorRefused(say("command.worker_gone")) from None

    @property
    def _is_parquet(self) -> bool:
        return self.source.endswith(PARQUET)

    def _worth(self) -> int:
        """One process for each processor. Who writes into a pipe may wait for each answer."""
        try:
            is_worth_it = self.source != "-" and Path(self.source).stat().st_size > WORTH_FORKING
        except OSError:
            return 1
        return processors() if is_worth_it else 1

    def _answered(self, jobs: int) -> bool:
        """Whether one of them was refused."""
        has_refusal, done = False, 0
        with ExitStack() as opened:
            sink = opened.enter_context(self._sink())
            lines = opened.enter_context(closing(self._lines()))
            pool, workers = opened.enter_context(self._pool(jobs))
            answer = partial(_answered, self.answer)
            for block in worked_off(enumerate(lines, start=1), answer, pool, workers):
                sink.add([line for line, _ in block])
                has_refusal |= any(is_refused for _, is_refused in block)
                done += len(block)
                self._tell("\r", done, workers)
            if self.cluster is not None:
                self._tell("\n", done, workers)
        return has_refusal

    def _tell(self, end: str, done: int, workers: int) -> None:
        """On a terminal as it goes on; of a cluster what it came to in any case."""
        if end == "\n" or (sys.stderr.isatty() and not sys.stdout.isatty()):
            sys.stderr.write(say("command.progress", done=done, workers=workers) + end)
            sys.stderr.flush()

    def _lines(self) -> Generator[bytes]:
        if not self._is_parquet:
            yield from lines_of(self.source)
            return
        yield from _parquet().profiles(Path(self.source))

    @contextmanager
    def _pool(self, jobs: int) -> Iterator[tuple[Executor, int]]:
        if self.cluster is None:
            with forked(jobs) as pool:
                yield pool, jobs
            return
        try:
            from bot.commands.cluster import cluster  # noqa: PLC0415 - an extra
        except ImportError:
            raise UsageRefused(say("command.no_extra", extra="cluster")) from None
        with cluster(self.cluster) as found:
            yield found

    @contextmanager
    def _sink(self) -> Iterator[_Sink]:
        """Standard output, or a file that is there once all is in it."""
        if self.out is None:
            yield _JsonLines(sys.stdout.fileno())
            return
        claim(self.out, own_files(), force=self.force, sources=[Path(self.source)])
        unfinished = unfinished_beside(self.out, secrets.token_hex(8))
        try:
            made = _parquet().ParquetAnswers if self.out.suffix == PARQUET else _JsonLines
            with closing(made(unfinished)) as sink:
                yield sink
            unfinished.replace(self.out)
            own_files().note(self.out)
        finally:
            unfinished.unlink(missing_ok=True)


class _Sink(Protocol):
    """Where answers go."""

    def add(self, answers: Sequence[bytes]) -> None:
        """Lines of JSON, in order."""


class _JsonLines:
    def __init__(self, place: Path | int) -> None:
        self._file = open(place, "wb", closefd=isinstance(place, Path))  # noqa: SIM115 - or one that is open

    def add(self, answers: Sequence[bytes]) -> None:
        self._file.writelines(answers)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def _answered(answer: Answerer, block: Sequence[tuple[int, bytes]]) -> list[tuple[bytes, bool]]:
    return [answer_line(number, line, answer) for number, line in block]


def _parquet() -> ModuleType:
    try:
        from bot.commands import parquet  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageRefused(say("command.no_extra", extra="parquet")) from None
    return parquet
