"""The process that works out long turns: a situation comes as a line of JSON, and what it leads to goes as one."""

from __future__ import annotations

from functools import partial

from bot.notices import notices
from bot.ops.line_work import answer_lines
from bot.turns.long_turns import SITUATION, TURN
from bot.turns.turn import Dialogue
from dialogs.conversation import Conversation
from dialogs.event import Said
from dialogs.session import Session, SessionRefused


def work(conversation: Dialogue) -> None:
    """Work out what comes."""
    answer_lines(partial(_worked_out, conversation))


def _worked_out(conversation: Dialogue, line: bytes) -> bytes:
    state, said, today = SITUATION.validate_json(line)
    session = None if state is None else Session.model_validate_json(state)
    try:
        return TURN.dump_json(conversation.turn(session, Said(said), today))
    except SessionRefused:
        return TURN.dump_json(None)


if __name__ == "__main__":
    work(Conversation(notices()))
