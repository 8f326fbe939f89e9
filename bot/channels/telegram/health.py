"""Whether Telegram is heard from."""

from __future__ import annotations

from time import monotonic
from typing import Final

SILENCE: Final = 120.0
"""Seconds without an answer to a poll after which something is wrong."""


class Health:
    """Knows when Telegram was last heard from. A webhook cannot know: without updates it hears nothing."""

    def __init__(self, *, expects_polls: bool) -> None:
        self._expects_polls = expects_polls
        self._heard_at: float | None = None

    def heard(self) -> None:
        """Telegram has answered, or called."""
        self._heard_at = monotonic()

    @property
    def ailments(self) -> list[str]:
        """That Telegram is silent, if it is; else nothing."""
        if self._heard_at is None or (self._expects_polls and monotonic() - self._heard_at >= SILENCE):
            return ["silence"]
        return []
