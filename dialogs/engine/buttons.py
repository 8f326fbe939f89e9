"""Buttons: what their data is, and how many stand in a row."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence
from typing import Final, TypeVar

from dialogs.reply import Button, Tone

DATA_BYTES: Final = 48
"""The longest ``data`` of a button (see :class:`dialogs.reply.Button`)."""

ROW_CELLS: Final = 30
"""A Chinese character takes two cells."""
BETWEEN: Final = 3
MOST_IN_A_ROW: Final = 5

T = TypeVar("T")


def button(question: str, key: str, label: str, tone: Tone = "", line: str = "") -> Button:
    """A button whose data is ``question=key``, or a checksum of each where that would be too long."""
    data = f"{question}={key}"
    if len(data) > DATA_BYTES or not data.isascii():
        data = f"{zlib.crc32(question.encode()):08x}={zlib.crc32(key.encode()):08x}"
    return Button(label, data, tone, line)


def in_rows(labelled: Sequence[tuple[T, str]]) -> tuple[tuple[T, ...], ...]:
    """Anything with a label in rows that fit a phone."""
    told: list[list[T]] = []
    used = ROW_CELLS + 1
    for one, text in labelled:
        width = cells(text) + BETWEEN
        if used + width > ROW_CELLS + BETWEEN or len(told[-1]) == MOST_IN_A_ROW:
            told.append([])
            used = 0
        told[-1].append(one)
        used += width
    return tuple(tuple(row) for row in told)


def cells(text: str) -> int:
    """The width of ``text`` in a terminal."""
    widths = "".join(map(unicodedata.east_asian_width, text))
    return len(text) + widths.count("W") + widths.count("F")
