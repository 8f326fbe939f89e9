"""How long a text may be: counted as it is read, for written plainly one character may be as many as eighteen."""

from __future__ import annotations

import unicodedata
from typing import Final

MOST: Final = 4096
"""Characters of a message that are read."""

_SHRINKS: Final = 4
"""So many characters at most are written plainly as one."""


def is_longer(text: str, most: int = MOST) -> bool:
    """Whether ``text``, written plainly, has more than so many characters."""
    return len(unicodedata.normalize("NFKC", text[: _SHRINKS * most])) > most
