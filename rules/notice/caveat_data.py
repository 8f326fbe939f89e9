"""caveats.yaml: what a notice leaves open, and what is said of it where it touches an answer."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from rules.notice.data import Data, Identifier, Words


class SpecialitySince(Data):
    """The day from which a notice knows its speciality: titles of it that are older are said to be in doubt."""

    day: date
    clause: Words
    text: Words


class UndefinedValue(Data):
    """A value of an attribute that some level asks for and the notice does not define."""

    kind: Identifier
    attribute: Identifier
    value: Identifier
    code: Identifier
    text: Words


class CircumstanceData(Data):
    """What people say of which the notice does not speak; of achievements of one ``kind``, or else of the person.

    ``clause`` is that of the silence; for a kind of achievement it is each level's own item. ``heard``: how people
    say it.
    """

    circumstance: Identifier
    code: Identifier
    clause: Words | None = None
    kind: Identifier | None = None
    heard: list[Words] = Field(default_factory=list)
    text: Words


class CaveatsData(Data):
    """The whole file; a notice without one leaves nothing of the kind open.

    ``years_counting``: said where it decides until, or from, which day years are counted.
    """

    speciality_since: SpecialitySince | None = None
    years_counting: Words | None = None
    values: list[UndefinedValue] = Field(default_factory=list)
    circumstances: list[CircumstanceData] = Field(default_factory=list)
