"""How long a text may be: counted as it is read, for written plainly one character may be as many as eighteen."""

from __future__ import annotations

import unicodedata
from typing import Final

MOST: Final = 4096
"""Characters of a message that are read."""

_SHRINKS: Final = 4
"""So many characters at most are one when written plainly."""


def written(text: str, most: int = MOST) -> str:
    """``text`` in plain characters; of one that is much too long, more than ``most`` of them."""
    return unicodedata.normalize("NFKC", text[: _SHRINKS * (most + 1)])


def is_longer(text: str, most: int = MOST) -> bool:
    """Whether ``text``, in plain characters, has more than so many."""
    return len(written(text, most)) > most
