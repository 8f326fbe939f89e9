"""Where a session is kept. Who opens the page from a chat goes on with the session of that chat."""

from __future__ import annotations

from typing import Final

CHAT: Final = "telegram"
PAGE: Final = "web"
_FROM_CHAT: Final = f"{CHAT}:"
"""Before a person's number in that chat, in the name by which the page knows them."""


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
