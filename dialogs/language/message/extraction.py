"""What the reader of one field found in a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

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


Why = Literal[
    "hypothesis", "someone_else", "question", "denied", "pending", "not_in_notice", "not_understood"
]


class Aside(NamedTuple):
    """``text``, the person's own words, speaks of facts and gave none, for the reason ``why``."""

    text: str
    why: Why


class SetAside(NamedTuple):
    """``text[start:end]`` speaks of an applicant's facts and gives none, for the reason ``why``."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Slot:
    """The value of one top-level field as JSON (None: not said), and what stands behind it.

    ``heard``: start and end of all that the reader took into account; ``aside``: what it knows to give no fact.
    """

    value: JsonValue = None
    understood: tuple[Understood, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    heard: tuple[tuple[int, int], ...] = ()
    aside: tuple[SetAside, ...] = ()

    def has_heard(self, position: int) -> bool:
        """Whether what stands at ``position`` was taken into account."""
        return any(start <= position < end for start, end in self.heard)

    def beside(self, other: Slot) -> Slot:
        """Both of one group of facts."""
        values = [one for one in (self.value, other.value) if isinstance(one, dict)]
        return Slot(
            {key: value for one in values for key, value in one.items()} if values else other.value,
            self.understood + other.understood,
            self.unsure + other.unsure,
            self.heard + other.heard,
            self.aside + other.aside,
        )


NOT_SAID = Slot()
