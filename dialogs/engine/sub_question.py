"""What is asked within the open question: one thing, with all that belongs to it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import ConfigDict, Field, JsonValue
from pydantic.dataclasses import dataclass

Draft = dict[str, JsonValue]
"""An entry of a list that is being made, its parts in the order in which they were given."""

Ticks = tuple[str, ...]
STRICT: Final = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Ticking:
    """Several things are chosen for a list, one by a press."""

    ticked: Annotated[Ticks, Field(min_length=1)]


@dataclass(frozen=True, config=STRICT)
class Describing:
    """The parts of a new entry are asked."""

    draft: Draft


@dataclass(frozen=True, config=STRICT)
class Refilling(Describing):
    """Those of a listed one anew; ``alone``: it was chosen in the review, where the talk returns."""

    entry: int
    alone: bool


@dataclass(frozen=True, config=STRICT)
class Completing(Describing):
    """Those that one told in passing lacks."""

    entry: int


@dataclass(frozen=True, config=STRICT)
class Picking:
    """Which entry is to be changed."""


@dataclass(frozen=True, config=STRICT)
class Changing:
    """What is to become of an entry; ``alone`` as in :class:`Refilling`."""

    entry: int
    alone: bool


@dataclass(frozen=True, config=STRICT)
class Marking:
    """Which of several things that were asked of together, ``among`` others, are otherwise."""

    among: Ticks
    ticked: Ticks


@dataclass(frozen=True, config=STRICT)
class Recognising:
    """Which pair of direction and item a description of one's work means."""

    candidates: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]


@dataclass(frozen=True, config=STRICT)
class Supposing:
    """Whether answers that are only supposed are to be taken over."""

    supposed: Annotated[dict[str, JsonValue], Field(min_length=1)]


SubQuestion = (
    Ticking | Describing | Refilling | Completing | Picking | Changing | Marking | Recognising | Supposing
)
"""No two have the same fields, so that what is kept tells which it is."""
