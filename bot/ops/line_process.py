"""A process of our own that answers lines: what would keep the event loop waiting, and might never end."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TypeVar

from bot.ops.child_process import command, environment

Stream = TypeVar("Stream", asyncio.StreamReader, asyncio.StreamWriter)


class ReadingFailedError(Exception):
    """The process has ended by itself, and not for having used up its time; ``str()`` is its exit code."""


class LineProcess:
    """Runs the module ``program``, which :func:`bot.ops.line_work.answer_lines`, from when it is first needed.

    A line may take so many ``seconds`` of the processor, and its answer may have so many bytes as ``longest`` says.
    """

    def __init__(self, program: str, seconds: float, longest: int) -> None:
        self._program = program
        self._seconds = seconds
        self._longest = longest
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()

    async def answer(self, line: bytes) -> bytes | None:
        """What the process says to ``line``, after those that were given before; None when that took too long.

        Raises ReadingFailedError.
        """
        async with self._one_at_a_time:
            try:
                process = self._process = self._process or await self._begun()
                _piped(process.stdin).write(line + b"\n")
                return (await _piped(process.stdout).readuntil(b"\n"))[:-1]
            except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError) as error:
                code = await self.stop()
                if code != -signal.SIGPROF:
                    raise ReadingFailedError(str(code)) from error
                return None
            except asyncio.CancelledError:
                await self.stop()
                raise

    @property
    def process_id(self) -> int | None:
        """The number of the process, while there is one."""
        return None if self._process is None else self._process.pid

    async def stop(self) -> int | None:
        """End the process, if there is one; what it works on is not told any more. Its exit code."""
        process, self._process = self._process, None
        if process is None:
            return None
        if process.returncode is None:
            # Not by its own method, which would look how it has ended, and leave nothing to be seen by wait().
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        return await process.wait()

    async def _begun(self) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *command(self._program, str(self._seconds)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment(),
            limit=self._longest,
            process_group=0,  # Ctrl-C is for whoever began it
        )


def _piped(stream: Stream | None) -> Stream:
    if stream is None:
        raise BrokenPipeError
    return stream
