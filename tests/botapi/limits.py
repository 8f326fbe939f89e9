"""Flood limits: how many messages a bot may send, overall, to one chat and to one group."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .wire import too_many_requests

if TYPE_CHECKING:
    from .chats import Chat


class Rate(NamedTuple):
    """At most ``messages`` in any ``seconds``."""

    messages: int
    seconds: float


TELEGRAM = (Rate(30, 1.0), Rate(1, 1.0), Rate(20, 60.0))
"""Overall, one chat, one group: the figures Telegram names."""

_SLACK = 0.05
"""The part of a window that the network's jitter may take from a sender who paces exactly."""


@dataclass
class FloodLimits:
    """Sliding windows; None for no limit. A call that is refused does not count."""

    overall: Rate | None = None
    chat: Rate | None = None
    group: Rate | None = None
    _sent: defaultdict[object, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def spend(self, chat: Chat) -> None:
        """Count one message to ``chat``.

        Raises:
            RefusalError: 429 with the seconds until there is room.
        """
        now = time.monotonic()
        in_group = chat.kind in {"group", "supergroup"}
        windows = [
            (key, rate)
            for key, rate in (
                ("overall", self.overall),
                (chat.id, self.chat),
                ((chat.id, "group"), self.group if in_group else None),
            )
            if rate is not None
        ]
        wait = max((self._wait(key, rate, now) for key, rate in windows), default=0.0)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for key, _ in windows:
            self._sent[key].append(now)

    def _wait(self, key: object, rate: Rate, now: float) -> float:
        sent = self._sent[key]
        window = rate.seconds * (1 - _SLACK)
        while sent and sent[0] <= now - window:
            sent.popleft()
        return sent[0] + window - now if len(sent) >= rate.messages else 0.0
