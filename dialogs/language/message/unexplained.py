"""What a clause says beside the words that the readers know: the less is left, the surer a bare word is a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.language.message.document import MessageText
from dialogs.language.vocabulary.notice_words import Thing

_FAMILIES: Final[tuple[Thing, ...]] = ("titles", "education", "directions")


def remainder(message: MessageText, start: int, end: int) -> int:
    """How many characters of ``text[start:end]``, part of one clause, say something that is not known.

    本科 and 我现在是本科学历 leave none; 招的都是本科 and 本科被清退 leave some, and may mean anything.
    """
    left = list(message.text[start:end])
    for low, high in _known(message, start, end):
        left[low - start : high - start] = "|" * (high - low)
    return sum(char != "|" for char in message.phrase("asides", "known").sub("|", "".join(left)))


def _known(message: MessageText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` that are times, titles, qualifications or work of one direction."""
    for family in _FAMILIES:
        for thing in message.inside(family, start, end):
            yield thing.start, thing.end
    for time in message.times:
        if start <= time.start and time.end <= end:
            yield time.start, time.end
