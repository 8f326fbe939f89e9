"""The outcomes that a question lists, read as a message lists them: all that it counts, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

from dialogs.language.message.achievements import FIELD, read_achievements
from dialogs.language.message.document import MessageText, message_text
from dialogs.language.message.quantities import Quantity, find_quantities
from dialogs.language.message.topics import find_topics
from dialogs.language.text.phrases import Mention
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family

_OPEN: Final = frozenset({FIELD, f"{FIELD}.count"})
_STOPS: Final = re.compile(r"([,。;、()])")


def read_listed(words: WordIndex, text: str, day: date) -> Sequence[Mapping[str, Any]] | None:
    """The achievements that ``text``, a question without what it asks, lists; None where not all of it is counted."""
    message = replace(message_text(words, _cut_apart(words, text), day, own=True), as_named=True)
    quantities = find_quantities(message)
    topics = find_topics(message, sorted(_named(message, quantities), key=lambda one: one[:2]), quantities)
    slot = read_achievements(message, topics)
    entries: Any = slot.value or ()
    counted = [one for topic in topics for one in topic.quantities]
    each = any(message.says("topics", "each", message.before(one.start)) for one in quantities)
    is_open = any(one.field in _OPEN for one in slot.unsure) or (each and len(topics) == 1)
    none = {one.start for one in slot.aside}
    of_his = [topic for topic in topics if topic.word.start not in none]
    told = sum(_at_least([one.number for one in topic.quantities]) for topic in of_his)
    fewer = sum(one.get("count", 1) for one in entries) < told
    return None if is_open or fewer or any(one not in counted for one in quantities) else entries


def _cut_apart(words: WordIndex, text: str) -> str:
    """一本专著一篇核心, 专著一本核心一篇: with a comma between what is counted."""
    pieces = []
    for piece in _STOPS.split(text):
        spans = [one.span() for one in words.phrases.phrase("quantities", "exact").finditer(piece)]
        kinds = [one.start for one in words.find("kinds", piece)]
        behind = bool(spans and kinds) and kinds[0] < spans[0][0] and kinds[-1] < spans[-1][0]
        cuts = [0, *(span[behind] for span in spans if span[0] and span[1] in kinds), len(piece)]
        pieces.append(",".join(piece[start:end] for start, end in pairwise(cuts)))
    return "".join(pieces)


def _named(message: MessageText, quantities: Sequence[Quantity]) -> Iterator[Mention]:
    """The kinds, and what questions call so where it is counted: 2项产品."""
    kinds = message.things["kinds"]
    yield from kinds
    taken = [*(one[:2] for one in kinds), *(one[:2] for one in message.said)]
    ends = {one.end for one in quantities}
    starts = {one.start for one in quantities}
    for hit in message.words.lexicon.hits(message.text):
        start = hit.start + 1 if hit.start + 1 in ends else hit.start  # 2起事件
        counted = (
            start in ends
            or hit.end in starts
            or message.says("topics", "each", message.text[start : hit.end + 1])
        )
        apart = all(hit.end <= one or other <= start for one, other in taken)
        if hit.sense.family is Family.KIND and not hit.gapped and apart and counted:
            taken.append((start, hit.end))
            entry = next(one for one in message.words.kinds if one.ids == (hit.sense.value,))
            yield Mention(start, hit.end, entry)


def _at_least(numbers: Sequence[int]) -> int:
    """How many of a kind there are by these numbers, of which the greatest may be that of all."""
    most = max(numbers, default=0)
    return most if numbers.count(most) == 1 else sum(numbers)
