"""All that is kept, from one database to another: table by table, in pieces, and checked at the end.

A copy that was broken off goes on where it was: what is there already is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.store.protocol import StoreRefused
from bot.store.sql.statements import among, with_rows
from bot.store.sqlite.store import SqliteStore
from bot.wording import say

if TYPE_CHECKING:
    from bot.store.postgresql.store import PostgresStore

    CopiedStore = SqliteStore | PostgresStore

PIECE: Final = 500
"""Rows that are kept by one commit."""

TABLES: Final = {
    "sessions": ("channel", "owner"),
    "inbox": ("sequence",),
    "outbox": ("sequence",),
    "reminders": ("channel", "owner", "case_number", "due"),
    "unanswered": ("question",),
    "rosters": ("number",),
    "roster_columns": ("channel", "owner", "heading"),
    "reports": ("number",),
    "cases": ("channel", "owner", "number"),
    "desks": ("channel", "owner"),
    "keys": ("digest",),
    "files": ("channel", "file", "kind", "number"),
    "clock": ("only",),
}
"""The key of each table."""
_NUMBERS: Final = ({"sequence"}, {"number"})
"""Keys of tables that number their rows themselves, and never twice."""


class Copied(NamedTuple):
    """So many rows of a table are in the one and in the other; ``is_same``: and they say the same."""

    table: str
    rows: int
    rows_there: int
    is_same: bool


def copied(source: CopiedStore, target: CopiedStore, told: Callable[[str, int], None]) -> list[Copied]:
    """Copy all, ``told`` how many rows of a table are done; what is to be seen at the end. Raises StoreRefused."""
    for table in TABLES.keys() - {"clock"}:
        _refuse_others(source, target, table)
    with target.bare() as statements:
        statements.run("DELETE FROM clock")  # it goes by the source's
    found: dict[str, _Digest] = {}
    for table, key in TABLES.items():
        digest = found[table] = _Digest()
        columns = _common(source, target, table)
        for rows in _pieces(source, table, columns):
            with target.bare() as statements:
                kept = f"INSERT INTO {table} ({_listed(columns)}) VALUES @ ON CONFLICT DO NOTHING"  # noqa: S608
                statements.run(*with_rows(kept, rows))
            digest.add(rows)
            told(table, digest.rows)
        if set(key) in _NUMBERS:
            target.go_on_from(table, source.last_number(table))
    return [_compared(source, target, table, digest) for table, digest in found.items()]


def _refuse_others(source: CopiedStore, target: CopiedStore, table: str) -> None:
    """What the target has must be a copy that was broken off: two stores do not become one."""
    columns = _common(source, target, table)
    same = " AND ".join(f'"{column}" = ?' for column in TABLES[table])
    for rows in _pieces(target, table, columns):
        keys = [row[columns.index(column)] for row in rows for column in TABLES[table]]
        which = " OR ".join([f"({same})"] * len(rows))
        with source.bare() as statements:
            known = statements.rows(f"SELECT {_listed(columns)} FROM {table} WHERE {which}", keys)  # noqa: S608
        if not set(map(_said, rows)) <= set(map(_said, known)):
            raise StoreRefused(say("store.not_empty", table=table))


def _common(source: CopiedStore, target: CopiedStore, table: str) -> list[str]:
    """The columns that both have: which process works on something is nothing to copy."""
    there = target.columns(table)
    return [column for column in source.columns(table) if column in there]


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _pieces(store: CopiedStore, table: str, columns: Sequence[str]) -> Iterator[list[Any]]:
    """The rows in order of the key, each piece from where the last ended."""
    key = TABLES[table]
    place = f"WHERE ({_listed(key)}) > ({among('@', key)})"
    last: list[Any] | None = None
    while True:
        which = f"{'' if last is None else place} ORDER BY {_listed(key)} LIMIT {PIECE}"
        with store.bare() as statements:
            rows = statements.rows(f"SELECT {_listed(columns)} FROM {table} {which}", last or ())  # noqa: S608
        if not rows:
            return
        yield rows
        last = [rows[-1][columns.index(column)] for column in key]


class _Digest:
    """How many rows there are, and what they say, in whatever order they come: databases sort differently."""

    def __init__(self) -> None:
        self.rows = 0
        self.said = 0

    def add(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self.said ^= _said(row)
            self.rows += 1


def _said(row: Iterable[Any]) -> int:
    """What a row says, as far as both databases can: PostgreSQL's text holds no NUL."""
    values = [float(value) if isinstance(value, int | float) else value for value in row]
    said = repr([value.replace("\x00", "\ufffd") if isinstance(value, str) else value for value in values])
    return int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest())


def _compared(source: CopiedStore, target: CopiedStore, table: str, copy: _Digest) -> Copied:
    """What was copied, against what is there now; and whether the source has grown meanwhile."""
    there = _Digest()
    for rows in _pieces(target, table, _common(source, target, table)):
        there.add(rows)
    with source.bare() as statements:
        ((now,),) = statements.rows(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - our names
    return Copied(table, now, there.rows, copy.said == there.said and copy.rows == now)
