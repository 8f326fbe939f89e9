"""One way of writing: half-width digits, Simplified characters, the usual misspellings put right."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from dialogs.language.text.lexicon import vocabulary
from dialogs.language.text.traditional import simplified

LONGEST = 4000
"""Characters of a message that are read; what comes after is left alone."""
LABEL = 20
"""Characters. So short are the labels of buttons, with which whatever is typed is compared."""

LABELS = 1000
"""So many short texts, the latest, are not written plainly again."""

_SPACE_IN_A_MEASURE = re.compile(
    r"(?<=\d)[ \t]+(?=[年月日号个项篇件部本份起种款])|(?<=[年月])[ \t]+(?=\d{1,2}\s?[月日号])|(?<=第)[ \t]+(?=\d)"
    r"|(?:(?<=第\d)|(?<=第 \d))[ \t]+(?=[\u3400-\u9fff])"
)
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")


@cache
def _confusions() -> tuple[re.Pattern[str], tuple[str, ...]]:
    wrong_by_right = vocabulary("confusions")
    pattern = "|".join(f"({wrong})" for wrong in wrong_by_right.values())
    return re.compile(pattern, re.IGNORECASE), tuple(wrong_by_right)


def plain(text: str) -> str:
    """``text`` in the one way of writing that the readers know, at most :data:`LONGEST` characters of it."""
    return _written_plainly(text) if len(text) > LABEL else _label_written_plainly(text)


@lru_cache(maxsize=LABELS)
def _label_written_plainly(text: str) -> str:
    return _written_plainly(text)


def _written_plainly(text: str) -> str:
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = simplified(_UNSEEN.sub("", text))
    text = _SPACE_IN_A_MEASURE.sub("", text)
    pattern, right = _confusions()
    return pattern.sub(lambda match: right[(match.lastindex or 1) - 1], text)
