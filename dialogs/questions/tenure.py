"""How long, or since when: typed, in the forms people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.language.answer.tenure import Since, Unclear, Years, read_tenure
from dialogs.questions.frame import answer, question
from dialogs.rendering.dates import day_in_words, length
from dialogs.rendering.wording import escape, say

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk


def ask(talk: Talk, fact: str) -> Ask:
    """The question. A typed number is a number of years, so the buttons have none."""

    def read(text: str) -> Then | Misread:
        found = read_span(text, talk.today, "since")
        return found if isinstance(found, Misread) else answer(fact, found)

    return question(
        talk,
        fact,
        read=read,
        shown=told(talk, fact, talk.answers.get(fact)) if fact in talk.answers else None,
        numbered=False,
        template="questions.tenure",
    )


def read_span(text: str, today: date, since: str) -> dict[str, JsonValue] | Misread:
    """``{"years": 8.5}``, or ``{since: "2018-07"}``; what cannot be read says what would be right."""
    found = read_tenure(text, today)
    if isinstance(found, Unclear):
        return Misread(escape(found.why))
    return {"years": found.years} if isinstance(found, Years) else {since: Since(found.since).since}


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del talk, fact
    if not isinstance(value, dict):
        return say("questions.unknown")
    years = value.get("years")
    if isinstance(years, int | float):
        return length(years)
    return say("questions.date.since", date=day_in_words(str(value["since"])))
