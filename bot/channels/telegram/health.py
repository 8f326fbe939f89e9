"""Whether Telegram is heard from, and its answers can be used."""

from __future__ import annotations

from collections import Counter
from time import monotonic
from typing import Final

SILENCE: Final = 120.0
"""Seconds without an answer to a poll after which something is wrong."""


SPOILT: Final = 5
"""So often in a row a method has no answer that can be used before something is wrong."""


class Health:
    """Knows when Telegram was last heard from, which a webhook cannot: without updates it hears nothing.

    And what became of each method's calls.
    """

    def __init__(self, *, expects_polls: bool) -> None:
        self._expects_polls = expects_polls
        self._heard_at: float | None = None
        self._spoilt: Counter[str] = Counter()

    def heard(self) -> None:
        """Telegram has answered, or called."""
        self._heard_at = monotonic()

    def called(self, method: str, *, in_vain: bool) -> None:
        """A call of ``method`` was answered by Telegram in its own form, or ``in_vain``."""
        self._spoilt[method] = self._spoilt[method] + 1 if in_vain else 0

    @property
    def ailments(self) -> list[str]:
        """That Telegram is silent, or its answers to some method cannot be used."""
        is_silent = self._heard_at is None or (
            self._expects_polls and monotonic() - self._heard_at >= SILENCE
        )
        is_bent = any(times >= SPOILT for times in self._spoilt.values())
        return [*(["silence"] if is_silent else []), *(["answers"] if is_bent else [])]
