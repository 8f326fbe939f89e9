"""JSON in, JSON out: one document, or one a line in constant memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pydantic_core import to_json

from bot.features.documents.decoding import LONGEST, Act, decoded
from bot.output_file import why
from bot.refusal import UsageRefused
from bot.wording import say
from rules import ProfileRefused

_FLUSH_BYTES = 1 << 16


Answerer = Callable[[Any], Any]
"""What answers one decoded document, as JSON. Raises ProfileRefused."""


def print_json(value: object) -> None:
    """One document on standard output, indented for people."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_for_programs(value: object) -> None:
    """The same, but on a terminal: there somebody reads what standard error says of it in words."""
    if not sys.stdout.isatty():
        print_json(value)


def answer_one(source: str, answer: Answerer) -> int:
    """Answer the document in a file, or on standard input for ``-``. Returns the exit code."""
    with _opened(source) as stream:
        raw = stream.read(LONGEST + 1)
    return _print_answer(lambda: answer(decoded(raw)))


def answer_value(value: object, answer: Answerer) -> int:
    """Answer a value that was given on the command line. Returns the exit code."""
    return _print_answer(lambda: answer(value))


def _print_answer(asked: Callable[[], Any]) -> int:
    try:
        print_json(asked())
    except ProfileRefused as refused:
        print_json({"error": [error.as_json() for error in refused.errors]})
        return 1
    return 0


def answer_lines(source: str, answer: Answerer, act: Act = "assess") -> int:
    """Answer every line in its place; a refused one says which line it was. Returns the exit code."""
    with _opened(source) as stream:
        return _answer_stream(stream, answer, act)


def lines_of(source: str) -> Iterator[bytes]:
    """The lines of a file, or of standard input for ``-``. Raises UsageRefused, OSError."""
    with _opened(source) as stream:
        yield from _lines(stream)


def _answer_stream(stream: BinaryIO, answer: Answerer, act: Act) -> int:
    out = sys.stdout.buffer
    waiting = bytearray()
    code = 0
    for number, line in enumerate(_lines(stream), start=1):
        told, is_refused = answer_line(number, line, answer, act)
        code |= is_refused
        waiting += told
        if len(waiting) >= _FLUSH_BYTES or not _more(stream):
            out.write(waiting)
            out.flush()
            waiting.clear()
    out.write(waiting)
    out.flush()
    return code


def answer_line(number: int, line: bytes, answer: Answerer, act: Act = "assess") -> tuple[bytes, bool]:
    """The answer to a line as a line, and whether it is a refusal."""
    try:
        return to_json(answer(decoded(line, act))) + b"\n", False
    except ProfileRefused as refused:
        told = {"line": number, "error": [error.as_json() for error in refused.errors]}
        return to_json(told) + b"\n", True


def _more(stream: BinaryIO) -> bool:
    """Whether input is waiting in the buffer; if not, what has been answered goes out before we wait for it."""
    peek = getattr(stream, "peek", None)
    return peek is not None and stream.seekable() and bool(peek(1))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines without their ends; of one that is too long, enough to see that it is, the rest dropped unread."""
    while line := stream.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
            if not line:
                return


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        try:
            file = Path(source).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            raise UsageRefused(say("command.unread", path=source, reason=why(error))) from None
        with file:
            yield file
