"""Pictures and files that were sent together come one by one, and are answered once, all of them at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Final

from cachetools import LRUCache

from bot.channels.telegram.update import ReceivedMessage, Update
from bot.turns.long_turns import TurnDelayedError
from bot.turns.turn import Turn

GATHERED_AFTER: Final = 1.0
"""Seconds from when an album's first part is looked at to its answer: all of it is there by then."""

REMEMBERED: Final = 10_000
"""Albums, the latest, of which it is known when their first part came; of others it is now."""


@dataclass(frozen=True, slots=True)
class Albums:
    """Gathers each album from what waits in the store, so that neither a batch nor a kill takes it apart."""

    _first: LRUCache[str, float] = field(default_factory=lambda: LRUCache(REMEMBERED))

    def gathered(self, message: ReceivedMessage, owner: str, turn: Turn) -> list[ReceivedMessage]:
        """The album to which ``message`` of ``owner`` belongs, as one has it; all of it is answered by this turn.

        Of a part that comes after the others were answered, only what has words of its own is left.
        Raises TurnDelayedError until there has been time for all parts to come.
        """
        album = message.album
        if album is None:
            return [message]
        gathered = self._first.setdefault(album, monotonic()) + GATHERED_AFTER
        if monotonic() < gathered:
            raise TurnDelayedError(partial(_until, gathered))
        if not turn.is_first(f"album {album}"):
            return [] if message.words is None else [message]
        parts = [message]
        for waiting in turn.also_waiting(owner):
            other = Update.model_validate_json(waiting.arrival.payload).message
            if other is not None and other.album == album:
                turn.transaction.answered(waiting.sequence)
                parts.append(other)
        return parts


async def _until(moment: float) -> None:
    while (wait := moment - monotonic()) > 0:  # noqa: ASYNC110 - it is a moment that is waited for
        await asyncio.sleep(wait)
