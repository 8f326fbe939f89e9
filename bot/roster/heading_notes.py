"""A heading as people dress it, and what notes beside that of a length say: its unit, until when it is counted."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from bot.roster.choices import Reader
from bot.roster.columns import Column
from bot.roster.problem import CellReading
from bot.roster.sheet import Cell, text_of
from bot.roster.vocabulary import words
from dialogs.language.answer.tenure import LONGEST_YEARS, MONTHS_A_YEAR
from dialogs.language.text.normalize import plain
from rules.profile.tenure import add_months

SINCE: Final = "since"
"""The form of a column for lengths under a heading that asks since when."""
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z_.'\s/-]*")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_NUMBERED: Final = re.compile(r"^[\s★☆●◆■▲△※]*(?:[①-⑳]|[（(]?\d{1,2}[)）.、．]\s*(?=\D))?")


def as_noted(column: Column, notes: Iterable[str]) -> Column | None:
    """A column as the notes beside its heading say; ``None`` where one of a length is not understood."""
    if column.read is None or SINCE not in column.readers:
        return column
    forms = words("headings")["length_notes"]
    read, until = column.read, None
    for note in notes:
        for clause in re.split(words("headings")["clauses"], note):
            said = re.sub(r"\s", "", plain(clause)).lower().strip(" ,。.:;")
            if re.fullmatch(forms["months"], said):
                read = partial(_in_months, read)
            elif found := re.fullmatch(forms["until"], said):
                until = _day(found["year"], found["month"], found["day"])
                if until is None:
                    return None
            elif not re.fullmatch(forms["harmless"], said):
                return None
    return replace(column, read=read if until is None else partial(_counted_until, read, until), readers={})


def _in_months(read: Reader, cell: Cell, as_of: date) -> CellReading:
    """A number of months, unless the cell says its unit itself."""
    said = text_of(cell)
    is_number = not isinstance(cell, bool) and re.fullmatch(r"\d+(?:\.\d+)?", said, re.ASCII)
    if is_number and float(said) <= LONGEST_YEARS * MONTHS_A_YEAR:
        return CellReading({"years": float(said) / MONTHS_A_YEAR})
    reading = read(cell, as_of)
    years = reading.value.get("years") if isinstance(reading.value, dict) else None
    if not isinstance(years, int | float) or re.search(
        words("headings")["length_notes"]["unit"], said.lower()
    ):
        return reading
    return reading._replace(value={"years": years / MONTHS_A_YEAR})


def _counted_until(read: Reader, until: date, cell: Cell, as_of: date) -> CellReading:
    """So many years on an earlier or a later day are since so many years before it."""
    reading = read(cell, as_of)
    years = reading.value.get("years") if isinstance(reading.value, dict) else None
    if not isinstance(years, int | float) or (until.year, until.month) == (as_of.year, as_of.month):
        return reading
    since = add_months(until, -int(years * MONTHS_A_YEAR + 1e-9))
    return reading._replace(value={"since": since.isoformat()} if since <= as_of else None)


def _day(year: str, month: str | None, day: str | None) -> date | None:
    """The last day that is meant; a year's end where no month is written."""
    last = int(month) if month else MONTHS_A_YEAR
    if not 1 <= last <= MONTHS_A_YEAR:
        return None
    longest = monthrange(int(year), last)[1]
    return date(int(year), last, min(int(day), longest) if day and int(day) else longest)


def forms_of(text: str) -> Iterator[str]:
    """A heading as it stands, without a number before it, and without the Latin translation of its Chinese."""
    yield text
    forms = words("headings")
    behind, noted = forms["unit_behind"]
    text = re.sub(behind, noted, re.sub(forms["unit_after"], "", _NUMBERED.sub("", text)))
    yield text
    if _CHINESE.search(text):
        yield _LATIN.sub(" ", text)
