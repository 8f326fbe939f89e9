"""Work that no term names, placed by the characters it shares with the items' words: FTS5 over 1- and 2-grams."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.enquiry.work import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FLOOR = 4.0
"""bm25 below which likeness is chance."""
_MOST_GRAMS = 200


class SimilarWork:
    """``words``: the words of each item, by direction and item, in normal spelling."""

    def __init__(self, words: Mapping[tuple[str, str], Iterable[str]]) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "create virtual table items using fts5(direction unindexed, item unindexed, grams, tokenize='unicode61')"
        )
        self._database.executemany(
            "insert into items values (?, ?, ?)",
            [(*key, " ".join(gram for term in terms for gram in _grams(term))) for key, terms in words.items()],
        )

    def place(self, text: str) -> list[Placement]:
        """The likeliest items, each direction once, strongest first; empty when nothing is alike."""
        grams = list(dict.fromkeys(_grams(text)))[:_MOST_GRAMS]
        if not grams:
            return []
        query = " OR ".join(f'"{gram}"' for gram in grams)
        rows = self._database.execute(
            "select direction, item, -bm25(items) from items where items match ? order by rank limit 20", (query,)
        ).fetchall()
        best: dict[str, Placement] = {}
        for direction, item, score in rows:
            if score >= _FLOOR and direction not in best:
                best[direction] = Placement(direction, item, score)
        return list(best.values())


def _grams(text: str) -> list[str]:
    """Single characters and neighbouring pairs; what is neither letter nor digit separates."""
    plain = "".join(character if character.isalnum() else " " for character in text)
    pairs = [a + b for a, b in pairwise(plain) if a != " " and b != " "]
    return [character for character in plain if character != " "] + pairs
