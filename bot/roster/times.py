"""Cells that say how long or since when: dates, serial numbers, years, words."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from bot.roster.choices import spoken
from bot.roster.problem import BLANK, CellReading, unsure, wrong
from bot.roster.sheet import Cell, text_of
from bot.roster.vocabulary import is_none, is_to_come, words
from bot.wording import say
from dialogs.language.answer.tenure import (
    LONGEST_YEARS,
    MONTHS_A_YEAR,
    TWO_TIMES,
    Since,
    Years,
    read_tenure,
)
from dialogs.language.text.normalize import plain
from dialogs.language.text.times import ABOUT, NOT_A_MONTH, YEAR_ONLY, Time, written_occasion

_SERIALS: Final = range(18_000, 60_000)
"""Days since 1899-12-30 that a date column holds when its cells are not formatted as dates: 1949 to 2064."""
_FIRST_SERIAL: Final = date(1899, 12, 30)
_YEARS: Final = range(1900, 2101)
_CAN_BE_READ_TWO_WAYS: Final = frozenset({YEAR_ONLY, ABOUT, NOT_A_MONTH})
_WORDS_IN_LATIN: Final = re.compile(r"[A-Za-z]{3,}")
_MIDNIGHT: Final = re.compile(r"\s+0{1,2}:00(?::00(?:\.0+)?)?$")
DEGREE_DAY: Final = "education.day"
"""The path of a column for the day on which a degree was completed."""
NOT_YET: Final = {"held": False}
"""What is said of a title in place of the day on which it was obtained, where that is still to come."""
_SHORT_MONTH: Final = re.compile(r"(\d\d)[.．/-](0[1-9]|1[0-2])")
"""18.07; of a number, 18.1 may have been 18.10."""
_IN_ENGLISH: Final = (
    "%b-%Y",
    "%b %Y",
    "%B %Y",
    "%B-%Y",
    "%b, %Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
)


def read_experience(cell: Cell, as_of: date) -> CellReading:
    """Years of work, or the month it began, as ``{"years"}`` or ``{"since"}``."""
    return _read(cell, as_of, "since", years=True)


def read_length_or_start(cell: Cell, as_of: date) -> CellReading:
    """The same below a heading that says neither: 18.07 may be either."""
    said = text_of(cell)
    return (
        unsure(say("cells.not_years", said=said))
        if _SHORT_MONTH.fullmatch(said)
        else read_experience(cell, as_of)
    )


def read_start(cell: Cell, as_of: date) -> CellReading:
    """The month in which work began, as ``{"since"}``: 18.07 is July 2018, and 18 says nothing."""
    return _moment(cell, as_of, "since")


def read_obtained(cell: Cell, as_of: date) -> CellReading:
    """When a title was obtained, as ``{"obtained_on"}`` or ``{"years"}``."""
    said = text_of(cell)
    if is_none(said):
        return BLANK
    reading = _obtained(cell, as_of)
    if reading.severity is not None and _is_to_come(cell, as_of):
        return unsure(say("cells.time.not_yet", said=said), dict(NOT_YET))
    return wrong(say("cells.time.several")) if reading.message == TWO_TIMES else reading


def _obtained(cell: Cell, as_of: date) -> CellReading:
    if _SHORT_MONTH.fullmatch(text_of(cell)):
        return _moment(cell, as_of, "obtained_on")
    return _read(cell, as_of, "obtained_on", years=False)


def _is_to_come(cell: Cell, as_of: date) -> bool:
    """Whether a cell names a moment after ``as_of``, or says in words that it has not come."""
    said = text_of(cell)
    later = _obtained(cell, as_of.replace(year=as_of.year + LONGEST_YEARS, day=1)).value
    day = later.get("obtained_on") if isinstance(later, dict) else None
    if day is not None:
        return str(day) > as_of.isoformat()[: len(str(day))]
    return is_to_come(said, as_of) or re.search(words("values")["not_yet"], said) is not None


def read_day(cell: Cell, as_of: date) -> CellReading:
    """A birthday, the day of a diploma: a date by itself."""
    reading = read_start(cell, as_of)
    day = reading.value["since"] if isinstance(reading.value, dict) else None
    return reading._replace(value=day)


def read_occasion(cell: Cell, as_of: date) -> CellReading:
    """When an outcome came about, as YYYY, YYYY-MM or YYYY-MM-DD: a year is enough."""
    said = plain(text_of(cell)).strip()
    if is_none(said):
        return BLANK
    whole = Time(0, len(said), "vague_moment")
    year = written_occasion(whole, said, as_of)
    if year is not None:
        return CellReading(year)
    if written_occasion(whole, said, date.max) is not None:
        return wrong(say("cells.to_come", said=said, as_of=as_of))
    reading = _moment(cell, as_of, "on")
    return reading._replace(value=reading.value["on"]) if isinstance(reading.value, dict) else reading


def _moment(cell: Cell, as_of: date, moment: str) -> CellReading:
    """A cell that can only say when."""
    said = text_of(cell)
    if short := _SHORT_MONTH.fullmatch(said):
        century = as_of.year // 100 - (int(short[1]) > as_of.year % 100)
        return _of_words(f"{century}{short[1]}-{short[2]}", as_of, moment)
    reading = _read(cell, as_of, moment, years=False)
    if isinstance(reading.value, dict) and "years" in reading.value:
        return unsure(say("cells.not_years", said=said))
    return reading


def _read(cell: Cell, as_of: date, moment: str, *, years: bool) -> CellReading:
    if isinstance(cell, datetime | date):
        return _of_date(cell.date() if isinstance(cell, datetime) else cell, as_of, moment)
    if isinstance(cell, time | timedelta | bool):
        return wrong(say("cells.time.form"))
    if isinstance(cell, int | float):
        return _of_number(float(cell), as_of, moment, years=years)
    said = spoken(cell)
    return said if isinstance(said, CellReading) else _of_text(said, as_of, moment, years=years)


def _of_text(said: str, as_of: date, moment: str, *, years: bool) -> CellReading:
    said = _MIDNIGHT.sub("", said).lstrip("'’`")
    if moment == "since":
        said = re.sub(words("values")["until_now"], "", said)
    said = _in_english(said) or _month_marked().sub(r"\1-\2", said)
    if _WORDS_IN_LATIN.search(said):
        return wrong(say("cells.time.not_read"))
    if re.fullmatch(r"\d{1,6}(?:\.\d+)?", said, re.ASCII):
        return _of_number(float(said), as_of, moment, years=years)
    return _of_words(said, as_of, moment)


@cache
def _month_marked() -> re.Pattern[str]:
    """A year and a month of which only one is marked, or neither."""
    return re.compile(words("values")["month_marked"])


def _in_english(said: str) -> str:
    """Jul-2019 as 2019-07; empty where it is no such date."""
    for form in _IN_ENGLISH if _WORDS_IN_LATIN.search(said) else ():
        try:
            moment = datetime.strptime(said.strip(), form)  # noqa: DTZ007 - a day, whatever the clock
        except ValueError:
            continue
        return f"{moment:%Y-%m-%d}" if "%d" in form else f"{moment:%Y-%m}"
    return ""


def _of_words(said: str, as_of: date, moment: str) -> CellReading:
    tenure = read_tenure(said, as_of)
    if isinstance(tenure, Since):
        return CellReading({moment: tenure.since})
    if isinstance(tenure, Years):
        return CellReading({"years": tenure.years})
    return unsure(tenure.why) if tenure.why in _CAN_BE_READ_TWO_WAYS else wrong(tenure.why)


def _of_date(day: date, as_of: date, moment: str) -> CellReading:
    if day > as_of:
        return wrong(say("cells.time.to_come", day=day, as_of=as_of))
    if day.year < as_of.year - LONGEST_YEARS:
        return wrong(say("cells.time.long_ago", day=day, years=LONGEST_YEARS))
    return CellReading({moment: day.isoformat()})


def _of_number(number: float, as_of: date, moment: str, *, years: bool) -> CellReading:
    if number < 0:
        return wrong(say("cells.time.negative"))
    if number <= LONGEST_YEARS:
        if years:
            return CellReading({"years": number})
        years_said = say("occasion.year", year=f"{number:g}")
        return unsure(say("cells.time.years_or_month", years=years_said), right=(years_said,))
    if int(number) in _YEARS:
        return _of_year_and_month(number, as_of, moment)
    if number.is_integer() and int(number) in _SERIALS:
        day = _FIRST_SERIAL + timedelta(days=number)
        return unsure(say("cells.time.serial", day=day), right=(day.isoformat(),))
    return _of_words(f"{number:.15g}", as_of, moment)


def _of_year_and_month(number: float, as_of: date, moment: str) -> CellReading:
    """2018 lacks its month; 2018.07 is July; 2018.1 is January or, its last nought lost, October."""
    if number.is_integer():
        return unsure(YEAR_ONLY)
    written = f"{number:.15g}"
    year, _, month = written.partition(".")
    if len(month) <= len("12") and not 1 <= int(month) <= MONTHS_A_YEAR:
        return wrong(say("cells.time.no_month", month=int(month)))
    if month == "1":
        either = (say("occasion.month", year=year, month=1), say("occasion.month", year=year, month=10))
        return unsure(say("cells.time.either_month", first=either[0], second=either[1]), right=either)
    return _of_words(written, as_of, moment)
