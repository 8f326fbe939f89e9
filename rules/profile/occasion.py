"""When an achievement came about, as exactly as it is known: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DECEMBER = 12


class Occasion(NamedTuple):
    """It came about on one of the days from ``first`` to ``last``; ``written``: YYYY, YYYY-MM or YYYY-MM-DD."""

    first: date
    last: date
    written: str

    @classmethod
    def of(cls, written: str) -> Occasion:
        """Raises ValueError for what is no date."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(written)
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if not month:
            return cls(date(year, 1, 1), date(year, _DECEMBER, monthrange(year, _DECEMBER)[1]), written)
        first = date(year, month, day or 1)
        return cls(first, first if day else first.replace(day=monthrange(year, month)[1]), written)
