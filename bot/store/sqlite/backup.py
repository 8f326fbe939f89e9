"""Copies of a database: taken while others write to it, looked through, and put in its place."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from bot.output_file import fault, unfinished_beside, why
from bot.store.protocol import StoreRefused
from bot.store.sqlite.migrations import STEPS, TAKEN
from bot.store.sqlite.store import APPLICATION_ID
from bot.wording import say

JOURNALS: Final = ("-wal", "-shm", "-journal")
"""What stands behind the names of the files that SQLite keeps beside a database."""

_ANY_LOCK: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Inspected(NamedTuple):
    """What was found in a sound database: how many steps it has taken, its bytes, up to when its clock was believed."""

    schema: int
    size: int
    believed: datetime | None


def inspected(path: Path) -> Inspected:
    """Look through the whole database at ``path``, which changes nothing. Raises StoreRefused for whatever is wrong."""
    with _explained(path), closing(_read_only(path)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreRefused(say("backup.foreign", path=path))
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise StoreRefused(say("backup.damaged", path=path))
        steps = [name for (name,) in connection.execute(TAKEN)]
        if not steps:
            raise StoreRefused(say("backup.foreign", path=path))
        if not STEPS.keys() >= set(steps):
            raise StoreRefused(say("backup.newer", path=path, schema=len(steps)))
        has_clock = connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'clock'").fetchone()[
            0
        ]
        believed = connection.execute("SELECT believed FROM clock").fetchone() if has_clock else None
        return Inspected(
            len(steps),
            path.stat().st_size,
            None if believed is None else datetime.fromtimestamp(believed[0], UTC),
        )


def back_up(database: Path, target: Path) -> Inspected:
    """Copy all that is committed in ``database`` to ``target``, whole or not at all, for its owner's eyes only.

    Nobody who writes meanwhile waits for it. Raises StoreRefused, and has then left ``target`` as it was.
    """
    with _copied(database, target) as copy:
        found = inspected(copy)
        copy.replace(target)
    return found


def restore(source: Path, database: Path, aside: Path) -> Inspected:
    """Put a copy of ``source`` where ``database`` is; what stood there is then ``aside``.

    Raises StoreRefused when ``source`` is not sound or somebody uses ``database``, and has then changed nothing.
    """
    inspected(source)
    with _explained(source):
        if _is_cut_off(source):
            raise StoreRefused(say("backup.damaged", path=source))
    with _explained(database):
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _copied(source, database) as copy:
        found = inspected(copy)
        with _explained(database), _unused(database):
            if database.exists():
                database.rename(aside)
                _take_journals_along(database, aside)
            copy.replace(database)
    return found


def _is_cut_off(path: Path) -> bool:
    """Whether it ends before its last page does: SQLite takes for zeros what is not there."""
    with path.open("rb") as file:
        head = file.read(32)
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    return path.stat().st_size < page * pages


@contextmanager
def _copied(database: Path, target: Path) -> Iterator[Path]:
    """A copy of ``database`` in the folder of ``target``, on the disk; gone after the block unless it was moved."""
    copy = unfinished_beside(target, secrets.token_hex(8))
    try:
        with _explained(target):
            copy.touch(mode=0o600, exist_ok=False)
        with (
            _explained(database),
            closing(_read_only(database)) as here,
            closing(sqlite3.connect(copy, isolation_level=None)) as there,
        ):
            here.backup(there)
            # One file is easier to carry than three.
            there.execute("PRAGMA journal_mode = DELETE")
        with _explained(target), copy.open("rb") as file:
            os.fsync(file.fileno())
        yield copy
    finally:
        for suffix in ("", *JOURNALS):
            _beside(copy, suffix).unlink(missing_ok=True)


@contextmanager
def _unused(database: Path) -> Iterator[None]:
    """Hold ``database`` for oneself. A file that SQLite cannot read is nobody's, and so is none."""
    if not database.exists():
        yield
        return
    with closing(sqlite3.connect(database, timeout=0.0, isolation_level=None)) as connection:
        try:
            # Only who is alone with it may change this.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in _ANY_LOCK:
                raise StoreRefused(say("backup.used", path=database)) from None
        yield


def _take_journals_along(database: Path, aside: Path) -> None:
    for suffix in JOURNALS:
        journal = _beside(database, suffix)
        if journal.exists():
            journal.rename(_beside(aside, suffix))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _read_only(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise StoreRefused(say("backup.not_there", path=path))
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in Chinese what is wrong with ``path``."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            raise StoreRefused(say("backup.foreign", path=path)) from error
        if code == sqlite3.SQLITE_CORRUPT:
            raise StoreRefused(say("backup.damaged", path=path)) from error
        reason = fault(getattr(error, "sqlite_errorname", str(code)))
        raise StoreRefused(say("backup.failed", path=path, reason=reason)) from error
    except OSError as error:
        raise StoreRefused(say("backup.failed", path=path, reason=why(error))) from error
