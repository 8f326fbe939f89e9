"""A bot in haste: its pauses are short, its workers as urgent as all else, and its own limits of time far.

What a test waits for shall come soon on a quiet machine, and at all on a busy one: a worker that lets everybody else
go first would there wait for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.telegram import albums, connection, inline, messenger, service
from bot.features.jobs import job_queue, process
from bot.ops import supervision
from bot.roster import worker
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

_HASTE: Final[tuple[tuple[object, str, object], ...]] = (
    (albums, "GATHERED_AFTER", 0.05),
    (connection, "FIRST", 0.05),
    (inline, "WORTHLESS_AFTER", PATIENCE),
    (messenger, "EVERY", 0.0),
    (service, "DRAIN_SECONDS", PATIENCE),
    (supervision, "STORE_PAUSE", 0.05),
    (job_queue, "LOOK", 0.05),
    (process, "PATIENCE", 0.05),
    (worker, "PROGRAM", "tests.bot.roster.urgent_worker"),
)


def hasten(change: Callable[[object, str, object], None]) -> None:
    """Have every pause set by ``change``: ``setattr``, or what takes it back."""
    for owner, name, value in _HASTE:
        change(owner, name, value)
