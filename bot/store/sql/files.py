"""Files: what people have sent to a channel of ours, and what was made of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from pydantic import JsonValue

from bot.store.sql.statements import TransactionPart

_NOBODYS: Final = (
    "NOT EXISTS (SELECT 1 FROM rosters WHERE rosters.channel = files.channel AND rosters.file = files.file)"
)

WANTED_WITHIN: Final = timedelta(hours=1)
"""What was sent is a roster's by then, or whoever took it has ended."""


class FileName(NamedTuple):
    """One of the files that belong to a ``file`` that was sent to ``channel``: itself, or what ``kind`` says."""

    channel: str
    file: str
    kind: str


class Files(TransactionPart):
    """All files, in pieces. Those of a roster are gone with it."""

    def add(self, name: FileName, owner: str, number: int, content: bytes) -> None:
        """Keep a piece; from the piece 0 on it takes the place of what was kept under the name."""
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
