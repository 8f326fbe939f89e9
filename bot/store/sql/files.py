"""Files, in SQL."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from pydantic import JsonValue

    from bot.store.file_protocol import FileName
    from bot.store.sql.statements import Statements

_NOBODYS: Final = (
    "NOT EXISTS (SELECT 1 FROM rosters WHERE rosters.channel = files.channel AND rosters.file = files.file)"
)

WANTED_WITHIN: Final = timedelta(hours=1)
"""What was sent is a roster's by then, or whoever took it has ended."""


class SqlFiles:
    """:class:`~bot.store.file_protocol.Files` in a transaction that began at ``now``; ``statements`` runs its SQL."""

    def __init__(self, statements: Statements, now: datetime) -> None:
        self._rows, self._run = statements.rows, statements.run
        self._now = now

    def add(self, name: FileName, owner: str, number: int, content: bytes) -> None:
        """Keep a piece."""
        if not number:
            self._run("DELETE FROM files WHERE channel = ? AND file = ? AND kind = ?", name)
        self._run(
            "INSERT INTO files (channel, file, kind, number, owner, content, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*name, number, owner, content, self._now.timestamp()),
        )

    def piece(self, name: FileName, number: int) -> bytes | None:
        """A piece; null behind the last one."""
        rows = self._rows(
            "SELECT content FROM files WHERE channel = ? AND file = ? AND kind = ? AND number = ?",
            (*name, number),
        )
        return bytes(rows[0][0]) if rows else None

    def copy(self, name: FileName, file: str) -> None:
        """Let it belong to another ``file`` as well."""
        self._run(
            "INSERT INTO files (channel, file, kind, number, owner, content, kept_at)"
            " SELECT channel, ?, kind, number, owner, content, ? FROM files"
            " WHERE channel = ? AND file = ? AND kind = ?",
            (file, self._now.timestamp(), *name),
        )

    def clear(self, channel: str, file: str) -> None:
        """Erase what belongs to ``file``, unless it is a roster's."""
        self._run(f"DELETE FROM files WHERE channel = ? AND file = ? AND {_NOBODYS}", (channel, file))  # noqa: S608

    def forget(self, channel: str, owner: str) -> None:
        """Erase a person's."""
        self._run("DELETE FROM files WHERE channel = ? AND owner = ?", (channel, owner))

    def expire(self) -> None:
        """Erase what nothing came of."""
        limit = (self._now - WANTED_WITHIN).timestamp()
        self._run(f"DELETE FROM files WHERE kept_at < ? AND {_NOBODYS}", (limit,))  # noqa: S608 - our words

    def export(self, channel: str, owner: str) -> list[JsonValue]:
        """What is kept of a person: what they are, not what stands in them."""
        rows = self._rows(
            "SELECT kind, CAST(SUM(LENGTH(content)) AS integer) FROM files WHERE channel = ? AND owner = ?"
            " GROUP BY file, kind ORDER BY MIN(kept_at), kind",
            (channel, owner),
        )
        return [{"kind": kind, "bytes": size} for kind, size in rows]
