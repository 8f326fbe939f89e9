"""A message cut into sentences and clauses, with its times, and with whom each part speaks of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogs.language.message.attribution import FACT, subjects
from dialogs.language.message.clause import clauses_of
from dialogs.language.text.time_expressions import find_times

if TYPE_CHECKING:
    import re
    from datetime import date

    from dialogs.language.message.clause import Clause
    from dialogs.language.text.times import Time
    from dialogs.language.vocabulary.index import WordIndex

_FARTHEST = 60
"""Characters around a word that can change what it means; keeps the work linear in a clause without end."""

_NEAR = 24
"""Characters around a bare word that may make something else of it."""


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message in the one way of writing, ready for the readers of single facts.

    ``words``: the notice's. ``subjects`` has one letter for each character of ``text`` (see
    :mod:`dialogs.language.message.attribution`).
    """

    text: str
    words: WordIndex
    as_of: date
    clauses: tuple[Clause, ...]
    times: tuple[Time, ...]
    subjects: str

    def phrase(self, name: str, key: str) -> re.Pattern[str]:
        """The expression ``key`` of the file ``name``, with the notice's words in it."""
        return self.words.phrases.phrase(name, key)

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


def message_text(words: WordIndex, text: str, as_of: date) -> MessageText:
    """``text`` as people typed it, put into the one way of writing and cut up."""
    text = words.plain(text)
    clauses = clauses_of(text)
    return MessageText(
        text, words, as_of, clauses, find_times(text, as_of), subjects(words.phrases, text, clauses)
    )
