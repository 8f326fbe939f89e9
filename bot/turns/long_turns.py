"""Turns about long texts, worked out in a process of its own: on the event loop, everybody would wait for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.ops.line_process import LineProcess, ReadingFailedError
from bot.turns.turn import Dialogue
from dialogs.event import Event, Opened, Said
from dialogs.language.text.length import is_longer
from dialogs.rendering.wording import words
from dialogs.reply import Reply
from dialogs.session import Session, SessionRefused

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
    """The turn of ``owner`` cannot be taken yet; it can be once ``until`` has returned."""

    def __init__(self, until: Callable[[], Coroutine[Any, Any, None]]) -> None:
        super().__init__()
        self.until = until
        self.owner = ""


class LongTurns:
    """A :class:`~bot.turns.turn.Dialogue` that answers at once what is short, and of the rest what is worked out.

    The rest is worked out one after another, by the module ``program``: the same conversation in a process of its
    own, begun when it is first needed, and ended when a text takes more than :data:`SECONDS` of the processor.
    """

    def __init__(self, conversation: Dialogue, program: str = PROGRAM) -> None:
        self._conversation = conversation
        self._process = LineProcess(program, SECONDS, LONGEST_TURN)
        self._worked_out: dict[Situation, _Outcome] = {}

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """See :meth:`bot.turns.turn.Dialogue.turn`. Raises TurnDelayedError, once, for what is long."""
        if not isinstance(event, Said) or not is_longer(event.text, SHORT):
            return self._conversation.turn(session, event, today)
        state = None if session is None else session.model_dump_json()
        situation = Situation(state, event.text, today)
        if situation not in self._worked_out:
            raise TurnDelayedError(partial(self._work_out, situation))
        outcome = self._worked_out.pop(situation)
        if isinstance(outcome, SessionRefused):
            raise outcome
        return outcome or self._unread(session, today)

    async def _work_out(self, situation: Situation) -> None:
        """Have ``situation`` worked out, after those that were given before.

        Raises ReadingFailedError where that failed: then its turn says so, as where it took too long.
        """
        self._worked_out[situation] = None
        told = await self._process.answer(SITUATION.dump_json(situation))
        if told is None:
            return
        try:
            turn = TURN.validate_json(told)
        except ValidationError as error:
            raise ReadingFailedError(str(await self._process.stop())) from error
        self._worked_out[situation] = turn or SessionRefused("as the process says that worked on it")

    @property
    def process_id(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.process_id

    async def stop(self) -> None:
        """End the process, if there is one; what it works on is not told any more."""
        await self._process.stop()

    def _unread(self, session: Session | None, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """Say so, and put the open question again."""
        _log.warning("A long text took too much of the processor, or its reading failed")
        after, replies = self._conversation.turn(session, Opened(greeted=session is not None), today)
        return after, (Reply(words("conversation.unread")), *replies)
