"""The process that works out long turns: ``python -m bot.turns.long_turns_process SECONDS``.

A situation comes as a line of JSON on standard input, and what the turn leads to goes as one to standard output.
Each may take SECONDS of the processor; beyond, the process is ended.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, Final

from bot.ops.child_process import end_with_parent, limit
from bot.ops.supervision import reason
from bot.turns.long_turns import SITUATION, TURN
from dialogs.conversation import Conversation
from dialogs.event import Said
from dialogs.session import Session, SessionRefused
from rules import load_policies

if TYPE_CHECKING:
    from types import TracebackType

    from bot.turns.turns import Dialogue

_NICER: Final = 10
"""By so much others go before."""
_MEMORY: Final = 1_500_000_000
"""Bytes of address space."""


def work(conversation: Dialogue) -> None:
    """Work out what comes, for as long as something may come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    os.nice(_NICER)
    limit(resource.RLIMIT_AS, _MEMORY)
    limit(resource.RLIMIT_CORE, 0)
    sys.excepthook = _say_where
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    seconds = float(sys.argv[1])
    for line in sys.stdin.buffer:
        # By the processor's time, whatever the clock says; and the kernel asks no interpreter that is busy.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        told.write(_worked_out(conversation, line) + b"\n")
        told.flush()
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def _worked_out(conversation: Dialogue, line: bytes) -> bytes:
    state, said, today = SITUATION.validate_json(line)
    session = None if state is None else Session.model_validate_json(state)
    try:
        return TURN.dump_json(conversation.turn(session, Said(said), today))
    except SessionRefused:
        return TURN.dump_json(None)


def _say_where(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """What a person wrote may stand in the error's own words."""
    sys.stderr.write(f"A long text was not read to its end: {reason(error)}\n")


if __name__ == "__main__":
    work(Conversation(load_policies()))
