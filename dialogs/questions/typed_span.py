"""How long, or since when, as it is typed; of a year alone, whether it is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.interview import volunteered_facts
from dialogs.language.answer.tenure import LONGEST_YEARS, READABLE, Since, Years, is_of_a_title, read_tenure
from dialogs.language.text.phrases import phrase
from dialogs.questions.entry import Given
from dialogs.questions.frame import short, unclear
from dialogs.rendering.wording import words
from rules.profile.tenure import MONTHS

if TYPE_CHECKING:
    from dialogs.engine.talk import Talk
    from rules.notice.person_data import RouteData
from rules.wording.wording import day_in_words


def read_span(talk: Talk, text: str, since: str) -> Given | Misread:
    """``{"years": 8.5}``, or ``{since: "2018-07"}``; what cannot be read says what would be right.

    A year alone is enough where none of its months changes anything; it is noted by its last.
    """
    found = read_tenure(text, talk.today, "around_work" if since == "since" else "around_title")
    if since != "since" and phrase("spans", "not_got").search(text):
        return Misread("misread.instead", unread=short(text), instead=READABLE)
    if since == "since" and is_of_a_title(text):
        return Misread("misread.instead", unread=short(text), instead=READABLE)
    if isinstance(found, Years):
        return Given({"years": found.years})
    if isinstance(found, Since):
        return Given({since: found.since})
    if found.year is None or not _is_long_ago(talk, found.year):
        return unclear(found, text)
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


def read_experience(talk: Talk, fact: str, text: str) -> Given | Misread:
    """A length or a beginning; what a message surely says of it and of nothing else answers it: 网安8年."""
    found = read_span(talk, text, "since")
    if isinstance(found, Given):
        return found
    reading = volunteered_facts.read(talk, text)
    told = volunteered_facts.said(talk, reading)
    return Given(told[fact]) if set(told) == {fact} and not reading.set_aside else found
