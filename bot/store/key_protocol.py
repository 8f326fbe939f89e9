"""What is asked of a store about keys: what lets a browser at what is kept of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class AccessKey(NamedTuple):
    """A secret that opens what is kept of ``owner``; only its ``digest`` is known here.

    ``use`` is the channel's word for what it opens, and ``label`` a person's for whom it is.
    """

    digest: str
    owner: str
    use: str
    label: str
    made_at: datetime
    used_at: datetime


class Keys(Protocol):
    """All keys."""

    def add(self, digest: str, owner: str, use: str, label: str = "") -> None:
        """Keep a new key."""

    def found(self, digest: str) -> AccessKey | None:
        """The key with this digest."""

    def touch(self, digest: str) -> None:
        """The key was used now."""

    def held(self, owner: str) -> list[AccessKey]:
        """Those that open what is kept of ``owner``, oldest first."""

    def every(self, use: str) -> list[AccessKey]:
        """Those of one use, oldest first."""

    def drop(self, digest: str) -> bool:
        """Erase the key; whether there was one."""

    def drop_held(self, owner: str) -> None:
        """Erase every key that opens what is kept of ``owner``."""
