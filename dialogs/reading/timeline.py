"""All times of a text in order, each part of the text read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.reading.moments import find_moments
from dialogs.reading.spans import find_spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dialogs.reading.times import Time


def find_times(text: str, as_of: date) -> tuple[Time, ...]:
    """The times of ``text``, as written by :func:`dialogs.reading.plain.plain`, in order, without overlap.

    Calendar moments win over lengths (20年12月 is December 2020), exact lengths over bare years (8年).
    """
    moments = list(find_moments(text, as_of))
    exact = [time for time in moments if time.kind == "moment"]
    vague = [time for time in moments if time.kind != "moment"]
    taken = bytearray(len(text))
    kept: list[Time] = []
    for time in _ranked(exact, vague, find_spans(text)):
        if not any(taken[time.start : time.end]):
            taken[time.start : time.end] = b"\x01" * (time.end - time.start)
            kept.append(time)
    return tuple(sorted((time for time in kept if time.kind != "none"), key=lambda time: time.start))


def _ranked(exact: list[Time], vague: list[Time], spans: Iterable[Time]) -> Iterable[Time]:
    yield from exact
    yield from vague
    yield from spans
