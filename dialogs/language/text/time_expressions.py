"""All times of a text in order, each part of the text read once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dialogs.language.text.moments import find_moments
from dialogs.language.text.spans import find_spans

if TYPE_CHECKING:
    from datetime import date

    from dialogs.language.text.times import Time


def find_times(text: str, as_of: date) -> tuple[Time, ...]:
    """The times of ``text``, as written by :func:`dialogs.language.text.normalize.plain`, in order, without overlap.

    Moments win over lengths: 20年12月 is December 2020.
    """
    taken = bytearray(len(text))
    kept: list[Time] = []
    for time in chain(find_moments(text, as_of), find_spans(text)):
        if not any(taken[time.start : time.end]):
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
            kept.append(time)
    return tuple(sorted((time for time in kept if time.kind != "none"), key=lambda time: time.start))
