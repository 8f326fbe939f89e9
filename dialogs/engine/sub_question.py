"""What is asked within the open question: one thing, with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from pydantic import ConfigDict, Field, JsonValue

Draft = dict[str, JsonValue]
"""An entry of a list that is being made, its parts in the order in which they were given."""

Ticks = tuple[str, ...]
STRICT: Final = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Ticking:
    """Several things are chosen for a list, one by a press."""

    __pydantic_config__: ClassVar = STRICT

    ticked: Annotated[Ticks, Field(min_length=1)]


@dataclass(frozen=True)
class Describing:
    """The parts of a new entry are asked."""

    __pydantic_config__: ClassVar = STRICT

    draft: Draft


@dataclass(frozen=True)
class Refilling(Describing):
    """Those of a listed one anew; ``alone``: it was chosen in the review, where the talk returns."""

    entry: int
    alone: bool


@dataclass(frozen=True)
class Completing(Describing):
    """Those that one told in passing lacks."""

    entry: int


@dataclass(frozen=True)
class Picking:
    """Which entry is to be changed."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True)
class Changing:
    """What is to become of an entry; ``alone`` as in :class:`Refilling`."""

    __pydantic_config__: ClassVar = STRICT

    entry: int
    alone: bool


@dataclass(frozen=True)
class Marking:
    """Which of several things that were asked of together, ``among`` others, are otherwise."""

    __pydantic_config__: ClassVar = STRICT

    among: Ticks
    ticked: Ticks


@dataclass(frozen=True)
class Recognising:
    """Which pair of direction and item a description of one's work means."""

    __pydantic_config__: ClassVar = STRICT

    candidates: Annotated[tuple[tuple[str, str], ...], Field(min_length=1)]


@dataclass(frozen=True)
class Supposing:
    """Whether answers that are only supposed are to be taken over."""

    __pydantic_config__: ClassVar = STRICT

    supposed: Annotated[dict[str, JsonValue], Field(min_length=1)]


SubQuestion = (
    Ticking | Describing | Refilling | Completing | Picking | Changing | Marking | Recognising | Supposing
)
"""No two have the same fields, so that what is kept tells which it is."""
