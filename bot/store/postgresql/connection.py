"""Statements on one connection: what nobody waits for goes out with what somebody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any

import psycopg

from bot.store.sql.statements import Value

Connection = psycopg.Connection[tuple[Any, ...]]


@lru_cache(maxsize=1024)
def _in_its_words(sql: str) -> bytes:
    """Every statement is one of ours, and holds no value."""
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _fitting(parameters: Sequence[Value]) -> list[Value]:
    """PostgreSQL's text holds every character but NUL."""
    return [_text(value) if isinstance(value, str) else value for value in parameters]


def _text(value: str) -> str:
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


class PipelinedStatements:
    """:class:`~bot.store.sql.statements.Statements` of one transaction on ``connection``.

    ``explained`` is what tells of faults. ``round_trips`` counts how often the network was waited for.
    """

    def __init__(self, connection: Connection, explained: Callable[[], AbstractContextManager[None]]) -> None:
        self._connection = connection
        self._explained = explained
        self._has_sent = False
        self._is_ended = False
        self.round_trips = 0

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Any]:
        """The rows that the statement returns."""
        return self.later(sql, parameters)()

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> None:
        """Have it done; it goes out with what is waited for next."""
        self.later(sql, parameters)

    def last(self, sql: str, parameters: Sequence[Value] = ()) -> list[Any]:
        """As :meth:`rows`; the transaction ends with it, in the same breath."""
        rows = self.later(sql, parameters)
        self.run("COMMIT")
        self._is_ended = True
        return rows()

    def later(self, sql: str, parameters: Sequence[Value] = ()) -> Callable[[], list[Any]]:
        """What gives the rows of the statement when they are wanted."""
        with self._explained():
            cursor = self._connection.execute(_in_its_words(sql), _fitting(parameters))
        self._has_sent = True

        def fetched() -> list[Any]:
            self._note_wait()
            with self._explained():
                return cursor.fetchall()

        return fetched

    @contextmanager
    def kept(self) -> Iterator[None]:
        """What is done meanwhile is kept at the end, or undone when that raises."""
        try:
            with self._explained(), self._connection.pipeline():
                self.run("BEGIN")
                yield
                if not self._is_ended:
                    self.run("COMMIT")
                self._note_wait()
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        """A connection on which that fails is broken, and its server undoes what it has not kept."""
        try:
            if self._connection.info.transaction_status is not psycopg.pq.TransactionStatus.IDLE:
                self._connection.execute("ROLLBACK")
        except psycopg.Error:
            self._connection.close()

    def _note_wait(self) -> None:
        self.round_trips += self._has_sent
        self._has_sent = False


class LastStatement:
    """:class:`~bot.store.sql.statements.Statements` whose first that returns rows is the transaction's last."""

    def __init__(self, statements: PipelinedStatements) -> None:
        self.rows, self.run, self.later = statements.last, statements.run, statements.later
