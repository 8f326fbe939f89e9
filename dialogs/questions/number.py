"""How many of what the notice counts: hours of training, annual reviews, typed as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.language.answer.amount import read_amount
from dialogs.questions.frame import answer, question, short
from dialogs.rendering.wording import say, words
from rules.wording.wording import plain_number

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk


def ask(talk: Talk, fact: str) -> Ask:
    """The question. A typed number is the answer, so the buttons have none."""
    unit = _unit(talk, fact)

    def read(text: str) -> Then | Misread:
        number = read_amount(text, unit)
        if number is None:
            return Misread(words("misread.number", said=short(text), unit=unit))
        return answer(fact, number)

    return question(
        talk,
        fact,
        read=read,
        shown=told(talk, fact, talk.answers.get(fact)) if fact in talk.answers else None,
        numbered=False,
        expects="number",
        template="questions.number",
        more={"unit": unit},
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    if not isinstance(value, int | float):
        return say("questions.unknown")
    return f"{plain_number(value)}{_unit(talk, fact)}"


def _unit(talk: Talk, fact: str) -> str:
    return talk.policy.catalogue.facts[fact].unit or ""
