"""Words for a qualification or a title, each with what it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dialogs.language.answer.choice import Choice, Nothing, choice_of
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


class TitleWord(NamedTuple):
    """A title named at ``text[start:end]``; ``levels`` has several when the words leave it open.

    ``other_series`` when the words themselves belong to another series than the notice's (会计师, 副教授).
    ``ends_as_job``: with the name of a job (高级工程师); ``is_job``: it is nothing else (工程师).
    """

    start: int
    end: int
    levels: tuple[str, ...]
    other_series: bool
    ends_as_job: bool
    is_job: bool


def title_words(words: WordIndex, text: str, found: Iterable[Mention]) -> list[TitleWord]:
    """The titles among what was ``found`` in ``text``, with what their words are besides."""
    jobs = words.jobs
    return [
        TitleWord(
            start, end, entry.ids, entry.other_series, text[start:end].endswith(jobs), text[start:end] in jobs
        )
        for start, end, entry in found
        if entry.ids
    ]


def read_title_level(words: WordIndex, text: str) -> Choice:
    """The level that a typed answer names: one, several (also when it is open: 高级职称), or none."""
    found = [level for one in words.find("titles", words.plain(text)) for level in one.entry.ids]
    return choice_of(sorted(found, key=lambda level: words.catalogue.titles[level]))
