"""/ask: what the notice says to a question. Nothing personal goes in or comes out, and no conversation is touched."""

from __future__ import annotations

from bot.features.request import Answer, Request, Shown, saying
from bot.turns.sanitize import clean
from dialogs.reply import Reply


def answered(request: Request, question: str) -> Answer:
    """The answer with its clauses, to be passed on by its question; without a question, what can be asked."""
    pages, today = request.surroundings.notice, request.today
    answers = pages.answers(today, pages.meant(question, today) or request.notice)
    if answers is None:
        return saying(pages.unsettled(today))
    answer = answers.ask(clean(question), today)
    if question:
        request.turn.note_question(answer.question, answer.status)
    shareable = answer.question if answer.answers and request.surroundings.passes_on else ""
    return Answer((Shown(Reply(answer.markdown, shareable=shareable)),))
