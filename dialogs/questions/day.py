"""Since when: a month or a day, of which the years that have passed count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.language.answer.tenure import Since, read_tenure
from dialogs.questions.frame import answer, question, short
from dialogs.rendering.dates import day_in_words
from dialogs.rendering.wording import say, words

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk


def ask(talk: Talk, fact: str) -> Ask:
    """The question. A typed month is the answer, so the buttons have no numbers."""

    def read(text: str) -> Then | Misread:
        found = read_tenure(text, talk.today)
        if isinstance(found, Since):
            return answer(fact, found.since)
        return Misread(words("misread.day", said=short(text)))

    return question(
        talk,
        fact,
        read=read,
        shown=told(talk, fact, talk.answers.get(fact)) if fact in talk.answers else None,
        numbered=False,
        expects="day",
        template="questions.day",
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del talk, fact
    return day_in_words(value) if isinstance(value, str) else say("questions.unknown")
