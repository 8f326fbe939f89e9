"""How the parts of a transaction reach the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Rows(Protocol):
    """Runs one SQL statement and gives the rows it returns."""

    def __call__(self, sql: str, parameters: Sequence[str | float | None] = ()) -> list[Any]:
        """Raises :class:`~bot.store.protocol.StoreRefused` when the database cannot be used."""
