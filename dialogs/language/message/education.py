"""Words for a qualification, each with what it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.answer.choice import Nothing, choice_of
from dialogs.language.text.lexicon import find
from dialogs.language.text.normalize import plain

if TYPE_CHECKING:
    from dialogs.language.answer.choice import Choice

TIERS = {
    "doctor": 4,
    "master": 3,
    "bachelor": 2,
    "technician_class": 2,
    "college": 1,
    "senior_worker_class": 1,
    "secondary_vocational": 0,
    "intermediate_worker_class": 0,
    "other": -1,
}
"""The profile's ``education`` values with their tiers (interpretation §1)."""


class Qualification(NamedTuple):
    """A qualification named at ``text[start:end]``; ``means`` has several ids when it is open."""

    start: int
    end: int
    means: tuple[str, ...]


def find_qualifications(text: str) -> list[Qualification]:
    """Every qualification that ``text`` (see :func:`dialogs.language.text.normalize.plain`) names, in order."""
    found = find("education", "words", text)
    return [Qualification(start, end, tuple(entry["means"])) for start, end, entry in found]


def read_education(text: str) -> Choice:
    """The highest qualification that a typed answer names: one id, several that it may be, or none."""
    found = find_qualifications(plain(text))
    if not found:
        return Nothing()
    sure = [one for one in found if len(one.means) == 1]
    if sure:
        return choice_of([max(sure, key=lambda one: TIERS[one.means[0]]).means[0]])
    return choice_of(found[-1].means)
