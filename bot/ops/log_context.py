"""What all log lines of one piece of work say beside their own words: of which request, of which update."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping

_told: Final[ContextVar[Mapping[str, str]]] = ContextVar("_told", default=MappingProxyType({}))


@contextmanager
def telling(**what: str) -> Iterator[None]:
    """Have every line of what is done meanwhile say ``what``."""
    token = _told.set({**_told.get(), **what})
    try:
        yield
    finally:
        _told.reset(token)


def add_what_is_told(
    _logger: object, _level: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A processor of structlog that adds it, unless the line says it otherwise."""
    for name, value in _told.get().items():
        line.setdefault(name, value)
    return line
