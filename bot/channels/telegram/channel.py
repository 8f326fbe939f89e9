"""Telegram as a channel: what a person did becomes an event, and the replies become calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.channels.telegram import group_chat, private_chat
from bot.channels.telegram.call import answer_press
from bot.channels.telegram.press import answered
from bot.channels.telegram.rate_limit import Allowed
from bot.channels.telegram.render import Addressee, said
from bot.channels.telegram.update import Update
from bot.wording import say, words

if TYPE_CHECKING:
    from bot.channels.telegram.rate_limit import RateLimit
    from bot.features.context import Surroundings
    from bot.ops.metrics import Metrics
    from bot.store import Arrival, Message
    from bot.turns.turns import Turn

NAME: Final = "telegram"


@dataclass(frozen=True, slots=True)
class TelegramChannel:
    """A :class:`~bot.turns.turns.Channel`."""

    surroundings: Surroundings
    rate_limit: RateLimit
    metrics: Metrics
    name: str = NAME

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """What to say to an update; nothing to bots, to nobody, and to what is not meant for us."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None or update.sender.is_bot:
            return []
        allowed = self.rate_limit.spend(arrival.owner, turn.now)
        if allowed is not Allowed.YES:
            self.metrics.rate_limited.inc()
            return _too_fast(update, allowed)
        return self._answered(update, turn)

    def _answered(self, update: Update, turn: Turn) -> list[Message]:
        if update.callback_query is not None:
            return answered(update.callback_query, turn, self.surroundings)
        if update.message is not None:
            where = private_chat if update.is_private else group_chat
            return list(where.answered(update.message, turn, self.surroundings))
        return said(_addressee(update), words("chat.edited")) if update.is_private else []

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """Tell of a failure in a private chat, and end the wheel of a press anywhere."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None or update.sender.is_bot:
            return []
        press = update.callback_query
        messages = [] if press is None else [answer_press(press.id, arrival.owner)]
        if update.is_private:
            messages += said(_addressee(update), words)
        return messages


def _too_fast(update: Update, allowed: Allowed) -> list[Message]:
    """Every press is answered; a message only the first time."""
    to = _addressee(update)
    if update.callback_query is not None:
        return [answer_press(update.callback_query.id, to.owner, say("press.too_fast"))]
    return said(to, words("chat.too_fast")) if allowed is Allowed.NO_LONGER and update.is_private else []


def _addressee(update: Update) -> Addressee:
    """A person's private chat has the person's number."""
    owner = 0 if update.sender is None else update.sender.id
    return Addressee(owner, str(owner))
