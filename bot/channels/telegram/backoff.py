"""How long to wait before the next attempt."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from telegram.error import RetryAfter

FIRST: Final = 0.5
LONGEST: Final = 60.0
_SPREAD: Final = 0.2

_random = random.SystemRandom()


class Backoff:
    """Waits that double from :data:`FIRST` to :data:`LONGEST` seconds, a little scattered."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._wait = FIRST

    def wait(self) -> float:
        """The seconds to wait after one more failure."""
        wait = self._wait * _random.uniform(1 - _SPREAD, 1 + _SPREAD)
        self._wait = min(self._longest, self._wait * 2)
        return wait


def demanded(error: RetryAfter) -> float:
    """The seconds that Telegram wants one to wait."""
    time = error.retry_after
    return time.total_seconds() if isinstance(time, timedelta) else float(time)
