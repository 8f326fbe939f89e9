"""Turns about long texts, worked out in a process of its own: on the event loop, everybody would wait for them."""

from __future__ import annotations

import asyncio
import logging
from datetime import date  # noqa: TC003 - pydantic reads it
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ConfigDict, TypeAdapter

from bot.ops.child_process import command, environment
from dialogs.event import Opened, Said
from dialogs.language.text.length import is_longer
from dialogs.rendering.wording import words
from dialogs.reply import Reply
from dialogs.session import Session, SessionRefused

if TYPE_CHECKING:
    from bot.turns.turns import Dialogue
    from dialogs.event import Event

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


class TurnDelayedError(Exception):
    """The turn cannot be taken before its ``situation`` is worked out."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation


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
        self._worked_out: dict[Situation, bytes | None] = {}

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """See :meth:`bot.turns.turns.Dialogue.turn`. Raises TurnDelayedError, once, for what is long."""
        if not isinstance(event, Said) or not is_longer(event.text, SHORT):
            return self._conversation.turn(session, event, today)
        state = None if session is None else session.model_dump_json()
        situation = Situation(state, event.text, today)
        if situation not in self._worked_out:
            raise TurnDelayedError(situation)
        told = self._worked_out.pop(situation)
        if told is None:
            return self._unread(session, today)
        turn = TURN.validate_json(told)
        if turn is None:
            raise SessionRefused("as the process says that worked on it")
        return turn

    async def work_out(self, situation: Situation) -> None:
        """Have ``situation`` worked out, after those that were given before."""
        async with self._one_at_a_time:
            self._worked_out[situation] = await self._told(SITUATION.dump_json(situation) + b"\n")

    @property
    def process_id(self) -> int | None:
        """The number of the process, while there is one."""
        return None if self._process is None else self._process.pid

    async def stop(self) -> None:
        """End the process; what it works on is not told any more."""
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        self._process = None

    async def _told(self, order: bytes) -> bytes | None:
        """What the process says; None when it ends without a word, by its limits or by itself."""
        try:
            process = self._process = self._process or await self._begun()
            if process.stdin is None or process.stdout is None:
                return None
            process.stdin.write(order)
            return await process.stdout.readuntil(b"\n")
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
            await self.stop()
            _log.warning("A long text was not read to its end")
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
