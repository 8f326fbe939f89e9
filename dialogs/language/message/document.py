"""A message cut into sentences and clauses, with its times, and with whom each part speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.message.attribution import FACT, subjects
from dialogs.language.text.normalize import plain
from dialogs.language.text.time_expressions import find_times

if TYPE_CHECKING:
    from datetime import date

    from dialogs.language.text.times import Time

_FARTHEST = 60
"""Characters around a word that can change what it means; keeps the work linear in a clause without end."""

_NEAR = 24
"""Characters around a bare word that may make something else of it."""

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


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message in the one way of writing, ready for the readers of single facts.

    ``subjects`` has one letter for each character of ``text`` (see :mod:`dialogs.language.message.attribution`).
    """

    text: str
    as_of: date
    clauses: tuple[Clause, ...]
    times: tuple[Time, ...]
    subjects: str

    def index(self, position: int) -> int:
        """The number of the clause in which ``position`` lies, or after which it stands."""
        return max(0, bisect_right(self.clauses, position, key=lambda clause: clause.start) - 1)

    def clause(self, position: int) -> Clause:
        """The clause in which ``position`` lies."""
        return self.clauses[self.index(position)]

    def before(self, position: int) -> str:
        """What the clause says before ``position``, as far as it can matter."""
        return self.text[max(self.clause(position).start, position - _FARTHEST) : position]

    def after(self, position: int) -> str:
        """What is left of the clause from ``position`` on, as far as it can matter."""
        end = max(position, self.clause(max(position - 1, 0)).end)
        return self.text[position : min(end, position + _FARTHEST)]

    def surroundings(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around ``text[start:end]`` begins and ends, as far as it can matter."""
        before, after = self.before(start), self.after(end)
        return start - min(len(before), _NEAR), end + min(len(after), _NEAR)

    def sentence(self, position: int) -> str:
        """The whole sentence around ``position``."""
        start, end = self.sentence_bounds(position)
        return self.text[start:end]

    def sentence_bounds(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around ``position``."""
        number = self.clause(position).sentence
        inside = [clause for clause in self.clauses if clause.sentence == number]
        return inside[0].start, inside[-1].end

    def is_fact(self, position: int) -> bool:
        """Whether what stands at ``position`` is said of the applicant and as a fact."""
        return self.subjects[position] == FACT

    def excerpt(self, start: int, end: int) -> str:
        """The clause or clauses around ``text[start:end]``, to be shown to the person."""
        first, last = self.clause(start), self.clause(max(start, end - 1))
        return self.text[min(first.start, start) : max(last.end, end)].strip()


def _clauses(text: str) -> tuple[Clause, ...]:
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


def read_passage(text: str, as_of: date) -> MessageText:
    """``text`` as people typed it, put into the one way of writing and cut up."""
    text = plain(text)
    clauses = _clauses(text)
    return MessageText(text, as_of, clauses, find_times(text, as_of), subjects(text, clauses))
