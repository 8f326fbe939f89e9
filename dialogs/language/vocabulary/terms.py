"""Finding many terms in one text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


class TermIndex(Generic[S]):
    """Terms in normal spelling, each with what it may mean. A ``*`` in a term stands for up to ten characters."""

    def __init__(self, terms: Iterable[tuple[str, S]]) -> None:
        self._senses: dict[str, tuple[S, ...]] = {}
        alone: dict[int, tuple[S, ...]] = {}  # thousands of terms mean one and the same
        for term, sense in terms:
            known = self._senses.get(term)
            if known is None:
                self._senses[term] = alone.setdefault(id(sense), (sense,))
            elif sense not in known:
                self._senses[term] = (*known, sense)
        lengths: dict[str, set[int]] = defaultdict(set)
        self._gapped: dict[str, list[str]] = defaultdict(list)
        for term in self._senses:
            if GAP in term:
                self._gapped[term.split(GAP, 1)[0]].append(term)
            else:
                lengths[term[:2]].add(len(term))
        self._lengths = {beginning: tuple(sorted(own)) for beginning, own in lengths.items()}

    def __iter__(self) -> Iterator[tuple[str, tuple[S, ...]]]:
        """Each term with what it was given."""
        return iter(self._senses.items())

    def senses(self, term: str) -> Sequence[S]:
        """What ``term`` may mean. Raises KeyError for one that is not in the index."""
        return self._senses[term]

    def hits(self, text: str) -> list[Hit[S]]:
        """Every occurrence, overlapping ones too."""
        found = [
            Hit(start, end, text[start:end], sense, gapped=False)
            for start in range(len(text))
            for end in self._ends(text, start)
            for sense in self.senses(text[start:end])
        ]
        for beginning, terms in self._gapped.items():
            if beginning in text:
                for term in terms:
                    if place := _find(text, term.split(GAP)):
                        found += [Hit(*place, term, sense, gapped=True) for sense in self.senses(term)]
        return found

    def _ends(self, text: str, start: int) -> Iterator[int]:
        for beginning in {text[start : start + 2], text[start]}:
            for length in self._lengths.get(beginning, ()):
                end = start + length
                if end <= len(text) and text[start:end] in self._senses and _whole(text, start, end):
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
