"""All times of a text in order, each part of the text read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dialogs.language.text import moments, spans
from dialogs.language.text.phrases import expressions, matches

if TYPE_CHECKING:
    from datetime import date

    from dialogs.language.text.times import Time

_READERS: Final = {**moments.READERS, **spans.READERS}


def find_times(text: str, as_of: date) -> tuple[Time, ...]:
    """The times of ``text``, as written by :func:`dialogs.language.text.normalize.plain`, in order, without overlap.

    Moments win over lengths: 20年12月 is December 2020.
    """
    readings = (*expressions("moments", "readings"), *expressions("spans", "readings"))
    times = [_READERS[entry["is"]](match, as_of) for match, entry in matches(readings, text)]
    return tuple(sorted((time for time in times if time.kind != "none"), key=lambda time: time.start))
