"""A typed answer to "how many?" that need not be a count of things."""

from __future__ import annotations

import re

from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import plain_number, read_number
from dialogs.language.text.phrases import phrase

MOST = 1_000_000
_SPACE_AND_STOPS = re.compile(r"\s+|[,。.!;:]+$")


def read_amount(text: str, unit: str) -> float | None:
    """The exact number that ``text`` says of what is counted in ``unit``; none of it is nought."""
    said = _SPACE_AND_STOPS.sub("", plain(text))
    if phrase("answers", "none_at_all").fullmatch(said):
        return 0
    if phrase("answers", "about").search(said):
        return None
    bare = phrase("answers", "counting").sub("", said)
    number = read_number(bare.removesuffix(plain(unit)))
    return plain_number(number) if number is not None and number <= MOST else None
