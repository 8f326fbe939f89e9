"""Calls that are repeated until Telegram answers: at the start, and while polling."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final, TypeVar

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.backoff import Backoff, demanded
from bot.channels.telegram.faults import TelegramRefused, explained
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LONGEST_PAUSE: Final = 30.0

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


async def insisted(call: Callable[[], Awaitable[Result]], root: str, refusals: int = 1) -> Result:
    """The result of ``call`` once there is one; each failure is one line of the log.

    Raises TelegramRefused when the token is refused so many times.
    """
    backoff, refused = Backoff(LONGEST_PAUSE), 0
    while True:
        try:
            return await call()
        except TelegramError as error:
            refused += isinstance(error, InvalidToken)
            if refused == refusals:
                raise TelegramRefused(say("telegram.fault.wrong_token")) from None
            _log.warning("%s", explained(error, root))
            wait = backoff.wait()
            if isinstance(error, RetryAfter):
                wait = max(wait, demanded(error))
            await asyncio.sleep(wait)
