"""Lengths of time in a text: 8年, 八年半, 三年零两个月; and 七八年, 快5年, 5年多, which are not exact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dialogs.language.text.numerals import is_approximate, neighbours, read_number
from dialogs.language.text.times import ABOUT, Time

if TYPE_CHECKING:
    import re
    from datetime import date


LONGEST_CAREER = 50
"""Years. Who says more has mistyped."""


def _doubtful(match: re.Match[str], guesses: tuple[float, ...] = ()) -> Time:
    return Time(match.start(), match.end(), "vague_span", fault=ABOUT, guesses=guesses)


def _about(match: re.Match[str], _as_of: date) -> Time:
    return _doubtful(match)


def _neighbours(match: re.Match[str], _as_of: date) -> Time:
    low, high = read_number(match["low"]), read_number(match["high"])
    return _doubtful(match, (low, high) if low and high and low < high else ())


def _not_his(match: re.Match[str], _as_of: date) -> Time:
    return Time(match.start(), match.end(), "none")


def _exact(match: re.Match[str], _as_of: date) -> Time:
    """Years, half years and months; a numeral that names two neighbours (七八) makes the span vague."""
    said = match.groupdict()
    years, months = said.get("years") or "", said.get("months") or ""
    if is_approximate(years) or is_approximate(months):
        return _doubtful(match, neighbours(years))
    length = (read_number(years) or 0.0) + (0.5 if said.get("half") else 0.0)
    if months:
        half_month = 0.5 if said.get("half_month") else 0.0
        length = (round(length * 12, 6) + (read_number(months) or 0.0) + half_month) / 12
    if length > LONGEST_CAREER:
        return _doubtful(match)
    return Time(match.start(), match.end(), "span", years=length)


READERS: Final = {"exact": _exact, "about": _about, "neighbours": _neighbours, "not_his": _not_his}
"""By what a reading of ``spans.yaml`` is."""
