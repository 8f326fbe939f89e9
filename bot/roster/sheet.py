"""A workbook as it was read: visible sheets of plain values, whatever the file's format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.roster.problem import Problem
from bot.turns.sanitize import clean
from bot.wording import say
from dialogs.language.text.normalize import plain

Cell = str | int | float | bool | date | datetime | time | timedelta
"""An empty cell is an empty text."""
_AS_FORMULA: Final = re.compile(r'="(.*)"')
"""How exports keep the noughts before a code."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` can be gone through as often as one likes; ``height`` counts them from the first, empty ones included.

    ``formulas`` are (row, column) from 0; ``merged``: first row and column, last row and column; ``hidden``: rows that
    one does not see, and ``hidden_columns``.
    """

    name: str
    rows: Iterable[list[Cell]]
    height: int
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that are read, and remarks on what is not."""

    sheets: tuple[Sheet, ...]
    remarks: list[Problem] = field(default_factory=list)


def text_of(cell: Cell) -> str:
    """What a cell shows, freed of what is no text; 1001 rather than 1001.0."""
    if isinstance(cell, str):
        return (cell if cell.isprintable() else clean(cell)).strip()
    if isinstance(cell, bool):
        return say("cells.yes" if cell else "cells.no")
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def identity_of(text: str) -> str:
    """A code or a name as written: not as a formula that gives it, nor with the mark that makes it a text."""
    quoted = _AS_FORMULA.fullmatch(text)
    return quoted[1].strip() if quoted else text.removeprefix("'")


def same_person(text: str) -> str:
    """A code or a name for comparing: people put spaces into names of two characters."""
    return "".join(plain(text).split())


def without_note(name: str) -> str:
    """A name, as people are compared by it, without what stands behind it in brackets."""
    return name.partition("(")[0] or name


def is_blank(row: Iterable[Cell]) -> bool:
    """Whether nothing is written in the row."""
    return not any(cell != "" and (not isinstance(cell, str) or cell.strip()) for cell in row)
