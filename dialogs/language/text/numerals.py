"""Numbers as people type them: 8, ８, 8.5, 八, 十二, 两, 俩, 三点五."""

from __future__ import annotations

import re
from importlib import import_module

_CHINESE = "[零〇一二两俩三仨四五六七八九十百千]{1,8}(?:点[零一二三四五六七八九]{1,3})?"
NUMERAL = rf"(?:\d{{1,9}}(?:\.\d{{1,4}})?|{_CHINESE})"
"""Matches one numeral; :func:`read_number` says what it is."""

NUMBER = r"(?:\d{1,4}|[零〇一二两俩三仨四五六七八九十百]{1,5})"
"""Matches a whole number of things."""
PARTS = {"NUMERAL": NUMERAL, "NUMBER": NUMBER}
"""What ``<NUMERAL>`` and ``<NUMBER>`` stand for in every expression."""

YEARS_AHEAD = 20
_TOGETHER = str.maketrans({"俩": "两", "仨": "三", "〇": "零"})
_SMALL = {"两": 2} | {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")}
"""Those of one character, for which no library need be loaded."""
_TWO_UNITS = re.compile(r"[一二两三四五六七八九]{2}")
_YEAR_DIGITS = re.compile(r"[零一二三四五六七八九]{4}|[零一二三四五六七八九]{2}")


def is_approximate(numeral: str) -> bool:
    """Whether ``numeral`` names two neighbours at once, as 七八, 三五 or 十二三 do."""
    return _TWO_UNITS.search(numeral.translate(_TOGETHER)) is not None


def neighbours(numeral: str) -> tuple[float, ...]:
    """The two numbers that an approximate numeral of two digits names: 7 and 8 for 七八; else nothing."""
    if not re.fullmatch(_TWO_UNITS, numeral.translate(_TOGETHER)):
        return ()
    return tuple(number for digit in numeral if (number := read_number(digit)))


def read_number(numeral: str) -> float | None:
    """The number that ``numeral`` says, or None: not a numeral, or one such as 七八 that says two."""
    numeral = numeral.translate(_TOGETHER)
    if re.fullmatch(r"\d+(?:\.\d+)?", numeral, re.ASCII):
        return float(numeral)
    if not numeral or is_approximate(numeral) or not re.fullmatch(NUMERAL, numeral):
        return None
    if numeral.startswith("百"):
        return None
    if numeral in _SMALL:
        return float(_SMALL[numeral])
    try:
        return float(import_module("cn2an").cn2an(numeral, "normal"))  # imported late: it costs 0.17 s
    except (ValueError, KeyError):  # the latter is how the library fails on 七十零
        return None


def either_way(numeral: str) -> str:
    """An expression for the same number in figures and in Chinese, up to ten."""
    number = read_number(numeral)
    return "|".join(
        dict.fromkeys([numeral, f"{number:g}", *(one for one, of in _SMALL.items() if of == number)])
    )


def read_whole(numeral: str) -> int | None:
    """The whole number that ``numeral`` says, or None."""
    number = read_number(numeral)
    return int(number) if number is not None and number.is_integer() else None


def plain_number(number: float) -> float | int:
    """8 rather than 8.0, as people and JSON write it."""
    return int(number) if number.is_integer() else number


def read_year(digits: str, this_year: int) -> int | None:
    """The calendar year that ``digits`` name: 2018, 18, 二〇一八, 一八. Two digits are of this century up to
    :data:`YEARS_AHEAD` years after ``this_year``, of the last one beyond.
    """
    digits = digits.translate(_TOGETHER)
    if _YEAR_DIGITS.fullmatch(digits):
        digits = "".join(str("零一二三四五六七八九".index(digit)) for digit in digits)
    if not re.fullmatch(r"\d{2}|\d{4}", digits, re.ASCII):
        return None
    if len(digits) > len("18"):
        return int(digits)
    year = int(digits)
    return 2000 + year if 2000 + year <= this_year + YEARS_AHEAD else 1900 + year
