"""The time by which everything goes: the notice is Beijing's, and its days begin and end there."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

BEIJING: Final = timezone(timedelta(hours=8), "Asia/Shanghai")


def beijing_now() -> datetime:
    """The current moment, in Beijing's time."""
    return datetime.now(BEIJING)


def today() -> date:
    """The current day in Beijing, whatever the machine's zone is. China has had no daylight saving since 1991."""
    return beijing_now().date()
