"""Words for a qualification, each with what it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.answer.choice import Nothing, choice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogs.language.answer.choice import Choice
    from dialogs.language.text.phrases import Mention
    from dialogs.language.vocabulary.index import WordIndex


class Qualification(NamedTuple):
    """A qualification named at ``text[start:end]``; ``means`` has several ids when it is open."""

    start: int
    end: int
    means: tuple[str, ...]


def find_qualifications(words: WordIndex, text: str) -> list[Qualification]:
    """Every qualification that ``text``, as written by :meth:`WordIndex.plain`, names, in order."""
    return qualifications(words.find("education", text))


def qualifications(found: Iterable[Mention]) -> list[Qualification]:
    """What was ``found``, each with what it may mean."""
    return [Qualification(start, end, entry.ids) for start, end, entry in found]


def read_education(words: WordIndex, text: str) -> Choice:
    """The highest qualification that a typed answer names: one id, several that it may be, or none."""
    found = find_qualifications(words, words.plain(text))
    if not found:
        return Nothing()
    sure = [one for one in found if len(one.means) == 1]
    if sure:
        return choice_of([highest_of(words, sure).means[0]])
    return choice_of(found[-1].means)


def highest_of(words: WordIndex, sure: Iterable[Qualification]) -> Qualification:
    """The first of the highest tier."""
    return max(sure, key=lambda one: words.catalogue.tiers[one.means[0]])
