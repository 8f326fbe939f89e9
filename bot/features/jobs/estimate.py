"""How long the rest of a roster takes."""

from __future__ import annotations

from bot.roster.messages import RosterProgress


class Estimate:
    """By how long the rows took that were not done before."""

    def __init__(self) -> None:
        self._first: tuple[int, float] | None = None

    def left(self, progress: RosterProgress, now: float) -> float | None:
        """Seconds from ``now``; None before there is something to go by. Rows done before cost nothing."""
        fresh = progress.done - progress.resumed
        if self._first is None:
            self._first = (fresh, now)
            return None
        done, since = self._first
        if fresh <= done:
            return None
        return (progress.total - progress.done) * (now - since) / (fresh - done)
