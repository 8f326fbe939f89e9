"""Calls repeated until Telegram answers, after waits that grow; and what is wrong, in the operator's language."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.refusal import OperatorRefused
from bot.wording import say

FIRST: Final = 0.5
LONGEST: Final = 60.0
LONGEST_WITHOUT: Final = 30.0
"""Seconds between attempts at what nothing goes on without."""

_SPREAD: Final = 0.2

Result = TypeVar("Result")

_random = random.SystemRandom()
_log = logging.getLogger(__name__)


class TelegramRefused(OperatorRefused):
    """Telegram cannot be served."""


class Backoff:
    """Waits that double from :data:`FIRST` to ``longest`` seconds, a little scattered."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._wait = FIRST

    def wait(self, error: TelegramError) -> float:
        """The seconds to wait after one more failure: as long as Telegram wants one to, if it says so."""
        if isinstance(error, RetryAfter):
            return demanded(error)
        wait = self._wait * _random.uniform(1 - _SPREAD, 1 + _SPREAD)
        self._wait = min(self._longest, self._wait * 2)
        return wait


def demanded(error: RetryAfter) -> float:
    """The seconds that Telegram wants one to wait."""
    time = error.retry_after
    return time.total_seconds() if isinstance(time, timedelta) else float(time)


async def insisted(call: Callable[[], Awaitable[Result]], root: str, refusals: int = 1) -> Result:
    """The result of ``call`` once there is one; each failure is one line of the log.

    Raises TelegramRefused when the token is refused so many times.
    """
    backoff, refused = Backoff(LONGEST_WITHOUT), 0
    while True:
        try:
            return await call()
        except TelegramError as error:
            refused += isinstance(error, InvalidToken)
            if refused == refusals:
                raise TelegramRefused(say("telegram.fault.wrong_token")) from None
            _log.warning("%s", explained(error, root))
            await asyncio.sleep(backoff.wait(error))


def explained(error: TelegramError, root: str) -> str:
    """What ``error``, met at the Bot API ``root``, means and what can be done. It never holds the token."""
    match error:
        case InvalidToken():
            return say("telegram.fault.wrong_token")
        case Conflict():
            return say("telegram.fault.conflict")
        case RetryAfter():
            return say("telegram.fault.slow_down")
        case TimedOut():
            return say("telegram.fault.timeout", root=root)
    return say("telegram.fault.unreachable", root=root, why=error.message)
