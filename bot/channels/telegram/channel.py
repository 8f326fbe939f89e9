"""Telegram as a channel: what a person did becomes an event, and the replies become calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.channels.telegram import group_chat, private_chat
from bot.channels.telegram.albums import Albums
from bot.channels.telegram.call import answer_press
from bot.channels.telegram.case_topics import told_by_case
from bot.channels.telegram.keyboard import pressed
from bot.channels.telegram.render import said
from bot.channels.telegram.update import Press, ReceivedMessage, Update
from bot.features import presses
from bot.features.context import Surroundings
from bot.features.messenger import Recipient
from bot.features.request import Answer, Request
from bot.ops.metrics import Metrics
from bot.store import Arrival, Message
from bot.turns.rate_limit import Allowed, RateLimit
from bot.turns.turn import Turn
from bot.wording import say, words

NAME: Final = "telegram"


@dataclass(frozen=True, slots=True)
class TelegramChannel:
    """A :class:`~bot.turns.turn.Channel`; ``username`` and ``number`` are the bot's own."""

    username: str
    surroundings: Surroundings
    rate_limit: RateLimit
    metrics: Metrics
    number: int = 0
    albums: Albums = field(default_factory=Albums)
    name: str = NAME

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        """What to say to an update; nothing to bots, to nobody, and to what is not meant for us."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None or self._asks_for_nothing(update):
            return []
        message = update.message
        parts = [] if message is None else [message]
        if message is not None and update.is_private:
            parts = self.albums.gathered(message, arrival.owner, turn)
            if not parts:
                return []
        allowed = self.rate_limit.spend(arrival.owner, arrival.id, turn.now)
        if allowed is not Allowed.YES:
            self.metrics.rate_limited.inc()
            return _too_fast(update, allowed)
        return self._answered(update, parts, turn)

    def _answered(self, update: Update, parts: Sequence[ReceivedMessage], turn: Turn) -> list[Message]:
        """What to say to a press, to an edit, or to the ``parts`` of what was sent."""
        to, message = _where(update), update.message
        request = Request(to.owner, to.chat, turn, self.surroundings)
        if update.callback_query is not None:
            return _pressed(update.callback_query, request, to)
        if message is not None and update.is_private:
            if message.was_said_by(self.number):
                return said(to, words("chat.own_words"))
            return told_by_case(private_chat.answered(parts, request, self.username), request, to)
        if message is not None:
            return group_chat.answered(message, request, to, self.username)
        return said(to, words("chat.edited"))

    def _asks_for_nothing(self, update: Update) -> bool:
        """Whether nobody waits for an answer: it is talk among others, tells of an event, or of itself again."""
        message, edited = update.message, update.edited_message
        if edited is not None:
            # Each step of a live location is an edit, and so is much that no person did.
            return not update.is_private or edited.words is None or edited.was_said_by(self.number)
        if message is None:
            return False
        if not update.is_private:
            return not group_chat.is_addressed(message, self.username)
        return message.words is None and message.attachment is None

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        """Tell of a failure in a private chat, and end the wheel of a press anywhere."""
        update = Update.model_validate_json(arrival.payload)
        if update.sender is None:
            return []
        query = update.callback_query
        messages = [] if query is None else [answer_press(query.id, arrival.owner)]
        if update.is_private:
            messages += said(_where(update), words)
        return messages


def _pressed(press: Press, request: Request, to: Recipient) -> list[Message]:
    """End the wheel on the button, also one that cannot have been ours, and say or do what the press calls for."""
    shown = press.message
    if shown is None or not shown.chat.is_private or shown.chat.id != press.sender.id:
        return [answer_press(press.id, to.owner, say("press.foreign"))]
    event = pressed(press.data)
    unknown = Answer(notice=say("press.unknown"))
    answer = unknown if event is None else presses.pressed(request, event)
    return [answer_press(press.id, to.owner, answer.notice), *told_by_case(answer, request, to, shown)]


def _too_fast(update: Update, allowed: Allowed) -> list[Message]:
    """Every press is answered; a message only the first time."""
    to = _where(update)
    if update.callback_query is not None:
        return [answer_press(update.callback_query.id, to.owner, say("press.too_fast"))]
    return said(to, words("chat.too_fast")) if allowed is Allowed.NO_LONGER and update.is_private else []


def _where(update: Update) -> Recipient:
    """Who caused it, in the place where they did."""
    owner = "0" if update.sender is None else str(update.sender.id)
    return Recipient(owner if update.shown is None else str(update.shown.place), owner)
