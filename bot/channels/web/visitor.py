"""Who is at the page: a cookie is a key, and a key opens what is kept of one owner."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from aiohttp import web

from bot.settings import Settings
from bot.store import AccessKey, Store

COOKIE: Final = "zhicheng"

DAY_SECONDS: Final = 86_400

VISIT: Final = "visit"
"""A browser's own key."""
EDIT: Final = "edit"
READ: Final = "read"
SEEN: Final = "seen"
"""The cookie of a page that was handed on to be read, once its button was pressed; for that page's path alone."""
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
    key = key_with(store, secret) if secret else None
    if key is None or key.use not in {VISIT, OFFICER}:
        return Visitor()
    return Visitor(secret, key.owner, key.use, key.label)


def key_with(store: Store, secret: str) -> AccessKey | None:
    """The key of this secret. That it is used is kept once a day: by it is told when nobody comes any more."""
    with store.reading() as transaction:
        key = transaction.keys.found(digest(secret))
    if key is not None and datetime.now(UTC) - key.used_at > timedelta(days=1):
        with store.transaction() as transaction:
            transaction.keys.touch(key.digest)
    return key


def keep_cookie(response: web.StreamResponse, secret: str, settings: Settings) -> None:
    """Let the browser come back with ``secret``; within a frame of another site only where such may embed the page."""
    is_secure = (settings.web_url or "").startswith("https://")
    response.set_cookie(
        COOKIE,
        secret,
        max_age=settings.retention_days * DAY_SECONDS,
        httponly=True,
        secure=is_secure,
        samesite="None" if settings.frame_ancestors and is_secure else "Lax",
        path="/",
    )


def admitted(store: Store, owner: str, use: str, label: str = "") -> Visitor:
    """With a new key to what is kept of ``owner``."""
    secret = new_secret()
    with store.transaction() as transaction:
        transaction.keys.add(digest(secret), owner, use, label)
    return Visitor(secret, owner, use, label)
