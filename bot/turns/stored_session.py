"""Where a session is kept, and one that is kept, read. Who opens the page from a chat goes on with that chat's."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pydantic import ValidationError

from bot.store import OWN, Transaction
from dialogs.session import VERSION, Session, SessionRefused

CHAT: Final = "telegram"
PAGE: Final = "web"
_FROM_CHAT: Final = f"{CHAT}:"
"""Before a person's number in that chat, in the name by which the page knows them."""

REMEMBERED: Final = 100
"""Sessions, the latest, that need not be read from their text again."""


def page_owner(number: str) -> str:
    """The name by which the page knows who came from a chat."""
    return f"{_FROM_CHAT}{number}"


def is_from_chat(owner: str) -> bool:
    """Whether the page's ``owner`` came from a chat."""
    return owner.startswith(_FROM_CHAT)


def session_place(channel: str, owner: str) -> tuple[str, str]:
    """The channel and the owner under whom the session of ``owner`` is kept."""
    if channel == PAGE and is_from_chat(owner):
        return CHAT, owner.removeprefix(_FROM_CHAT)
    return channel, owner


def places(channel: str, owner: str) -> list[tuple[str, str]]:
    """All under which anything may be kept of ``owner``: where the session is, and the other of chat and page."""
    place = session_place(channel, owner)
    if place != (channel, owner):
        return [place, (channel, owner)]
    return [place, (PAGE, page_owner(owner))] if channel == CHAT else [place]


def kept_state(transaction: Transaction, channel: str, owner: str, case: int = OWN) -> str | None:
    """The session of ``owner``'s own assessment, or of their ``case``, as it is kept."""
    if case == OWN:
        return transaction.session(*session_place(channel, owner))
    found = transaction.cases(channel, owner).numbered(case)
    return None if found is None else found.state


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
