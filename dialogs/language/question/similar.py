"""What no term names, found by the characters it shares with groups of terms: FTS5 over 1- and 2-grams."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K")

_MOST_GRAMS = 200
_MOST_FOUND = 20
_FEWEST_TELLING = 3
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


class Likeness(NamedTuple, Generic[K]):
    """``ranked``: the groups most alike first, scores relative to the first one's 1.0. ``known``: the share of the
    text's words and pairs of characters that stand in any group's terms.
    """

    ranked: tuple[tuple[K, float], ...]
    known: float


class Similar(Generic[K]):
    """``groups``: groups of terms in normal spelling."""

    def __init__(self, groups: Mapping[K, Iterable[str]]) -> None:
        import sqlite3  # noqa: PLC0415 - few questions need it

        self._keys = list(groups)
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.execute("create virtual table groups using fts5(grams, tokenize='unicode61')")
        self._database.execute("create virtual table known using fts5vocab(groups, row)")
        self._database.executemany(
            "insert into groups (rowid, grams) values (?, ?)",
            (
                (place, " ".join(gram for term in terms for gram in _grams(term)))
                for place, terms in enumerate(groups.values())
            ),
        )

    def of(self, text: str) -> Likeness[K]:
        """How alike ``text`` is to each group."""
        grams = list(dict.fromkeys(_grams(text)))[:_MOST_GRAMS]
        telling = [gram for gram in grams if len(gram) > 1]
        marks = ", ".join("?" * len(grams))
        query = f"select term from known where term in ({marks})"  # noqa: S608 - only marks are put in
        known = {gram for (gram,) in self._database.execute(query, grams)}
        if not known:
            return Likeness((), 0.0)
        rows = self._database.execute(
            "select rowid, -bm25(groups) from groups where groups match ? order by rank limit ?",
            (" OR ".join(f'"{gram}"' for gram in grams if gram in known), _MOST_FOUND),
        ).fetchall()
        ranked = tuple((self._keys[place], score / rows[0][1]) for place, score in rows)
        share = sum(gram in known for gram in telling) / max(_FEWEST_TELLING, len(telling))
        return Likeness(ranked, share)


def _grams(text: str) -> list[str]:
    """Latin words; single Chinese characters and neighbouring pairs."""
    grams = _LATIN_WORD.findall(text)
    for run in _CHINESE.findall(text):
        grams += [*run, *(a + b for a, b in pairwise(run))]
    return grams
