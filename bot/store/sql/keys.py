"""The keys: what lets a browser at what is kept of a person."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from bot.store.sql.statements import TransactionPart, moment

_SELECT: Final = "SELECT digest, owner, use, label, made_at, used_at FROM keys"


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


class Keys(TransactionPart):
    """All keys."""

    def add(self, digest: str, owner: str, use: str, label: str = "") -> None:
        """Keep a new key."""
        now = self._now.timestamp()
        self._run(
            "INSERT INTO keys (digest, owner, use, label, made_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
            (digest, owner, use, label, now, now),
        )

    def found(self, digest: str) -> AccessKey | None:
        """The key with this digest."""
        return next(iter(self._keys("WHERE digest = ?", digest)), None)

    def touch(self, digest: str) -> None:
        """The key was used now."""
        self._run("UPDATE keys SET used_at = ? WHERE digest = ?", (self._now.timestamp(), digest))

    def held(self, owner: str) -> list[AccessKey]:
        """Those that open what is kept of ``owner``, oldest first."""
        return self._keys("WHERE owner = ? ORDER BY made_at, digest", owner)

    def every(self, use: str) -> list[AccessKey]:
        """Those of one use, oldest first."""
        return self._keys("WHERE use = ? ORDER BY made_at, digest", use)

    def drop(self, digest: str) -> bool:
        """Erase the key; whether there was one."""
        return bool(self._rows("DELETE FROM keys WHERE digest = ? RETURNING digest", (digest,)))

    def drop_held(self, owner: str) -> None:
        """Erase every key that opens what is kept of ``owner``."""
        self._run("DELETE FROM keys WHERE owner = ?", (owner,))

    def _keys(self, which: str, *values: str) -> list[AccessKey]:
        return [
            AccessKey(digest, owner, use, label, moment(made_at), moment(used_at))
            for digest, owner, use, label, made_at, used_at in self._rows(f"{_SELECT} {which}", values)
        ]
