"""All times of a text in order, each part of the text read once: points of time and lengths, exact or vague."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final

from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import is_approximate, neighbours, read_number, read_whole, read_year
from dialogs.language.text.phrases import content, expressions, matches
from dialogs.language.text.times import ABOUT, NO_SUCH_DAY, NOT_A_MONTH, TOO_LONG, YEAR_ONLY, Time

SHORTEST: Final = 28
"""Days of the shortest month."""
LONGEST_CAREER: Final = 50
"""Years. Who says more has mistyped."""


def find_times(text: str, as_of: date) -> tuple[Time, ...]:
    """The times of ``text``, as written by :func:`dialogs.language.text.normalize.plain`, in order, without overlap.

    Moments win over lengths: 20年12月 is December 2020.
    """
    readings = (*expressions("moments", "readings"), *expressions("spans", "readings"))
    times = [_READERS[entry["is"]](match, as_of) for match, entry in matches(readings, text)]
    return tuple(sorted((time for time in times if time.kind != "none"), key=lambda time: time.start))


def fault_of(text: str, as_of: date) -> str:
    """What a time in ``text`` lacks, and how it is written exactly; empty where it lacks nothing."""
    return next((time.fault for time in find_times(plain(text), as_of) if time.fault), "")


def _moment(match: re.Match[str], year: int | None, month: int | None) -> Time:
    here = match.start(), match.end()
    day = read_whole(match["day"]) if match["day"] else None
    try:
        date(year or 0, month or 0, 1 if match["day"] in {None, ""} else day or 0)
    except ValueError:
        return Time(*here, "vague_moment", fault=NO_SUCH_DAY)
    on = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return Time(*here, "moment", on=on)


def _calendar(match: re.Match[str], as_of: date) -> Time:
    """2018年7月, 去年3月, 三年前的6月; 三五年前的6月 is no exact year."""
    year = _year_said(match, as_of)
    return _vague(match, as_of) if year is None else _moment(match, year, read_whole(match["month"]))


def _year_said(match: re.Match[str], as_of: date) -> int | None:
    """The year itself, or that which lies so far back."""
    said = match.groupdict()
    if said.get("year"):
        return read_year(said["year"], as_of.year) or 0
    back = said.get("back") or said["ago"]
    years = content("moments")["years_back"].get(back, read_whole(back))
    return None if years is None else as_of.year - years


def _months_back(match: re.Match[str], as_of: date) -> Time:
    back = content("moments")["months_back"][match["back"]]
    year, month = divmod(as_of.year * 12 + as_of.month - 1 - back, 12)
    return _moment(match, year, month + 1)


def _days_back(match: re.Match[str], as_of: date) -> Time:
    day = as_of - timedelta(days=content("moments")["days_back"][match["back"]])
    return Time(match.start(), match.end(), "moment", on=day.isoformat())


def _this_day(match: re.Match[str], as_of: date) -> Time:
    """去年今天, 三年前的今天: the same day of an earlier year."""
    year = _year_said(match, as_of)
    if year is None:
        return _vague(match, as_of)
    day = as_of - timedelta(days=content("moments")["days_back"][match["day"]])
    then = min(day, day.replace(day=monthrange(year, day.month)[1])) if day.day > SHORTEST else day
    return Time(match.start(), match.end(), "moment", on=then.replace(year=year).isoformat())


def _vague(match: re.Match[str], _as_of: date, fault: str = NOT_A_MONTH) -> Time:
    return Time(match.start(), match.end(), "vague_moment", fault=fault)


def _month(match: re.Match[str], _as_of: date) -> Time:
    said = f"{match['month']:0>2}" if match["month"].isdecimal() else ""
    return Time(match.start(), match.end(), "vague_moment", fault=NOT_A_MONTH, month=said)


def _doubtful(match: re.Match[str], guesses: tuple[float, ...] = ()) -> Time:
    return Time(match.start(), match.end(), "vague_span", fault=ABOUT, guesses=guesses)


def _neighbours(match: re.Match[str], _as_of: date) -> Time:
    low, high = read_number(match["low"]), read_number(match["high"])
    return _doubtful(match, (low, high) if low and high and low < high else ())


def _exact(match: re.Match[str], _as_of: date) -> Time:
    """Years, half years and months; a numeral that names two neighbours (七八) makes the span vague."""
    said = match.groupdict()
    years, months = said.get("years") or "", said.get("months") or ""
    if is_approximate(years) or is_approximate(months):
        return _doubtful(match, neighbours(years))
    if years and read_number(years) is None:
        return _doubtful(match)
    length = (read_number(years) or 0.0) + (0.5 if said.get("half") else 0.0)
    if months:
        half_month = 0.5 if said.get("half_month") else 0.0
        length = (round(length * 12, 6) + (read_number(months) or 0.0) + half_month) / 12
    if length > LONGEST_CAREER:
        return Time(match.start(), match.end(), "vague_span", fault=TOO_LONG)
    return Time(match.start(), match.end(), "span", years=length)


_READERS: Final[Mapping[str, Callable[[re.Match[str], date], Time]]] = {
    "calendar": _calendar,
    "months_back": _months_back,
    "days_back": _days_back,
    "this_day": _this_day,
    "year": partial(_vague, fault=YEAR_ONLY),
    "vague": _vague,
    "month": _month,
    "exact": _exact,
    "about": lambda match, _as_of: _doubtful(match),
    "neighbours": _neighbours,
    "not_his": lambda match, _as_of: Time(match.start(), match.end(), "none"),
}
"""By what a reading of ``moments.yaml`` or ``spans.yaml`` is."""
