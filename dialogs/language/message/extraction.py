"""What the reader of one field found in a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pydantic import JsonValue


class Understood(NamedTuple):
    """``text``, the person's own words, surely gave the fact at the path ``field``."""

    field: str
    text: str


class Unsure(NamedTuple):
    """``text`` may be read two ways for the path ``field``.

    ``options`` are short sentences, each of which would be read surely if sent instead; there are none when
    the answer is a date or a number that only the person knows.
    """

    field: str
    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """The value of one top-level field as JSON (None: not said), and what stands behind it."""

    value: JsonValue = None
    understood: tuple[Understood, ...] = ()
    unsure: tuple[Unsure, ...] = ()


NOT_SAID = Slot()
