"""What is counted while a channel serves, in Prometheus's form. No label tells of a person."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.store import Backlog

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The figures of ``channel``, which becomes a part of their names.

    ``posts``: what it posts is sent, and does not stay until something takes its place.
    """

    def __init__(self, channel: str, *, posts: bool = True) -> None:
        self.channel = channel
        self._posts = posts
        self._registry = CollectorRegistry()
        self._prefix = f"zhicheng_{channel}"
        self.turns = self._counter("turns", "Updates that were answered")
        self.turn_seconds = self._histogram(
            "turn_seconds", "From an update's receipt to its answer's storing"
        )
        self.sent = self._counter("sent", "Calls that were taken", "method")
        self.sent_seconds = self._histogram("sent_seconds", "Duration of a call that was taken")
        self.retries = self._counter("retries", "Calls that failed and are repeated", "reason")
        self.dropped = self._counter("dropped", "Messages refused for good and given up", "reason")
        self.rate_limited = self._counter("rate_limited", "Updates of people who write too fast")
        self.reminders = self._counter("reminders", "Reminders that became due")
        self.rosters = self._counter("rosters", "Spreadsheets of staff that were worked off", "outcome")
        self._tasks = self._counter("tasks_ended", "Lasting tasks that ended and began again", "task")
        self._questions = self._counter("questions", "Questions about the notice", "status", "way")
        self._unsent = self._gauge("outbox_depth", "Messages still to be sent")
        self._waiting = self._gauge("waiting_updates", "Updates received and still to be answered")
        self._set_aside = self._gauge("set_aside_updates", "Updates given up after repeated failure")

    def task_ended(self, name: str) -> None:
        """Count a lasting task that ended."""
        self._tasks.labels(name).inc()

    def question(self, status: str, way: str = "typed") -> None:
        """Count a question about the notice. Inline, half a word is a question."""
        self._questions.labels(status, way).inc()

    def exposed(self, tally: Backlog) -> bytes:
        """All figures as Prometheus reads them, those of the store as ``tally`` has them."""
        self._unsent.set(tally.unsent if self._posts else 0)
        self._waiting.set(tally.waiting)
        self._set_aside.set(tally.set_aside)
        return generate_latest(self._registry)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"{self._prefix}_{name}", what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(f"{self._prefix}_{name}", what, registry=self._registry)

    def _histogram(self, name: str, what: str) -> Histogram:
        return Histogram(f"{self._prefix}_{name}", what, registry=self._registry, buckets=_SECONDS)
