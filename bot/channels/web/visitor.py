"""Who is at the page: a cookie is a key, and a key opens what is kept of one owner."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from bot.store import AccessKey, Store

COOKIE: Final = "zhicheng"

VISIT: Final = "visit"
"""A browser's own key."""
EDIT: Final = "edit"
READ: Final = "read"
"""Of a link that was handed on."""
OFFICER: Final = "officer"
INVITATION: Final = "invitation"

OFFICER_PREFIX: Final = "hr-"
"""Of the owners who may assess others; nobody chooses an owner's name themselves."""


class Officers:
    """All owners who may assess others."""

    def __contains__(self, owner: object) -> bool:
        """By what only the command line and a trusted proxy can give."""
        return isinstance(owner, str) and owner.startswith(OFFICER_PREFIX)


class Visitor(NamedTuple):
    """Whoever holds ``secret``; ``owner`` is empty for who has none yet."""

    secret: str = ""
    owner: str = ""
    use: str = VISIT
    label: str = ""

    @property
    def token(self) -> str:
        """What every form of theirs carries, so that no other site can send one for them."""
        return hashlib.blake2b(b"form", key=self.secret.encode()[:64], digest_size=16).hexdigest()

    @property
    def may_change(self) -> bool:
        """Whether they may say anything."""
        return self.use != READ

    @property
    def is_officer(self) -> bool:
        """Whether they may assess others."""
        return self.owner.startswith(OFFICER_PREFIX)


def digest(secret: str) -> str:
    """By which a secret is kept and found."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def new_secret() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(32)


def new_owner(prefix: str = "v-") -> str:
    """A name for what is kept of somebody."""
    return prefix + secrets.token_hex(12)


def visitor_with(store: Store, secret: str) -> Visitor:
    """Whoever holds ``secret``; nobody when it opens nothing (any more)."""
    if not secret:
        return Visitor()
    with store.transaction() as transaction:
        key: AccessKey | None = transaction.keys.found(digest(secret))
    if key is None or key.use == INVITATION:
        return Visitor()
    return Visitor(secret, key.owner, key.use, key.label)


def admitted(store: Store, owner: str, use: str, label: str = "") -> Visitor:
    """With a new key to what is kept of ``owner``."""
    secret = new_secret()
    with store.transaction() as transaction:
        transaction.keys.add(digest(secret), owner, use, label)
    return Visitor(secret, owner, use, label)
