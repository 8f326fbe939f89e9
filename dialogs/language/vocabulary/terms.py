"""Finding many terms in one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

S = TypeVar("S")

GAP = "*"
_WIDEST_GAP = 10
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LEAST, _A_CHARACTER, _HEAVIEST = 0.5, 0.25, 2.5
_SHORT, _SHORT_LATIN, _LONG_LATIN = 3, 0.75, 1.0
_STOPS = frozenset(",。;!?\n")


class Hit(NamedTuple, Generic[S]):
    """``term`` stands at ``text[start:end]``. ``gapped``: with other characters in its middle."""

    start: int
    end: int
    term: str
    sense: S
    gapped: bool


class SpeltTerms(NamedTuple):
    """Terms as plain content: each with the numbers of what it may mean, the lengths of those that begin with the same
    two characters, and those with a gap by what stands before it.
    """

    meanings: dict[str, tuple[int, ...]]
    lengths: dict[str, tuple[int, ...]]
    gapped: dict[str, list[str]]


def spelt_terms(terms: Iterable[tuple[str, int]]) -> SpeltTerms:
    """Terms in normal spelling, each with the number of something that it may mean."""
    meanings: dict[str, tuple[int, ...]] = {}
    alone: dict[int, tuple[int, ...]] = {}  # thousands of terms mean one and the same
    for term, number in terms:
        known = meanings.get(term)
        if known is None:
            meanings[term] = alone.setdefault(number, (number,))
        elif number not in known:
            meanings[term] = (*known, number)
    lengths: dict[str, set[int]] = defaultdict(set)
    gapped: dict[str, list[str]] = defaultdict(list)
    for term in meanings:
        if GAP in term:
            gapped[term.split(GAP, 1)[0]].append(term)
        else:
            lengths[term[:2]].add(len(term))
    sorted_lengths = {beginning: tuple(sorted(own)) for beginning, own in lengths.items()}
    return SpeltTerms(meanings, sorted_lengths, dict(gapped))


class TermIndex(Generic[S]):
    """Terms that mean some of ``senses``. A ``*`` in a term stands for up to ten characters."""

    def __init__(self, senses: Sequence[S], terms: SpeltTerms) -> None:
        self._senses = senses
        self._meanings, self._lengths, self._gapped = terms
        self._places = {beginning: place for place, beginning in enumerate(self._gapped)}
        self._widths = frozenset(map(len, self._gapped))

    def __iter__(self) -> Iterator[tuple[str, tuple[S, ...]]]:
        """Each term with what it was given."""
        return ((term, self._meant(term)) for term in self._meanings)

    def senses(self, term: str) -> Sequence[S]:
        """What ``term`` may mean. Raises KeyError for one that is not in the index."""
        return self._meant(term)

    def _meant(self, term: str) -> tuple[S, ...]:
        return tuple(self._senses[number] for number in self._meanings[term])

    def hits(self, text: str) -> list[Hit[S]]:
        """Every occurrence, overlapping ones too."""
        found = [
            Hit(start, end, text[start:end], sense, gapped=False)
            for start in range(len(text))
            for end in self._ends(text, start)
            for sense in self.senses(text[start:end])
        ]
        pieces = {text[start : start + width] for width in self._widths for start in range(len(text))}
        for beginning in sorted(pieces & self._places.keys(), key=self._places.__getitem__):
            for term in self._gapped[beginning]:
                if place := _find(text, term.split(GAP)):
                    found += [Hit(*place, term, sense, gapped=True) for sense in self.senses(term)]
        return found

    def _ends(self, text: str, start: int) -> Iterator[int]:
        for beginning in {text[start : start + 2], text[start]}:
            for length in self._lengths.get(beginning, ()):
                end = start + length
                if end <= len(text) and text[start:end] in self._meanings and _whole(text, start, end):
                    yield end


def _find(text: str, parts: list[str]) -> tuple[int, int] | None:
    """Where the parts follow one another, each within ten characters of the last and in the same sentence."""
    start = text.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for part in parts[1:]:
            following = text.find(part, end, end + _WIDEST_GAP + len(part))
            if following < 0 or not _STOPS.isdisjoint(text[end:following]):
                break
            end = following + len(part)
        else:
            if _whole(text, start, end):
                return start, end
        start = text.find(parts[0], start + 1)
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number is cut in two: ``ai`` is not in ``email``; a plural is."""
    if start and text[start] in _LATIN and text[start - 1] in _LATIN:
        return False
    if end < len(text) and text[end - 1] in _LATIN and text[end] in _LATIN:
        return text[end] == "s" and not (end + 1 < len(text) and text[end + 1] in _LATIN)
    return True


def weight(term: str) -> float:
    """How much a term says: a long one more than a short one, a Latin one like a word of three or four characters."""
    chinese = sum(character > "\x7f" for character in term)
    latin = len(term.replace(GAP, "")) - chinese
    own = _SHORT_LATIN if latin <= _SHORT else _LONG_LATIN
    return min(_HEAVIEST, _LEAST + _A_CHARACTER * chinese + (own if latin else 0.0))
