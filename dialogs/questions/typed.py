"""Facts that are typed in the forms people use: a number, a month or a day, how long or since when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pydantic import JsonValue

from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.talk import Talk
from dialogs.language.answer.tenure import Since, read_tenure
from dialogs.language.text.amounts import Unit, is_nought, only_amount
from dialogs.questions.entry import Given
from dialogs.questions.frame import answer, question, short
from dialogs.questions.typed_span import read_experience
from dialogs.rendering.dates import span
from dialogs.rendering.wording import say, words
from dialogs.reply import Expected
from rules.notice.profile_values import LARGEST
from rules.wording.wording import day_in_words, plain_number

_EXPECTED: Final[Mapping[str, Expected]] = {"number": "number", "day": "day", "tenure": "time"}
"""What each type of fact is typed as."""


def ask(talk: Talk, fact: str) -> Ask:
    """The question."""
    kind = talk.policy.catalogue.facts[fact].type

    def read(text: str) -> Then | Misread:
        found = _READERS[kind](talk, fact, text)
        if isinstance(found, Misread):
            return found
        taken, note = answer(fact, found.value), found.note
        return taken if note is None else lambda now: taken(now.saying(note))

    hint = words(f"questions.hint.{kind}", unit=_unit(talk, fact))
    return question(
        talk,
        fact,
        read=read,
        told=told,
        expects=_EXPECTED[kind],
        template="questions.typed",
        more={"hint": hint},
        heeds=("denied",) if kind == "number" else (),
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    if isinstance(value, dict):
        return span(value)
    if isinstance(value, int | float):
        return f"{plain_number(value)}{_unit(talk, fact)}"
    return day_in_words(value) if isinstance(value, str) else say("questions.unknown")


def _unit(talk: Talk, fact: str) -> str:
    return talk.policy.catalogue.facts[fact].unit or ""


def _number(talk: Talk, fact: str, text: str) -> Given | Misread:
    """How many of what is counted; none of it is nought."""
    unit = _unit(talk, fact)
    found = only_amount(text, Unit((), unit))
    number = 0 if is_nought(text) else found.number if found else None
    if number is None or number > LARGEST:
        return Misread("misread.number", unread=short(text), unit=unit)
    return Given(number)


def _day(talk: Talk, _fact: str, text: str) -> Given | Misread:
    """A month or a day, of which the years that have passed count."""
    found = read_tenure(text, talk.today)
    return Given(found.since) if isinstance(found, Since) else Misread("misread.day", unread=short(text))


_READERS: Final[Mapping[str, Callable[[Talk, str, str], Given | Misread]]] = {
    "number": _number,
    "day": _day,
    "tenure": read_experience,
}
