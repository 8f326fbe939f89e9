"""/ask: what the notice says to a question. Nothing personal goes in or comes out, and no conversation is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import words
from bot.telegram.telling import said
from bot.typed import clean
from dialogs.wording import Markdown, escape

if TYPE_CHECKING:
    from bot.store import Message
    from bot.telegram.surroundings import Surroundings
    from bot.telegram.telling import Addressee
    from bot.turn import Turn
    from rules.enquiry import Answer


def answered(to: Addressee, question: str, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """The answer with its clauses; without a question, what can be asked."""
    enquiry = surroundings.notice.enquiry(turn.today)
    if enquiry is None:
        return said(to, words.markdown("no_notice"))
    answer = enquiry.ask(clean(question))
    if question:
        turn.note_question(answer.question, answer.status)
    return said(to, shown(answer))


def shown(answer: Answer) -> Markdown:
    """The whole answer, a paragraph a line."""
    return Markdown("\n\n".join(escape(line) for line in answer.text.splitlines()))
