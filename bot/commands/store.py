"""``zhicheng store`` and ``zhicheng unanswered``: what whoever runs the bot says of the database, and asks of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import read_settings
from bot.store import SqliteStore, StoreRefused, open_store, store_at, store_of
from bot.store.copying import copied
from bot.wording import say

if TYPE_CHECKING:
    from bot.store.postgresql.store import PostgresStore


def copy(source: str, target: str) -> int:
    """Copy all that is kept from one database to another, and check it. Returns the exit code."""
    with existing(source) as here, store_at(target) as there:
        counted = copied(here, there, _tell)
    wrong = [one for one in counted if not one.is_same]
    for one in wrong:
        sys.stderr.write(say("store.differs", **one._asdict()) + "\n")
    rows = sum(one.rows for one in counted)
    sys.stderr.write(say("store.not_copied" if wrong else "store.copied", rows=rows) + "\n")
    return 1 if wrong else 0


def _tell(table: str, rows: int) -> None:
    sys.stderr.write(f"{table}: {rows}\n")


def existing(address: str) -> SqliteStore | PostgresStore:
    """The store at this address, which a slip of the pen must not make."""
    path = address.removeprefix("sqlite:").removeprefix("//")
    if path != address and not Path(path).is_file():
        raise StoreRefused(say("store.refused", place=path, reason=say("store.not_there")))
    return store_at(address)


def believe_clock() -> int:
    """Take the machine's clock for right, after a long pause. Returns the exit code."""
    settings = read_settings()
    with store_of(settings) as store, store.transaction() as transaction:
        transaction.believe_clock()
    sys.stderr.write(say("store.clock_believed", path=settings.store_place) + "\n")
    return 0


def list_unanswered() -> int:
    """Print the questions that are kept as JSON, one a line, most frequent first; the exit code."""
    settings = read_settings()
    with open_store(settings) as store, store.transaction() as transaction:
        found = transaction.unanswered()
    if not settings.keep_unanswered:
        sys.stderr.write(say("command.not_kept") + "\n")
    for kept in found:
        line = {
            "question": kept.question,
            "status": kept.status,
            "times": kept.times,
            "last_asked": kept.last_asked.isoformat(timespec="seconds"),
        }
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0
