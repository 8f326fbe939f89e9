"""Work that no term names, placed by the characters it shares with the items' words: FTS5 over 1- and 2-grams."""

from __future__ import annotations

import re
import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rules.enquiry.work import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST_GRAMS = 200
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


class Likeness(NamedTuple):
    """``placements``: each direction once, scores relative to the first one's 1.0. ``known``: the share of the text's
    words and pairs of characters that stand in any item's words.
    """

    placements: tuple[Placement, ...]
    known: float


class SimilarWork:
    """``words``: the words of each item, by direction and item, in normal spelling."""

    def __init__(self, words: Mapping[tuple[str, str], Iterable[str]]) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "create virtual table items using fts5(direction unindexed, item unindexed, grams, tokenize='unicode61')"
        )
        grams = {key: [gram for term in terms for gram in _grams(term)] for key, terms in words.items()}
        self._known = {gram for own in grams.values() for gram in own}
        self._database.executemany(
            "insert into items values (?, ?, ?)", [(*key, " ".join(own)) for key, own in grams.items()]
        )

    def of(self, text: str) -> Likeness:
        """How alike ``text`` is to the items' words."""
        grams = list(dict.fromkeys(_grams(text)))[:_MOST_GRAMS]
        telling = [gram for gram in grams if len(gram) > 1]
        known = [gram for gram in grams if gram in self._known]
        if not known:
            return Likeness((), 0.0)
        query = " OR ".join(f'"{gram}"' for gram in known)
        rows = self._database.execute(
            "select direction, item, -bm25(items) from items where items match ? order by rank limit 20",
            (query,),
        ).fetchall()
        best: dict[str, Placement] = {}
        for direction, item, score in rows:
            best.setdefault(direction, Placement(direction, item, score / rows[0][2]))
        share = sum(gram in self._known for gram in telling) / max(1, len(telling))
        return Likeness(tuple(best.values()), share)


def _grams(text: str) -> list[str]:
    """Latin words; single Chinese characters and neighbouring pairs."""
    grams = _LATIN_WORD.findall(text)
    for run in _CHINESE.findall(text):
        grams += [*run, *(a + b for a, b in pairwise(run))]
    return grams
