"""A session as it is kept, read."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pydantic import ValidationError

from dialogs.session import VERSION, Session, SessionRefused

REMEMBERED: Final = 100
"""Sessions, the latest, that need not be read from their text again."""


def restored(state: str | None) -> Session | None:
    """The session that is kept as ``state``; null when there is none that can be continued."""
    try:
        return None if state is None else continuable(state)
    except SessionRefused:
        return None


@lru_cache(REMEMBERED)
def continuable(state: str) -> Session:
    """Read once for all that ask for it: within a turn, and by a page right after it."""
    try:
        session = Session.model_validate_json(state)
    except ValidationError:
        raise SessionRefused("it is not a session of this version") from None
    if session.version != VERSION:
        raise SessionRefused(f"version {session.version} instead of {VERSION}")
    return session
