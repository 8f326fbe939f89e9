"""The queue of updates, and long polling with Telegram's rules of confirmation and conflict."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .wire import Json, RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .bell import Bell

_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of update that are left out unless ``allowed_updates`` names them."""

_FUTURE = 10
"""An offset this far beyond the last update stems from before a restart of the numbers and counts as none."""

BY_OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WHILE_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
    " first"
)


@dataclass(frozen=True, slots=True)
class Pending:
    """An update not yet confirmed. Webhooks deliver a ``lane`` in order and lanes side by side."""

    update: Json
    lane: str

    @property
    def id(self) -> int:
        """The update's ``update_id``."""
        return int(self.update["update_id"])


class UpdateQueue:
    """Updates in order of their numbers; those below a poll's offset are confirmed and forgotten."""

    def __init__(self, first_id: int, bell: Bell) -> None:
        self._bell = bell
        self._ids = itertools.count(first_id)
        self._last_id = first_id - 1
        self._pending: dict[int, Pending] = {}
        self._poll: asyncio.Future[None] | None = None
        self._allowed: frozenset[str] | None = None
        self.on_added: Callable[[Pending], None] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def pending(self) -> tuple[Pending, ...]:
        """What is not yet confirmed, oldest first."""
        return tuple(self._pending.values())

    @property
    def polled(self) -> bool:
        """Whether a poll is waiting for the next update."""
        return self._poll is not None

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Let only these kinds in from now on; empty for the default; None leaves it as it is."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def allowed(self) -> list[str]:
        """The kinds that were asked for; empty for the default."""
        return sorted(self._allowed or ())

    def add(self, kind: str, payload: object, lane: str) -> int | None:
        """Queue an update and return its id; None when the bot has not asked for its kind."""
        if kind in _UNASKED if self._allowed is None else kind not in self._allowed:
            return None
        self._last_id = next(self._ids)
        pending = Pending({"update_id": self._last_id, kind: payload}, lane)
        self._pending[pending.id] = pending
        self._bell.ring()
        self._wake()
        if self.on_added is not None:
            self.on_added(pending)
        return pending.id

    def again(self, update_id: int) -> None:
        """Renumber from ``update_id`` on, as Telegram does after an idle week; what is pending goes."""
        self._pending.clear()
        self._ids = itertools.count(update_id)
        self._last_id = update_id - 1

    def drop(self, update_id: int) -> None:
        """Forget one update, delivered or given up."""
        self._pending.pop(update_id, None)
        self._bell.ring()

    def clear(self) -> None:
        """Forget all updates."""
        self._pending.clear()

    async def poll(self, offset: int, limit: int, within: float) -> list[Json]:
        """One getUpdates. ``within`` is in seconds; the answer comes as soon as there is an update.

        Raises:
            RefusalError: another poll or a webhook has taken over.
        """
        self.interrupt(BY_OTHER_POLLER)
        start = self._confirmed(offset)
        if within > 0 and not self._from(start, limit):
            poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._poll = poll
            self._bell.ring()
            try:
                await asyncio.wait({poll}, timeout=within)
                if poll.done():
                    poll.result()
            finally:
                if self._poll is poll:
                    self._poll = None
        return self._from(start, limit)

    def interrupt(self, reason: str) -> None:
        """End the poll that is waiting, if one is, with 409 and ``reason``."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(RefusalError(409, reason))
        self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _confirmed(self, offset: int) -> int:
        """Forget what ``offset`` confirms and return the first id to hand out."""
        if offset > self._last_id + _FUTURE:
            return 0
        if offset < 0:
            offset = next(iter(list(self._pending)[offset:]), 0)
        for update_id in list(itertools.takewhile(lambda known: known < offset, self._pending)):
            del self._pending[update_id]
        self._bell.ring()
        return offset

    def _from(self, start: int, limit: int) -> list[Json]:
        waiting = (pending.update for pending in self._pending.values() if pending.id >= start)
        return list(itertools.islice(waiting, limit))
