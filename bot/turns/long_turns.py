"""Turns about long texts, worked out in a process of its own: on the event loop, everybody would wait for them."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from contextlib import suppress
from datetime import date  # noqa: TC003 - pydantic reads it
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.ops.child_process import command, environment
from dialogs.event import Opened, Said
from dialogs.language.text.length import is_longer
from dialogs.rendering.wording import words
from dialogs.reply import Reply
from dialogs.session import Session, SessionRefused

if TYPE_CHECKING:
    from bot.turns.turns import Dialogue
    from dialogs.event import Event

Stream = TypeVar("Stream", asyncio.StreamReader, asyncio.StreamWriter)

PROGRAM: Final = "bot.turns.long_turns_process"
"""The module in which the shipped conversation works out what is long."""

SHORT: Final = 300
"""Characters, written plainly, that are read at once: it takes some hundredths of a second at the very most."""

SECONDS: Final = 2.0
"""Of the processor's time that one text may take."""

LONGEST_TURN: Final = 50_000_000
"""Bytes of what a turn leads to; a few documents and pictures may be among it."""

_log = logging.getLogger(__name__)


class Situation(NamedTuple):
    """All that a turn depends on: what was said on which day, and the session as it is kept, null before the first."""

    state: str | None
    said: str
    today: date


SITUATION: Final = TypeAdapter(Situation)
TURN: Final = TypeAdapter(
    tuple[Session, tuple[Reply, ...]] | None,
    config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"),
)
"""What a turn leads to; null when the session cannot be continued."""

_Outcome = tuple[Session, tuple[Reply, ...]] | SessionRefused | None
"""What came of a situation; null where it was not read to its end."""


class TurnDelayedError(Exception):
    """The turn cannot be taken before its ``situation`` is worked out."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation


class ReadingFailedError(Exception):
    """The process that reads has ended by itself, and not for having used up its time; ``str()`` is its exit code."""


class LongTurns:
    """A :class:`~bot.turns.turns.Dialogue` that answers at once what is short, and of the rest what is worked out.

    The rest is worked out one after another, by the module ``program``: the same conversation in a process of its
    own, begun when it is first needed, and ended when a text takes more than :data:`SECONDS` of the processor.
    """

    def __init__(self, conversation: Dialogue, program: str = PROGRAM) -> None:
        self._conversation = conversation
        self._program = program
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()
        self._worked_out: dict[Situation, _Outcome] = {}

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """See :meth:`bot.turns.turns.Dialogue.turn`. Raises TurnDelayedError, once, for what is long."""
        if not isinstance(event, Said) or not is_longer(event.text, SHORT):
            return self._conversation.turn(session, event, today)
        state = None if session is None else session.model_dump_json()
        situation = Situation(state, event.text, today)
        if situation not in self._worked_out:
            raise TurnDelayedError(situation)
        outcome = self._worked_out.pop(situation)
        if isinstance(outcome, SessionRefused):
            raise outcome
        return outcome or self._unread(session, today)

    async def work_out(self, situation: Situation) -> None:
        """Have ``situation`` worked out, after those that were given before.

        Raises ReadingFailedError where that failed: then its turn says so, as where it took too long.
        """
        async with self._one_at_a_time:
            self._worked_out[situation] = None
            self._worked_out[situation] = await self._told(SITUATION.dump_json(situation) + b"\n")

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

    async def _told(self, order: bytes) -> _Outcome:
        """What the process says; None when it ends for having used up its time."""
        try:
            process = self._process = self._process or await self._begun()
            _piped(process.stdin).write(order)
            told = TURN.validate_json(await _piped(process.stdout).readuntil(b"\n"))
            return SessionRefused("as the process says that worked on it") if told is None else told
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValidationError, OSError) as error:
            code = await self.stop()
            if code != -signal.SIGPROF:
                raise ReadingFailedError(str(code)) from error
            _log.warning("A long text took too much of the processor")
            return None
        except asyncio.CancelledError:
            await self.stop()
            raise

    async def _begun(self) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *command(self._program, str(SECONDS)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment(),
            limit=LONGEST_TURN,
            process_group=0,  # Ctrl-C is for whoever began it
        )

    def _unread(self, session: Session | None, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """Say so, and put the open question again."""
        after, replies = self._conversation.turn(session, Opened(greeted=session is not None), today)
        return after, (Reply(words("conversation.unread")), *replies)


def _piped(stream: Stream | None) -> Stream:
    if stream is None:
        raise BrokenPipeError
    return stream
