"""Terms that a text means though it spells them otherwise: by their sound, or with one character wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dialogs.language.text.spelling import homophones
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.terms import GAP, Hit, TermIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogs.language.vocabulary.lexicon import Lexicon, Sense

_SHORTEST_SOUND = 3
_SHORTEST_SPELT = 4
_SHORTEST_LATIN = 5
_ALIKE_CHINESE = 74.0
_ALIKE_LATIN = 85.0
_BY_SPELLING = frozenset({Family.WORK})
"""Many terms of the other families differ in one character and mean another thing (初级职称, 中级职称)."""
_BY_SOUND = frozenset(Family) - {Family.SILENCE, Family.IDLE, Family.SHARED_WORK}
_LATIN_WORD = re.compile(r"[a-z][a-z0-9]+")


class NearTerms:
    """Built at the first question that needs it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        self._latin: list[str] = []
        sounds: list[tuple[str, str]] = []
        for term in lexicon:
            if GAP in term:
                continue
            spelt = any(sense.family in _BY_SPELLING for sense in lexicon.senses(term))
            if term.isascii():
                self._latin += [term] if spelt and len(term) >= _SHORTEST_LATIN else []
                continue
            if spelt and len(term) >= _SHORTEST_SPELT:
                for pair in {term[i : i + 2] for i in range(len(term) - 1)}:
                    self._by_pair[pair].append(term)
            if len(term) >= _SHORTEST_SOUND and any(s.family in _BY_SOUND for s in lexicon.senses(term)):
                sounds.append((_sound(term), term))
        self._sounds = TermIndex(sounds)

    def hits(self, text: str, *, spelling: bool) -> list[Hit[Sense]]:
        """What ``text`` seems to mean where it spells no term of three characters or more.

        ``spelling``: by one wrong character, too, which only names of work allow.
        """
        rest = list(text)
        for hit in self._lexicon.hits(text):
            if hit.end - hit.start >= _SHORTEST_SOUND and not hit.gapped:
                rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        unknown = "".join(rest)
        found = [*self._alike_in_sound(unknown), *self._alike_latin(unknown)]
        return [*found, *self._alike_in_spelling(unknown)] if spelling else found

    def _alike_in_sound(self, text: str) -> Iterator[Hit[Sense]]:
        for hit in self._sounds.hits(_sound(text)):
            if text[hit.start : hit.end] != hit.sense:
                yield from self._as(hit.sense, hit.start, hit.end, _BY_SOUND)

    def _alike_in_spelling(self, text: str) -> Iterator[Hit[Sense]]:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only a question that is not understood waits for it

        pairs = {text[i : i + 2] for i in range(len(text) - 1)}
        candidates = {term for pair in pairs for term in self._by_pair.get(pair, ()) if term not in text}
        for term in sorted(candidates):
            found = fuzz.partial_ratio_alignment(term, text, score_cutoff=_ALIKE_CHINESE)
            if found and found.dest_end - found.dest_start >= len(term) - 1:
                yield from self._as(term, found.dest_start, found.dest_end, _BY_SPELLING)

    def _alike_latin(self, text: str) -> Iterator[Hit[Sense]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        for word in _LATIN_WORD.finditer(text):
            if word.end() - word.start() >= _SHORTEST_LATIN and word.group() not in self._latin:
                best = process.extractOne(
                    word.group(), self._latin, scorer=fuzz.ratio, score_cutoff=_ALIKE_LATIN
                )
                if best:
                    yield from self._as(best[0], word.start(), word.end(), _BY_SPELLING)

    def _as(self, term: str, start: int, end: int, families: frozenset[Family]) -> Iterator[Hit[Sense]]:
        for sense in self._lexicon.senses(term):
            if sense.family in families:
                yield Hit(start, end, term, sense, gapped=False)


def _sound(text: str) -> str:
    """One private character a syllable, so that sounds are compared as text is; what has no sound stays."""
    table = homophones()
    return "".join(table.get(character, character) for character in text)
