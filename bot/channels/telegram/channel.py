"""Telegram as a channel: what a person did becomes an event, and the replies become calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.channels.telegram import group_chat, press, private_chat
from bot.channels.telegram.call import answer_press
from bot.channels.telegram.render import said, told
from bot.channels.telegram.update import Update
from bot.features.messenger import Recipient
from bot.features.request import Request
from bot.turns.rate_limit import Allowed
from bot.wording import say, words

if TYPE_CHECKING:
    from bot.features.context import Surroundings
    from bot.ops.metrics import Metrics
    from bot.store import Arrival, Message
    from bot.turns.rate_limit import RateLimit
    from bot.turns.turns import Turn

NAME: Final = "telegram"


@dataclass(frozen=True, slots=True)
class TelegramChannel:
    """A :class:`~bot.turns.turns.Channel`; ``username`` is the bot's own."""

    username: str
    surroundings: Surroundings
    rate_limit: RateLimit
    metrics: Metrics
    name: str = NAME

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """What to say to an update; nothing to bots, to nobody, and to what is not meant for us."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None or update.sender.is_bot:
            return []
        allowed = self.rate_limit.spend(arrival.owner, arrival.id, turn.now)
        if allowed is not Allowed.YES:
            self.metrics.rate_limited.inc()
            return _too_fast(update, allowed)
        return self._answered(update, turn)

    def _answered(self, update: Update, turn: Turn) -> list[Message]:
        to, message = _themselves(update), update.message
        request = Request(to.owner, to.chat, turn, self.surroundings)
        if update.callback_query is not None:
            return press.answered(update.callback_query, request, to)
        if message is not None and update.is_private:
            return told(to, private_chat.answered(message, request, self.username).shown)
        if message is not None:
            group = Recipient(str(message.chat.id), to.owner)
            return group_chat.answered(message, request, group, self.username)
        return said(to, words("chat.edited")) if update.is_private else []

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """Tell of a failure in a private chat, and end the wheel of a press anywhere."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None or update.sender.is_bot:
            return []
        query = update.callback_query
        messages = [] if query is None else [answer_press(query.id, arrival.owner)]
        if update.is_private:
            messages += said(_themselves(update), words)
        return messages


def _too_fast(update: Update, allowed: Allowed) -> list[Message]:
    """Every press is answered; a message only the first time."""
    to = _themselves(update)
    if update.callback_query is not None:
        return [answer_press(update.callback_query.id, to.owner, say("press.too_fast"))]
    return said(to, words("chat.too_fast")) if allowed is Allowed.NO_LONGER and update.is_private else []


def _themselves(update: Update) -> Recipient:
    """Who caused it, in their private chat, which has their own number."""
    owner = "0" if update.sender is None else str(update.sender.id)
    return Recipient(owner, owner)
