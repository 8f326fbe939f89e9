"""A typed answer to "how long?" or "since when?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_number, read_year
from dialogs.language.text.phrases import phrase
from dialogs.language.text.time_expressions import find_times
from dialogs.language.text.times import ABOUT, YEAR, YEAR_ONLY, Time
from rules.wording.wording import day_in_words

LONGEST_YEARS = 80
READABLE = "可以写年数，例如“8年”“八年半”“5个月”，也可以写从哪年哪月算起，例如“2018年7月”。"
UNREADABLE = f"没有看懂。{READABLE}"
NEGATIVE = "年数不能是负数。请写0或更大的数，例如“8年”。"
TOO_LONG = f"年数太大了（超过{LONGEST_YEARS}年）。请检查一下，例如“8年”或“2018年7月”。"
TWO_TIMES = "里面有不止一个时间，不知道该用哪个。请只写一个，例如“8年”或“2018年7月”。"
YEAR_OR_MONTH = (
    "“{said}”可能是{said}年，也可能是20{year}年{month}月。"
    "请写成“{year}年半”这样的年数，或者“20{year}年{month}月”这样的年月。"
)
_YEAR_OR_MONTH = re.compile(r"(?P<year>[012]\d)\.(?P<month>\d{1,2})")
MONTHS_A_YEAR = 12
_CALENDAR_YEARS = range(1900, 2101)
"""Bare numbers that are taken for a year rather than for a length in years."""


@dataclass(frozen=True, slots=True)
class Years:
    """A length of time in years; 8.5 is eight years and a half."""

    years: float


@dataclass(frozen=True, slots=True)
class Since:
    """A point of time not after the day of assessment: ``YYYY-MM`` or ``YYYY-MM-DD``."""

    since: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """``why`` says in Chinese what is wrong with an answer and what would be right; ``year``: all that it says.

    ``instead``: what would be right, where no more is known than that it is none.
    """

    why: str
    year: int | None = None
    instead: str = ""


Tenure = Years | Since | Unclear
_UNREAD = Unclear(UNREADABLE, instead=READABLE)


def read_tenure(text: str, as_of: date, around: str = "around") -> Tenure:
    """What ``text`` says, typed as the answer to "how long?" or "since when?" on the day ``as_of``.

    ``around``: the expression of spans.yaml for what else may stand there.
    """
    text = plain(text).strip().lstrip("。,;").rstrip("。.!,;~")
    said = _YEAR_OR_MONTH.fullmatch(text)
    if said is not None and 1 <= int(said["month"]) <= MONTHS_A_YEAR:
        return Unclear(YEAR_OR_MONTH.format(said=text, year=said["year"], month=int(said["month"])))
    if text.startswith("."):
        text = f"0{text}"
    if re.search(r"(?<![\d年])[-−负]\s?\d", text) and not re.match(r"\d", text):
        return Unclear(NEGATIVE)
    times = find_times(text, as_of)
    bare = read_number(re.sub(r"^(?:满|整)|[了的整吧]$", "", text))
    if bare is not None and not any(time.kind == "moment" for time in times):
        return _of_bare_number(bare)
    if not times:
        about = re.search(r"[几多]|大概|左右", text) and "年" in text
        return Unclear(ABOUT) if about else _UNREAD
    if len(times) > 1:
        return Unclear(ABOUT if phrase("spans", "reckoned").search(text) else TWO_TIMES)
    rest = text[: times[0].start] + text[times[0].end :]
    words = text[times[0].start : times[0].end]
    return _UNREAD if phrase("spans", around).sub("", rest) else _of_time(times[0], words, as_of)


def is_of_a_title(text: str) -> bool:
    """Whether ``text`` says that something was got, or names a certificate, and so tells of no work."""
    return any(phrase("anchors", key).search(plain(text)) for key in ("got", "certificate"))


def _of_bare_number(number: float) -> Tenure:
    if number in _CALENDAR_YEARS:
        return Unclear(YEAR_ONLY, int(number))
    return Years(number) if number <= LONGEST_YEARS else Unclear(TOO_LONG)


def _of_time(time: Time, said: str, as_of: date) -> Tenure:
    if time.years is not None:
        return Years(time.years)
    if time.on is None:
        year = YEAR.fullmatch(said) if time.fault == YEAR_ONLY else None
        return Unclear(time.fault, read_year(year[1], as_of.year) if year else None)
    if time.on > as_of.isoformat():
        told, today = day_in_words(time.on), day_in_words(as_of)
        return Unclear(f"{told}在今天（{today}）之后。请写已经过去的日期，例如“2018年7月”。")
    if int(time.on[:4]) < as_of.year - LONGEST_YEARS:
        return Unclear(f"{day_in_words(time.on)}是{LONGEST_YEARS}多年前了。请检查一下年份，例如“2018年7月”。")
    return Since(time.on)
