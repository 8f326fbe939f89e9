"""What can be wrong between the bot and Telegram, in the operator's language."""

from __future__ import annotations

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.features.served import ChannelRefused
from bot.wording import say


class TelegramRefused(ChannelRefused):
    """Telegram cannot be served."""


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
