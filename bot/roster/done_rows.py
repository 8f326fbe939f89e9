"""The rows that are done, kept in a small SQLite file so that a restart does none of them again."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, Self

from pydantic import JsonValue
from pydantic_core import to_json

from bot.roster.problem import RosterRefused
from bot.roster.standing import StaffStanding
from bot.wording import say
from rules.policy import Policy

_OURS: Final = 0x5A48_4331
"""Marks the file as ours (SQLite's application_id)."""
_OWNER_ONLY: Final = 0o600
_TOGETHER: Final = 200
"""Rows written in one transaction; so many are done again at most after a crash."""


class DoneRows:
    """Standings by what they were made of: the same facts under the same data are the same standing.

    A row that was changed before the restart is therefore done anew. Raises RosterRefused when the file at
    ``path`` is not ours.
    """

    def __init__(self, path: Path, policy: Policy) -> None:
        self._path = path
        self._digest = policy.digest.encode()
        if path.is_symlink():
            raise RosterRefused(say("output.no_progress", name=path.name))
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _OWNER_ONLY))
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._open()
        except sqlite3.DatabaseError:
            raise RosterRefused(say("output.no_progress", name=path.name)) from None
        self._is_resumed = self._db.execute("SELECT 1 FROM done LIMIT 1").fetchone() is not None
        self._waiting: list[tuple[bytes, bytes]] = []
        self.found = 0

    def _open(self) -> None:
        (mark,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and mark != _OURS:
            raise sqlite3.DatabaseError("foreign")
        self._db.execute(f"PRAGMA application_id = {_OURS}")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS done (facts BLOB PRIMARY KEY, standing BLOB) WITHOUT ROWID"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        self._db.close()

    def key(self, profile: Mapping[str, JsonValue], *, in_part: Sequence[str] = ()) -> bytes:
        """What a standing is kept under: the facts, of which of them there is only a part, and the data."""
        return hashlib.sha256(self._digest + to_json([profile, in_part])).digest()

    def get(self, key: bytes) -> StaffStanding | None:
        """The standing of these facts, if it was known before."""
        if not self._is_resumed:
            return None
        row = self._db.execute("SELECT standing FROM done WHERE facts = ?", (key,)).fetchone()
        if row is None:
            return None
        self.found += 1
        return StaffStanding.model_validate_json(row[0])

    def keep(self, key: bytes, standing: StaffStanding) -> None:
        """Keep a standing; on disk at the latest after so many more, or on leaving."""
        self._waiting.append((key, standing.model_dump_json().encode()))
        if len(self._waiting) >= _TOGETHER:
            self._write()

    def _write(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT OR REPLACE INTO done VALUES (?, ?)", self._waiting)
        self._db.execute("COMMIT")
        self._waiting.clear()


def is_empty(path: Path) -> bool:
    """Whether the file at ``path`` is ours and keeps no row: nothing could go on from it."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(path)) as db:
            (mark,) = db.execute("PRAGMA application_id").fetchone()
            return mark == _OURS and db.execute("SELECT 1 FROM done LIMIT 1").fetchone() is None
    except sqlite3.DatabaseError:
        return False


def forget(path: Path) -> None:
    """Remove the file of a finished or abandoned roster; it holds personal data."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
