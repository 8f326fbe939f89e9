"""Words for a title, each with the level or levels that it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.answer.choice import choice_of
from dialogs.language.text.lexicon import find
from dialogs.language.text.normalize import plain

if TYPE_CHECKING:
    from dialogs.language.answer.choice import Choice

LEVELS = ("junior", "intermediate", "deputy_senior", "full_senior")
"""The title levels, lowest first."""


class TitleWord(NamedTuple):
    """A title named at ``text[start:end]``; ``levels`` has several when the words leave it open.

    ``other_series`` when the words themselves belong to another series than 工程技术 (会计师, 副教授).
    """

    start: int
    end: int
    levels: tuple[str, ...]
    other_series: bool


def find_title_words(text: str) -> list[TitleWord]:
    """Every title that ``text``, as written by :func:`dialogs.language.text.normalize.plain`, names, in order."""
    return [
        TitleWord(start, end, tuple(entry["means"]), entry.get("series") == "other")
        for start, end, entry in find("titles", "words", text)
        if entry["means"]
    ]


def read_title_level(text: str) -> Choice:
    """The level that a typed answer names: one, several (also when it is open: 高级职称), or none."""
    found = [level for word in find_title_words(plain(text)) for level in word.levels]
    return choice_of(sorted(found, key=LEVELS.index))
