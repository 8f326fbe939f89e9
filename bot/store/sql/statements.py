"""How the parts of a transaction reach the database, whichever it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

Value = str | bytes | float | list[str] | list[int] | None


class Statements(Protocol):
    """Runs the SQL that both databases understand; a value's place is a question mark.

    All raise :class:`~bot.store.protocol.StoreRefused` when the database cannot be used.
    """

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Any]:
        """The rows that the statement returns."""

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """Have it done before the transaction ends, and before what follows; nobody waits for it."""


class TransactionPart:
    """What belongs together in a transaction that began at ``now``; ``statements`` runs its SQL."""

    def __init__(self, statements: Statements, now: datetime) -> None:
        self._statements = statements
        self._rows, self._run = statements.rows, statements.run
        self._now = now


def moment(seconds: float) -> datetime:
    """A moment as it is kept."""
    return datetime.fromtimestamp(seconds, UTC)


def written(seconds: float | None) -> str | None:
    """The same for whoever asks what is kept of them; null where there is none."""
    return None if seconds is None else moment(seconds).isoformat(timespec="seconds")


def among(sql: str, values: Collection[Value]) -> str:
    """``sql`` with a place for each of ``values`` where its @ stands."""
    return sql.replace("@", ", ".join("?" * len(values)))


def with_rows(sql: str, rows: Sequence[Sequence[Value]]) -> tuple[str, list[Value]]:
    """``sql`` with the places of ``rows`` where its @ stands, and their values."""
    places = [f"({', '.join('?' * len(row))})" for row in rows]
    return sql.replace("@", ", ".join(places)), [value for row in rows for value in row]
