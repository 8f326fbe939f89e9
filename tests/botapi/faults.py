"""Faults on demand: what the next calls of a method meet instead of, or after, their effect."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .wire import Json, RefusalError, too_many_requests

_REASONS = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
WEBHOOK = "webhook"
"""The name under which the delivery of an update to the bot's webhook can be made to fail."""

DOWNLOAD = "download"
"""The name under which the download of a file can be made to fail."""


@dataclass(slots=True)
class Fault:
    """What the next ``times`` calls of ``method`` meet (``*``: of any, but no delivery and no
    download; None: for ever).

    ``status`` is answered, with ``retry_after`` seconds when it is 429, or ``body`` as it is with status 200, as a
    relay may bend an answer; ``drop`` breaks the connection off
    instead. ``after`` lets the call take effect first. ``delay`` seconds pass before anything. Only the given
    ``share`` of the calls is hit, drawn with the seed of :class:`Faults`.
    """

    method: str = "*"
    times: int | None = 1
    status: int = 0
    retry_after: int = 1
    drop: bool = False
    body: str | None = None
    after: bool = False
    delay: float = 0.0
    share: float = 1.0

    @property
    def is_answered(self) -> bool:
        """Whether the call meets something other than delay."""
        return bool(self.drop or self.status or self.body is not None)

    def answer(self) -> RefusalError:
        """The refusal that ``status`` stands for."""
        if self.status == 429:
            return too_many_requests(self.retry_after)
        return RefusalError(self.status, _REASONS.get(self.status, "Bad Request: fault on demand"))


class Faults:
    """The faults that are planned, and the delay that every call has."""

    def __init__(self, seed: int = 0) -> None:
        self.delay = 0.0
        self.hits = 0
        self._random = random.Random(seed)
        self._planned: list[Fault] = []

    def plan(self, arguments: Json) -> None:
        """Add a fault; ``seed`` among the arguments starts the draw anew."""
        wanted = dict(arguments)
        if "seed" in wanted:
            self._random = random.Random(wanted.pop("seed"))
        self._planned.append(Fault(**wanted))

    def clear(self) -> None:
        """Forget all faults and the delay."""
        self._planned.clear()
        self.delay = 0.0

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; it is then used up by one."""
        for fault in self._planned:
            meant = fault.method == method or (fault.method == "*" and method not in {WEBHOOK, DOWNLOAD})
            if not meant or (fault.share < 1 and self._random.random() >= fault.share):
                continue
            self.hits += 1
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._planned.remove(fault)
            return fault
        return None
