"""What can be wrong between the bot and Telegram, in the operator's language."""

from __future__ import annotations

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.features.served import ChannelRefused


class TelegramRefused(ChannelRefused):
    """Telegram cannot be served."""


NO_TOKEN = "没有设置 TELEGRAM_BOT_TOKEN：请向 @BotFather 申请令牌，写进 .env。"  # noqa: S105 - no token
WRONG_TOKEN = "Telegram 不认这个令牌：请核对 TELEGRAM_BOT_TOKEN（在 @BotFather 处用 /token 查看）。"  # noqa: S105 - no token


def explained(error: TelegramError, root: str) -> str:
    """What ``error``, met at the Bot API ``root``, means and what can be done. It never holds the token."""
    match error:
        case InvalidToken():
            return WRONG_TOKEN
        case Conflict():
            return "另一个程序正在用同一个令牌收取消息（409），每条消息只会到其中一个：请停掉它。稍后重试。"
        case RetryAfter():
            return "Telegram 要求放慢速度（429），稍后重试。"
        case TimedOut():
            return f"连接 {root} 超时，稍后重试。需要代理时请设置 TELEGRAM_PROXY_URL。"
    return f"连不上 {root}（{error.message}），稍后重试。需要代理时请设置 TELEGRAM_PROXY_URL。"
