"""/ask: what the notice says to a question. Nothing personal goes in or comes out, and no conversation is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.render import said
from bot.turns.sanitize import clean
from bot.wording import words
from dialogs.rendering.wording import Markdown, escape

if TYPE_CHECKING:
    from bot.channels.telegram.render import Addressee
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.language.question import Answer


def answered(to: Addressee, question: str, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """The answer with its clauses; without a question, what can be asked."""
    enquiry = surroundings.notice.enquiry(turn.today)
    if enquiry is None:
        return said(to, words("browse.no_notice"))
    answer = enquiry.ask(clean(question))
    if question:
        turn.note_question(answer.question, answer.status)
    return said(to, shown(answer))


def shown(answer: Answer) -> Markdown:
    """The whole answer, a paragraph a line."""
    return Markdown("\n\n".join(escape(line) for line in answer.text.splitlines()))
