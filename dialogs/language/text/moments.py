"""Points of time in a text: 2018年7月, 18年7月, 去年3月; and 2018年, 去年, 三年前, which lack a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dialogs.language.text.numerals import read_whole, read_year
from dialogs.language.text.phrases import content
from dialogs.language.text.times import NO_SUCH_DAY, NOT_A_MONTH, YEAR_ONLY, Time

SHORTEST = 28
"""Days of the shortest month."""

if TYPE_CHECKING:
    import re


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
    return _moment(match, read_year(match["year"], as_of.year), read_whole(match["month"]))


def _years_back(match: re.Match[str], as_of: date) -> Time:
    back = content("moments")["years_back"][match["back"]]
    return _moment(match, as_of.year - back, read_whole(match["month"]))


def _years_ago(match: re.Match[str], as_of: date) -> Time:
    """三年前的6月; 三五年前的6月 is no exact year."""
    back = read_whole(match["back"])
    if back is None:
        return Time(match.start(), match.end(), "vague_moment", fault=NOT_A_MONTH)
    return _moment(match, as_of.year - back, read_whole(match["month"]))


def _months_back(match: re.Match[str], as_of: date) -> Time:
    back = content("moments")["months_back"][match["back"]]
    year, month = divmod(as_of.year * 12 + as_of.month - 1 - back, 12)
    return _moment(match, year, month + 1)


def _days_back(match: re.Match[str], as_of: date) -> Time:
    day = as_of - timedelta(days=content("moments")["days_back"][match["back"]])
    return Time(match.start(), match.end(), "moment", on=day.isoformat())


def _this_day(match: re.Match[str], as_of: date) -> Time:
    """去年今天, 三年前的今天: the same day of an earlier year."""
    said = match.groupdict()
    ago = said.get("ago")
    back = read_whole(ago) if ago else content("moments")["years_back"][said.get("back")]
    if back is None:
        return _vague(match, as_of)
    day = as_of - timedelta(days=content("moments")["days_back"][match["day"]])
    then = min(day, day.replace(day=monthrange(day.year - back, day.month)[1])) if day.day > SHORTEST else day
    return Time(match.start(), match.end(), "moment", on=then.replace(year=day.year - back).isoformat())


def _year(match: re.Match[str], _as_of: date) -> Time:
    return Time(match.start(), match.end(), "vague_moment", fault=YEAR_ONLY)


def _vague(match: re.Match[str], _as_of: date) -> Time:
    return Time(match.start(), match.end(), "vague_moment", fault=NOT_A_MONTH)


def _month(match: re.Match[str], _as_of: date) -> Time:
    said = f"{match['month']:0>2}" if match["month"].isdecimal() else ""
    return Time(match.start(), match.end(), "vague_moment", fault=NOT_A_MONTH, month=said)


READERS: Final = {
    "calendar": _calendar,
    "years_ago": _years_ago,
    "years_back": _years_back,
    "months_back": _months_back,
    "days_back": _days_back,
    "this_day": _this_day,
    "year": _year,
    "vague": _vague,
    "month": _month,
}
"""By what a reading of ``moments.yaml`` is."""
