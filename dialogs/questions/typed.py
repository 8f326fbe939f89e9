"""Facts that are typed in the forms people use: a number, a month or a day, how long or since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dialogs.engine.ask import Misread
from dialogs.language.answer.tenure import LONGEST_YEARS, Since, Years, read_tenure
from dialogs.language.text.amounts import Unit, is_nought, only_amount
from dialogs.questions.entry import Given
from dialogs.questions.frame import answer, question, short
from dialogs.rendering.dates import day_in_words, span
from dialogs.rendering.wording import escape, say, words
from rules.notice.profile_values import LARGEST
from rules.profile.tenure import MONTHS
from rules.wording.wording import plain_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk
    from dialogs.reply import Expected
    from rules.notice.person_data import RouteData

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
        return Misread(words("misread.number", said=short(text), unit=unit))
    return Given(number)


def _day(talk: Talk, _fact: str, text: str) -> Given | Misread:
    """A month or a day, of which the years that have passed count."""
    found = read_tenure(text, talk.today)
    return Given(found.since) if isinstance(found, Since) else Misread(words("misread.day", said=short(text)))


def read_span(talk: Talk, text: str, since: str) -> Given | Misread:
    """``{"years": 8.5}``, or ``{since: "2018-07"}``; what cannot be read says what would be right.

    A year alone is enough where none of its months changes anything; it is noted by its last.
    """
    found = read_tenure(text, talk.today)
    if isinstance(found, Years):
        return Given({"years": found.years})
    if isinstance(found, Since):
        return Given({since: found.since})
    if found.year is None or not _is_long_ago(talk, found.year):
        return Misread(escape(found.why))
    last = f"{found.year}-{MONTHS}"
    note = words("questions.whole_year", year=str(found.year), date=day_in_words(last))
    return Given({since: last}, note)


def _is_long_ago(talk: Talk, year: int) -> bool:
    """Whether its last month has all the years for which any route asks, and one more, which settles how to count."""
    routes = [
        route
        for level in talk.policy.catalogue.levels.values()
        for condition in level.conditions
        for route in condition.routes or ()
    ]
    most = max((max(_years(route)) for route in routes), default=0)
    return 0 <= talk.today.year - LONGEST_YEARS <= year < talk.today.year - most - 1


def _years(route: RouteData) -> tuple[float, float]:
    return route.experience_years or 0, route.title.years if route.title else 0


_READERS: Final[Mapping[str, Callable[[Talk, str, str], Given | Misread]]] = {
    "number": _number,
    "day": _day,
    "tenure": lambda talk, _, text: read_span(talk, text, "since"),
}
