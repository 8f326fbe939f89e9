"""Turns that were taken before are not worked out again: a turn is pure, and most talks begin alike.

What is remembered has no owner: the facts of a session, without whose they are, what was said to them, and what
was answered. It is in memory only, and only so much of it. Why it is so: docs/decisions/0010-remembered-turns.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from cachetools import LRUCache

from dialogs.event import Event, Filled, Opened, Pressed, Said

if TYPE_CHECKING:
    from datetime import date

    from bot.turns.turn import Dialogue
    from dialogs.reply import Reply
    from dialogs.session import Session

MOST: Final = 1000
"""So many turns are remembered, the latest; each takes some 10 kB."""

LONGEST: Final = 30
"""Characters. What is longer is a person's own story, which nobody tells in the same words."""


class _Situation(NamedTuple):
    """All that a turn depends on; ``state`` is the session's, without its revision."""

    state: str | None
    event: Event
    today: date


class Remembering:
    """A :class:`~bot.turns.turn.Dialogue` that answers as ``conversation`` does, and sooner when it has before."""

    def __init__(self, conversation: Dialogue, most: int = MOST) -> None:
        self._conversation = conversation
        self._turns: LRUCache[_Situation, tuple[Session, tuple[Reply, ...]]] = LRUCache(most)

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """See :meth:`bot.turns.turn.Dialogue.turn`."""
        situation = _situation(session, event, today)
        known = None if situation is None else self._turns.get(situation)
        if known is not None:
            after, replies = known
            return after.model_copy(update={"revision": _next(session)}), replies
        after, replies = self._conversation.turn(session, event, today)
        if situation is not None and after.revision == _next(session) and not _has_files(replies):
            self._turns[situation] = after, replies
        return after, replies


def _situation(session: Session | None, event: Event, today: date) -> _Situation | None:
    """None for what will hardly happen again: a long text, a button of an older message, or a page filled in."""
    revision = 0 if session is None else session.revision
    match event:
        case Said(text) | Opened(text) if len(text) > LONGEST:
            return None
        case Filled():
            return None
        case Pressed() if event.revision != revision:
            return None
        case Pressed():
            event = replace(event, revision=0)
    state = None if session is None else session.model_copy(update={"revision": 0}).model_dump_json()
    return _Situation(state, event, today)


def _next(session: Session | None) -> int:
    """The revision that a turn leads to."""
    return 1 if session is None else session.revision + 1


def _has_files(replies: tuple[Reply, ...]) -> bool:
    """Files are too large to be kept for others."""
    return any(reply.picture is not None or reply.document is not None for reply in replies)
