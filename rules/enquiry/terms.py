"""Finding many terms in one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

S = TypeVar("S")

GAP = "*"
_BETWEEN = r"[^,。;!?\n]{0,10}?"
_END = ""
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


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
        self._trie: dict[str, dict] = {}  # type: ignore[type-arg]
        self._senses: dict[str, list[S]] = {}
        for term, sense in terms:
            self._senses.setdefault(term, []).append(sense)
        self._gapped = [
            (term, term.split(GAP), re.compile(_BETWEEN.join(map(re.escape, term.split(GAP)))))
            for term in self._senses
            if GAP in term
        ]
        for term in self._senses:
            if GAP not in term:
                node = self._trie
                for character in term:
                    node = node.setdefault(character, {})
                node[_END] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._senses)

    def senses(self, term: str) -> list[S]:
        """What ``term`` may mean. Raises KeyError for one that is not in the index."""
        return self._senses[term]

    def hits(self, text: str) -> list[Hit[S]]:
        """Every occurrence, overlapping ones too, in the order of their ends within the order of their starts."""
        found = [
            Hit(start, end, text[start:end], sense, gapped=False)
            for start in range(len(text))
            for end in self._ends(text, start)
            for sense in self._senses[text[start:end]]
        ]
        for term, parts, pattern in self._gapped:
            if all(part in text for part in parts):
                match = pattern.search(text)
                if match and _whole(text, match.start(), match.end()):
                    found += [Hit(match.start(), match.end(), term, sense, gapped=True) for sense in self._senses[term]]
        return found

    def _ends(self, text: str, start: int) -> Iterator[int]:
        node = self._trie
        for end in range(start, len(text)):
            following = node.get(text[end])
            if following is None:
                return
            node = following
            if _END in node and _whole(text, start, end + 1):
                yield end + 1


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number is cut in two: ``ai`` is not in ``email``; a plural is."""
    if start and text[start] in _LATIN and text[start - 1] in _LATIN:
        return False
    if end < len(text) and text[end - 1] in _LATIN and text[end] in _LATIN:
        return text[end] == "s" and not (end + 1 < len(text) and text[end + 1] in _LATIN)
    return True


def weight(term: str) -> float:
    """How much a term says: a long one more than a short one, a Latin one like a word of three characters."""
    chinese = sum(character > "\x7f" for character in term)
    latin = len(term.replace(GAP, "")) - chinese
    return min(2.5, 0.5 + 0.25 * chinese + (0.0 if not latin else 0.75 if latin <= 3 else 1.0))
