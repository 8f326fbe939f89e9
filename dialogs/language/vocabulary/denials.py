"""What is denied in a text (没有专利和论文, 没读过研究生, 非硕士), in messages and in questions alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from dialogs.language.text.phrases import Mention, Phrases
from dialogs.language.text.scanning import scan
from dialogs.language.vocabulary.notice_words import Thing

MASKS: Final[dict[Thing, str]] = {"kinds": "\ue001", "titles": "\ue002", "education": "\ue003"}
"""The character that stands for each character of a thing, by its family."""
_WORK = "\ue004"
_ALL = frozenset((*MASKS.values(), _WORK))


def masked(text: str, things: Mapping[Thing, Iterable[Mention]]) -> str:
    """``text``, as long as before, with every thing that has a mask as a run of it."""
    letters = list(text)
    for family, mask in MASKS.items():
        for thing in things.get(family, ()):
            letters[thing.start : thing.end] = mask * (thing.end - thing.start)
    return "".join(letters)


def denied(phrases: Phrases, text: str, masked_text: str, work: Iterable[Mention]) -> Iterator[int]:
    """Every place of a thing that is denied: 没有专利和论文, 论文专利都没有, 论文：无, 0篇论文; 没做过数据安全."""
    letters = list(text)
    field = (match.span() for match in scan(phrases.phrase("work", "field"), text))
    for start, end in chain(field, (one[:2] for one in work)):
        letters[start:end] = _WORK * (end - start)
    for key, hidden in (("denied", masked_text), ("denied_work", "".join(letters))):
        for pattern in phrases.phrases("denials", key):
            for match in scan(pattern, hidden):
                start, end = match.span("things")
                yield from (at for at in range(start, end) if hidden[at] in _ALL)
