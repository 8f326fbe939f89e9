"""All that is kept, from one database to another: table by table, in pieces, and checked at the end.

A copy that was broken off goes on where it was: what is there already is left as it is.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from bot.store.sql.statements import repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from bot.store.sql.statements import Statements

PIECE: Final = 500
"""Rows that are kept by one commit."""


class CopiedTable(NamedTuple):
    """A table with its key; ``number`` says that it numbers its rows itself, and never twice."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    is_numbered: bool = False


TABLES: Final = (
    CopiedTable("sessions", ("channel", "owner"), ("channel", "owner", "state", "touched_at")),
    CopiedTable(
        "inbox",
        ("sequence",),
        ("sequence", "channel", "update_id", "owner", "payload", "attempts", "status", "received_at"),
        is_numbered=True,
    ),
    CopiedTable(
        "outbox",
        ("sequence",),
        ("sequence", "channel", "chat", "owner", "payload", "attempts", "not_before", "posted_at"),
        is_numbered=True,
    ),
    CopiedTable(
        "reminders",
        ("channel", "owner", "case_number", "due"),
        ("channel", "owner", "case_number", "due", "chat", "subject", "label", "notice"),
    ),
    CopiedTable("unanswered", ("question",), ("question", "status", "times", "last_asked")),
    CopiedTable(
        "rosters",
        ("number",),
        (
            *(
                "number",
                "channel",
                "owner",
                "chat",
                "file",
                "name",
                "size",
                "as_of",
                "notice",
                "state",
                "attempts",
            ),
            *("shown_in", "last_message", "asked_at", "done_at"),
        ),
        is_numbered=True,
    ),
    CopiedTable(
        "roster_columns",
        ("channel", "owner", "heading"),
        ("channel", "owner", "heading", "column_name", "said_at"),
    ),
    CopiedTable(
        "reports",
        ("number",),
        ("number", "channel", "owner", "chat", "label", "profile", "notice", "attempts", "asked_at"),
        is_numbered=True,
    ),
    CopiedTable(
        "cases",
        ("channel", "owner", "number"),
        ("channel", "owner", "number", "label", "folded", "state", "touched_at", "place"),
    ),
    CopiedTable(
        "desks",
        ("channel", "owner"),
        ("channel", "owner", "open_case", "named_case", "last_number", "touched_at"),
    ),
    CopiedTable("keys", ("digest",), ("digest", "owner", "use", "label", "made_at", "used_at")),
    CopiedTable(
        "files",
        ("channel", "file", "kind", "number"),
        ("channel", "file", "kind", "number", "owner", "content", "kept_at"),
    ),
    CopiedTable("clock", ('"only"',), ('"only"', "believed")),
)
"""All tables, with the columns that both databases have."""


class CopiedStore(Protocol):
    """A store, as far as copying is concerned."""

    def bare(self) -> AbstractContextManager[Statements]:
        """A transaction in which any SQL may be said."""

    def last_number(self, table: str) -> int:
        """The last number that the table has given to a row, also to one that is gone."""

    def go_on_from(self, table: str, number: int) -> None:
        """Let the table give higher numbers than this one from now on."""


class Copied(NamedTuple):
    """So many rows of a table are in the one and in the other; ``is_same``: and they say the same."""

    table: str
    rows: int
    rows_there: int
    is_same: bool


def copied(source: CopiedStore, target: CopiedStore, told: Callable[[str, int], None]) -> list[Copied]:
    """Copy all, ``told`` how many rows of a table are done; what is to be seen at the end. Raises StoreRefused."""
    for table in TABLES:
        done = 0
        for rows in _pieces(source, table):
            with target.bare() as statements:
                statements.run(
                    repeated(_insertion(table), f"({repeated('@', '?', len(table.columns))})", len(rows)),
                    [value for row in rows for value in row],
                )
            done += len(rows)
            told(table.name, done)
        if table.is_numbered:
            target.go_on_from(table.name, source.last_number(table.name))
    return [_compared(source, target, table) for table in TABLES]


def _insertion(table: CopiedTable) -> str:
    columns = ", ".join(table.columns)
    return f"INSERT INTO {table.name} ({columns}) VALUES @ ON CONFLICT DO NOTHING"  # noqa: S608 - our names


def _pieces(store: CopiedStore, table: CopiedTable) -> Iterator[list[Any]]:
    """The rows in order of the key, each piece from where the last ended."""
    columns, key = ", ".join(table.columns), ", ".join(table.key)
    place = repeated("@", "?", len(table.key))
    first = f"SELECT {columns} FROM {table.name} ORDER BY {key} LIMIT {PIECE}"  # noqa: S608 - our names
    further = f"SELECT {columns} FROM {table.name} WHERE ({key}) > ({place}) ORDER BY {key} LIMIT {PIECE}"  # noqa: S608
    last: list[Any] | None = None
    while True:
        with store.bare() as statements:
            rows = statements.rows(first) if last is None else statements.rows(further, last)
        if not rows:
            return
        yield rows
        last = [rows[-1][table.columns.index(column)] for column in table.key]


def _compared(source: CopiedStore, target: CopiedStore, table: CopiedTable) -> Copied:
    (rows, digest), (rows_there, digest_there) = _digest(source, table), _digest(target, table)
    return Copied(table.name, rows, rows_there, digest == digest_there)


def _digest(store: CopiedStore, table: CopiedTable) -> tuple[int, int]:
    """How many rows there are, and what they say, in whatever order they come: databases sort differently."""
    rows, digest = 0, 0
    for piece in _pieces(store, table):
        rows += len(piece)
        for row in piece:
            said = repr([float(value) if isinstance(value, int | float) else value for value in row])
            digest ^= int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest())
    return rows, digest
