"""A heading and what it is understood as, and what headings that belong together leave of each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.roster.columns import Column
from bot.roster.outcome_columns import OPEN
from bot.roster.use import USED
from bot.wording import say


class Heading(NamedTuple):
    """What stands at the head of a column: ``group`` is the merged cell above ``text``, if there is one."""

    text: str
    group: str = ""

    def __str__(self) -> str:
        return f"{self.group} {self.text}".strip().replace("\n", " ")


class HeadingRead(NamedTuple):
    """``column`` is what a heading says; where it is ``None``, ``why`` tells the officer, else what to look at."""

    column: Column | None
    why: str = ""


def is_of_one(part: Column | None) -> bool:
    """Whether a column tells of one outcome what may be told of all as well."""
    return part is not None and part.part is not None and part.part.path in {"count", USED}


def closed(understood: list[HeadingRead | None]) -> list[HeadingRead | None]:
    """What is open below the name of a kind is so only beside something that is told of one outcome.

    Where nothing but use is told there, it is told of outcomes that stand elsewhere.
    """
    told: dict[str, set[str]] = {}
    for one in understood:
        if one and one.column and one.column.part and one.column.part.path != OPEN:
            told.setdefault(one.column.group, set()).add(one.column.part.path)
    return [one and _closed_in(one, told) for one in understood]


def _closed_in(one: HeadingRead, told: Mapping[str, set[str]]) -> HeadingRead:
    if one.column is None or one.column.part is None:
        return one
    paths = told.get(one.column.group)
    if paths is None:
        return HeadingRead(None, say("heading.unknown"))
    return one._replace(column=one.column.part) if paths == {USED} else one
