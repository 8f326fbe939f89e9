"""A message cut into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogs.language.text.phrases import Phrases, phrase

_SENTENCE_END = re.compile(r"[。!?;\n]+")
_CLAUSE_END = re.compile(  # 本科/网安5年, 本科+中级
    r"[,()\[\]【】~]+|(?<!专业):+|\.{2,}|-{2,}|(?<!\d)、|、(?!\d)|(?<![A-Za-z])[ \t]+|[ \t]+(?![A-Za-z])"
    r"|(?<![\dA-Za-z])/|/(?=[\u4e00-\u9fff])|\||(?<=[)\w])\s?\+\s?(?=[^\s\d经]|(?:19|20)\d\d)"
)


_LONG = 11
"""Characters without any punctuation: whoever writes so much of it may be speaking."""


class Clause(NamedTuple):
    """``text[start:end]`` without its punctuation; ``sentence`` counts from 0.

    ``bracket``: inside ( ). ``spaced``: parted from the clause before by a space only, as in 网安10年 中级5年.
    """

    start: int
    end: int
    sentence: int
    bracket: bool
    spaced: bool


def clauses_of(phrases: Phrases, text: str) -> tuple[Clause, ...]:
    """The clauses of ``text``, in order; one, if it has none."""
    turning, goes_on = phrases.phrases("clauses", "turns"), phrases.phrase("clauses", "goes_on")
    found: list[Clause] = []
    sentence_start = 0
    stops = [match.span() for match in _SENTENCE_END.finditer(text)]
    listed = [stop for stop in stops if goes_on.match(text, stop[1])]  # 职称：中级；专业：网安
    bounds = [*(stop for stop in stops if stop not in listed), (len(text), len(text))]
    for number, (sentence_end, next_start) in enumerate(bounds):
        depth, start = 0, sentence_start
        inside = [stop for stop in listed if sentence_start <= stop[0] < sentence_end]
        ends = sorted([*_ends(text, sentence_start, sentence_end), *inside])
        for end, after in [*ends, (sentence_end, sentence_end)]:
            if text[start:end].strip():
                spaced = bool(found) and start > found[-1].end and text[found[-1].end : start].isspace()
                found += _turns(text, Clause(start, end, number, depth > 0, spaced), turning)
            depth = max(0, depth + text.count("(", end, after) - text.count(")", end, after))
            start = after
        sentence_start = next_start
    return tuple(found) or (Clause(0, len(text), 0, bracket=False, spaced=False),)


def _ends(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a clause ends and the next begins, by punctuation or by a word of speech."""
    written = [match.span() for match in _CLAUSE_END.finditer(text, start, end)]
    spoken = [match.span() for match in phrase("clauses", "spoken").finditer(text, start, end)]
    return sorted([*written, *spoken])


def _turns(text: str, clause: Clause, turning: Sequence[re.Pattern[str]]) -> Iterator[Clause]:
    """A long clause cut where it turns to something else; 11 characters are no long one."""
    start = clause.start
    if clause.end - clause.start > _LONG:
        turns = (
            match.start() for one in turning for match in one.finditer(text, clause.start + 1, clause.end)
        )
        for at in sorted(set(turns)):
            yield clause._replace(start=start, end=at)
            start = at
    yield clause._replace(start=start)
