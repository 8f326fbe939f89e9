"""The log of what the bot has called and of what was delivered to its webhook."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .bell import Bell
    from .wire import Json, Query


class Call(NamedTuple):
    """One call of a method as the server saw it; ``at`` is the Unix time at which it came in, in seconds.

    ``status`` is the HTTP status answered (0: the connection was broken off), ``description`` the reason of a
    refusal. ``effect`` says whether the method took effect, whatever was answered.
    """

    method: str
    arguments: Json
    chat: int | None
    at: float
    status: int
    description: str
    effect: bool


class Delivery(NamedTuple):
    """One attempt at the webhook; ``status`` is what the bot answered, 0 for no answer."""

    update_id: int
    attempt: int
    status: int
    at: float


class CallLog:
    """Calls and deliveries, oldest first; the oldest go when there are more than ``keep``."""

    def __init__(self, bell: Bell, keep: int | None = None) -> None:
        self._bell = bell
        self.calls: deque[Call] = deque(maxlen=keep)
        self.deliveries: deque[Delivery] = deque(maxlen=keep)

    def call(self, query: Query, at: float, status: int, description: str = "", *, effect: bool) -> None:
        """Note a call."""
        chat = query.integer("chat_id") or None
        self.calls.append(Call(query.method, query.arguments, chat, at, status, description, effect))
        self._bell.ring()

    def delivery(self, update_id: int, attempt: int, status: int) -> None:
        """Note an attempt at the webhook."""
        self.deliveries.append(Delivery(update_id, attempt, status, time.time()))
        self._bell.ring()
