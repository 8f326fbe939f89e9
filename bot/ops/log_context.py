"""What all log lines of one piece of work say beside their own words: of which request, of which update."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_told: Final[ContextVar[Mapping[str, str | int]]] = ContextVar("_told", default=MappingProxyType({}))


@contextmanager
def telling(**what: str | int) -> Iterator[None]:
    """Have every line of what is done meanwhile say ``what``."""
    token = _told.set({**_told.get(), **what})
    try:
        yield
    finally:
        _told.reset(token)


def tell(**what: str | int) -> None:
    """Have what the piece of work says from now on say ``what``: it was not known before."""
    _told.set({**_told.get(), **what})


def told() -> Mapping[str, str | int]:
    """What every line says now."""
    return _told.get()
