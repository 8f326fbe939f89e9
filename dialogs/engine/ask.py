"""A question as it is put: its words, what can be pressed, and what is made of a typed answer."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from dialogs.engine.talk import Talk
from dialogs.rendering.wording import Markdown
from dialogs.reply import Button, Copyable, Expected, Field, Tone

DATA_BYTES: Final = 48
"""The longest ``data`` of a button (see :class:`dialogs.reply.Button`)."""

Then = Callable[[Talk], Talk]
"""What an answer does."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A typed answer that cannot be taken; ``why`` says what is wrong and what would be right."""

    why: Markdown


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that can be pressed: ``key`` is unique within its question, ``label`` what is read.

    ``tone`` and ``line`` as in :class:`dialogs.reply.Button`. ``press``: what a press does in place of ``then`` where
    several may be chosen; the question stays open. ``mark``: how often it is chosen so far.
    """

    key: str
    label: str
    then: Then
    tone: Tone = ""
    line: str = ""
    press: Then | None = None
    mark: int = 0


Rows = tuple[tuple[Offer, ...], ...]

Words = Callable[[], Markdown]
"""What is said, put into words only when it is: most questions are answered, and are not asked again."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is being asked.

    ``question`` names it in the buttons' data. ``brief`` is the question in a line, for asking again; without
    one ``text`` does. ``commands`` are those words (返回, 跳过 …) that mean something of their own here; those in
    ``shown`` are buttons too. ``why`` is what 为什么 says; without it ``clauses`` are quoted. ``numbered`` and
    ``copyable`` as in :class:`dialogs.reply.Reply`, ``expects`` as in :class:`dialogs.reply.OpenQuestion`, and
    ``progress`` its step and steps. ``fields`` are the questions of which this is one, or which it puts together;
    ``fill`` takes them all at once.
    """

    question: str
    text: Words
    read: Callable[[str], Then | Misread]
    brief: Words | None = None
    offers: Rows = ()
    commands: Mapping[str, Then] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    clauses: Callable[[], Sequence[str]] = tuple
    why: Words | None = None
    numbered: bool = True
    fields: Callable[[], tuple[Field, ...]] = tuple
    fill: Callable[[Mapping[str, str]], Then | Misread] | None = None
    copyable: Callable[[], tuple[Copyable, ...]] = tuple
    expects: Expected = "choice"
    progress: Callable[[], tuple[int, int]] = lambda: (0, 0)

    def again(self) -> Markdown:
        """The question put once more, right after it was put."""
        return (self.brief or self.text)()


def button(question: str, key: str, label: str, tone: Tone = "", line: str = "") -> Button:
    """A button whose data is ``question=key``, or a checksum of each where that would be too long."""
    data = f"{question}={key}"
    if len(data.encode()) > DATA_BYTES or not data.isascii():
        data = f"{zlib.crc32(question.encode()):08x}={zlib.crc32(key.encode()):08x}"
    return Button(label, data, tone, line)


ROW_CELLS: Final = 30
"""A Chinese character takes two cells."""
BETWEEN: Final = 3
MOST_IN_A_ROW: Final = 5

T = TypeVar("T")


def rows(offers: Sequence[Offer]) -> Rows:
    """``offers`` in order, in rows that fit a phone."""
    return in_rows([(offer, offer.label) for offer in offers])


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
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
