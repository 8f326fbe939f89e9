"""Programs of the tests in processes of their own that need not import anything any more.

They are forked off a server that has done so once. What it cannot show, a process that begins from nothing, is left
to the tests that run the command line.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.context import ForkServerProcess

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["pytest", "tests.bot.preloaded"])


class Streams(NamedTuple):
    """The files that stand for a program's standard input, output and error."""

    typed: Path
    shown: Path
    errors: Path


def forked(
    main: Callable[[], int | None],
    *arguments: str,
    folder: Path,
    environment: Mapping[str, str],
    streams: Streams,
) -> ForkServerProcess:
    """The program ``main`` of a module, begun in ``folder``."""
    given = (main, arguments, folder, dict(environment), streams)
    process = _context.Process(target=_begin, args=given)
    process.start()
    return process


class Ended(NamedTuple):
    """How a program ended and what it wrote; ``code`` is negative when a signal ended it."""

    code: int
    out: bytes
    err: str


def run(
    main: Callable[[], int | None],
    *arguments: str,
    folder: Path,
    environment: Mapping[str, str],
    typed: bytes = b"",
) -> Ended:
    """The same, with ``typed`` on standard input, until it ends."""
    with TemporaryDirectory() as files:
        streams = Streams(*(Path(files, name) for name in ("typed", "shown", "errors")))
        for file, content in zip(streams, (typed, b"", b""), strict=True):
            file.write_bytes(content)
        process = forked(main, *arguments, folder=folder, environment=environment, streams=streams)
        process.join(PATIENCE)
        assert process.exitcode is not None, "it does not end"
        return Ended(process.exitcode, streams.shown.read_bytes(), streams.errors.read_text("utf-8"))


def _begin(
    main: Callable[[], int | None],
    arguments: tuple[str, ...],
    folder: Path,
    environment: dict[str, str],
    streams: Streams,
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, (path, flags) in enumerate(zip(streams, (os.O_RDONLY, _APPEND, _APPEND), strict=True)):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv[:] = ("zhicheng", *arguments)
    sys.exit(main())


_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND
