"""Links by which officers sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.web.visitor import INVITATION, OFFICER_PREFIX, digest, new_owner, new_secret

if TYPE_CHECKING:
    from bot.store import Store

LOOK_AGAIN: Final = 0.5
"""Seconds: a page may be asked for some times a second."""


def invitation(store: Store, label: str = "研发人事") -> str:
    secret = new_secret()
    with store.transaction() as transaction:
        transaction.keys.add(digest(secret), new_owner(OFFICER_PREFIX), INVITATION, label)
    return f"/enter/{secret}"
