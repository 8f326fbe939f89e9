"""What a clause says beside the words that the readers know: the less is left, the surer a bare word is a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.education import find_qualifications
from dialogs.language.message.title_level import find_title_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogs.language.message.document import MessageText


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
    text = message.text[start:end]
    spans = [(word.start, word.end) for word in find_title_words(message.words, text)]
    spans += [(named.start, named.end) for named in find_qualifications(message.words, text)]
    spans += [(work.start, work.end) for work in message.words.find("directions", text)]
    for low, high in spans:
        yield start + low, start + high
    for time in message.times:
        if start <= time.start and time.end <= end:
            yield time.start, time.end
