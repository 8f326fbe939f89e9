"""Terms that a text means though it spells them otherwise: by their sound, or with a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.language.text.spelling import homophones
from dialogs.language.vocabulary.lexicon import Family, Lexicon, Sense
from dialogs.language.vocabulary.terms import GAP, Hit, TermIndex, spelt_terms

_SHORTEST_SOUND = 3
_SHORTEST_LATIN = 5
_ALIKE_LATIN = 90.0
_BY_SPELLING = frozenset({Family.WORK})
_SAYS_LITTLE = frozenset({Family.OWN_WORK, Family.ASKS, Family.GUARDING, Family.ANY_DIRECTION})
_BY_SOUND = frozenset(Family) - {Family.SILENCE, Family.IDLE, Family.SHARED_WORK}
_LATIN_WORD = re.compile(r"[a-z][a-z0-9]+")


class NearTerms:
    """Built at the first question that needs it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._latin: list[str] = []
        sounding: list[str] = []
        for term, senses in lexicon:
            if GAP in term:
                continue
            spelt = any(sense.family in _BY_SPELLING for sense in senses)
            if term.isascii():
                self._latin += [term] if spelt and len(term) >= _SHORTEST_LATIN else []
                continue
            if len(term) >= _SHORTEST_SOUND and any(sense.family in _BY_SOUND for sense in senses):
                sounding.append(term)
        sounds = spelt_terms((_sound(term), number) for number, term in enumerate(sounding))
        self._sounds = TermIndex(sounding, sounds)

    def hits(self, text: str) -> list[Hit[Sense]]:
        """What ``text`` seems to mean where it spells no term of three characters or more."""
        rest = list(text)
        for hit in self._lexicon.hits(text):
            known = hit.end - hit.start >= _SHORTEST_SOUND and not hit.gapped
            if known and hit.sense.family not in _SAYS_LITTLE:
                rest[hit.start : hit.end] = " " * (hit.end - hit.start)
        unknown = "".join(rest)
        return [*self._alike_in_sound(unknown), *self._alike_latin(unknown)]

    def _alike_in_sound(self, text: str) -> Iterator[Hit[Sense]]:
        for hit in self._sounds.hits(_sound(text)):
            if text[hit.start : hit.end] != hit.sense:
                yield from self._as(hit.sense, hit.start, hit.end, _BY_SOUND)

    def _alike_latin(self, text: str) -> Iterator[Hit[Sense]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        for word in _LATIN_WORD.finditer(text):
            if word.end() - word.start() >= _SHORTEST_LATIN and word.group() not in self._latin:
                best = process.extractOne(
                    word.group(), self._latin, scorer=fuzz.ratio, score_cutoff=_ALIKE_LATIN
                )
                if best:
                    for hit in self._as(best[0], word.start(), word.end(), _BY_SPELLING):
                        yield hit._replace(sense=hit.sense._replace(where=True))

    def _as(self, term: str, start: int, end: int, families: frozenset[Family]) -> Iterator[Hit[Sense]]:
        for sense in self._lexicon.senses(term):
            if sense.family in families:
                yield Hit(start, end, term, sense, gapped=False)


def _sound(text: str) -> str:
    """One private character a syllable, so that sounds are compared as text is; what has no sound stays."""
    table = homophones()
    return "".join(table.get(character, character) for character in text)
