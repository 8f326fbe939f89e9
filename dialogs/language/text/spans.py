"""Lengths of time in a text: 8年, 八年半, 三年零两个月; and 七八年, 快5年, 5年多, which are not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.text.numerals import is_approximate, neighbours, read_number
from dialogs.language.text.phrases import expressions
from dialogs.language.text.scanning import scan
from dialogs.language.text.times import ABOUT, Time

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


LONGEST_CAREER = 50
"""Years. Who says more has mistyped."""


def _vague(match: re.Match[str], guesses: tuple[float, ...] = ()) -> Time:
    return Time(match.start(), match.end(), "vague_span", fault=ABOUT, guesses=guesses)


def _neighbours(match: re.Match[str]) -> Time:
    low, high = read_number(match["low"]), read_number(match["high"])
    return _vague(match, (low, high) if low and high and low < high else ())


def _not_his(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), "none")


def _exact(match: re.Match[str]) -> Time:
    """Years, half years and months; a numeral that names two neighbours (七八) makes the span vague."""
    said = match.groupdict()
    years, months = said.get("years") or "", said.get("months") or ""
    if is_approximate(years) or is_approximate(months):
        return _vague(match, neighbours(years))
    length = (read_number(years) or 0.0) + (0.5 if said.get("half") else 0.0)
    if months:
        half_month = 0.5 if said.get("half_month") else 0.0
        length = (round(length * 12, 6) + (read_number(months) or 0.0) + half_month) / 12
    if length > LONGEST_CAREER:
        return _vague(match)
    return Time(match.start(), match.end(), "span", years=length)


_READERS = {"exact": _exact, "vague": _vague, "neighbours": _neighbours, "not_his": _not_his}


def find_spans(text: str) -> Iterator[Time]:
    """Every length of time in ``text`` (see :func:`dialogs.language.text.normalize.plain`), the surest first."""
    for pattern, entry in expressions("spans", "readings"):
        for match in scan(pattern, text):
            yield _READERS[entry["is"]](match)
