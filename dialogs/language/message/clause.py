"""A message cut into sentences and clauses."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE_END = re.compile(r"[。!?;\n]+")
_CLAUSE_END = re.compile(
    r"[,()\[\]【】~]+|(?<!专业):+|\.{2,}|-{2,}|(?<!\d)、|、(?!\d)|[ \t]+"
    r"|(?<![\dA-Za-z])/|\||(?<=[)\u4e00-\u9fff])\s?\+\s?(?=[^\s\d经])"  # 本科/网安5年, 本科+中级
)


class Clause(NamedTuple):
    """``text[start:end]`` without its punctuation; ``sentence`` counts from 0.

    ``bracket``: inside ( ). ``spaced``: parted from the clause before by a space only, as in 网安10年 中级5年.
    """

    start: int
    end: int
    sentence: int
    bracket: bool
    spaced: bool


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of ``text``, in order; one, if it has none."""
    found: list[Clause] = []
    sentence_start = 0
    bounds = [*(match.span() for match in _SENTENCE_END.finditer(text)), (len(text), len(text))]
    for number, (sentence_end, next_start) in enumerate(bounds):
        depth, start, spaced = 0, sentence_start, False
        ends = _CLAUSE_END.finditer(text, sentence_start, sentence_end)
        for end, after in [*(match.span() for match in ends), (sentence_end, sentence_end)]:
            if text[start:end].strip():
                found.append(Clause(start, end, number, depth > 0, spaced))
            depth = max(0, depth + text.count("(", end, after) - text.count(")", end, after))
            start, spaced = after, text[end:after].isspace()
        sentence_start = next_start
    return tuple(found) or (Clause(0, len(text), 0, bracket=False, spaced=False),)
