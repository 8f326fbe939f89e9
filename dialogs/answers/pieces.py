"""What a question names that the like of it may stand in place of: a degree, a title, an outcome, a number."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final, NamedTuple

from dialogs.answers.told_times import INTENTS
from dialogs.language.question.overlap import telling
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family

_GROUPS: Final = (
    frozenset({Family.EDUCATION}),
    frozenset({Family.LEVEL, Family.JOB_TITLE, Family.STANDING_FOR}),
    frozenset({Family.KIND, Family.UNLISTED}),
    frozenset({Family.WORK, Family.SHARED_WORK}),
)
"""What of one kind may stand in place of another; behind them come the slots of phrases/intents.yaml."""
DEGREES, TITLES, KINDS, _, ANOTHER_SERIES, _, RANK, COUNT, _, _, USED, ROLE, JOURNAL, BENEFIT = range(14)


class NamedPiece(NamedTuple):
    """``text[start:end]`` names something, of the ``group`` of what may stand in its place."""

    start: int
    end: int
    group: int


class Pieces:
    """Those of questions about one notice."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words

    def of(self, text: str, likely: Container[int] = ()) -> Iterator[NamedPiece]:
        """What ``text`` names, each thing once, in its order; what may be of several groups, of a ``likely`` one."""
        end = 0
        order = sorted(
            self.every(text), key=lambda one: (one.start, -one.end, one.group not in likely, -one.group)
        )
        for piece in order:
            if piece.start >= end:
                end = piece.end
                yield piece

    def every(self, text: str) -> Iterator[NamedPiece]:
        """All that it names, also within one another."""
        for hit in telling(self._words.lexicon.hits(text), len(text)):
            for number, families in enumerate(_GROUPS):
                leans = hit.sense.hint and hit.sense.family is Family.WORK
                if hit.sense.family in families and not (hit.gapped or leans):
                    yield NamedPiece(hit.start, hit.end, number)
        for number, pattern in enumerate(self._words.phrases.phrases(INTENTS, "slots"), len(_GROUPS)):
            for match in pattern.finditer(text):
                yield NamedPiece(*match.span(), number)

    def outcomes(self, text: str) -> set[str]:
        """The kinds of outcomes, and what is none, that are named, if only by words that lean to one."""
        hits = self._words.lexicon.hits(text)
        return {hit.sense.value for hit in hits if hit.sense.family in _GROUPS[KINDS]}


def merged(pieces: Iterable[NamedPiece]) -> list[NamedPiece]:
    """Those that stand side by side and are of one kind as one: 区块链智能合约."""
    found: list[NamedPiece] = []
    for one in pieces:
        if found and (found[-1].end, found[-1].group) == (one.start, one.group):
            found[-1] = found[-1]._replace(end=one.end)
        else:
            found.append(one)
    return found
