"""Words for a qualification, each with what it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.answer.choice import Nothing, choice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogs.language.answer.choice import Choice
    from dialogs.language.text.phrases import Mention
    from dialogs.language.vocabulary.index import WordIndex


def read_education(words: WordIndex, text: str) -> Choice:
    """The highest qualification that a typed answer names: one id, several that it may be, or none."""
    found = words.find("education", words.plain(text))
    if not found:
        return Nothing()
    sure = [one for one in found if len(one.entry.ids) == 1]
    return choice_of([highest_of(words, sure).entry.ids[0]] if sure else found[-1].entry.ids)


def highest_of(words: WordIndex, sure: Iterable[Mention]) -> Mention:
    """The first of the highest tier."""
    return max(sure, key=lambda one: words.catalogue.tiers[one.entry.ids[0]])
