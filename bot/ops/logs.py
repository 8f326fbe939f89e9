"""Log lines: structured, without the secrets that settings hold, and each telling of which piece of work it is."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

REDACTED: Final = "[secret]"

_SHORTEST: Final = 6
"""What is shorter is no secret, such as the port at the end of a proxy's address."""

_TALKATIVE: Final = (
    *("telegram", "httpx", "httpcore", "aiohttp", "asyncio", "python_socks", "aiohttp_socks"),
    *("transitions", "markdown_it"),
)
"""Libraries that log what people write, URLs with the token in them, or every step of every conversation."""

_OF_EVERY_RECORD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


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


class _Discreet(logging.Formatter):
    """Takes the secrets out of the finished line, wherever they came from: a message, a URL, a traceback."""

    def __init__(self, secrets: Iterable[str], *, as_json: bool) -> None:
        super().__init__()
        # A bot's number is public; what follows it alone would do to use the token.
        parts = (part for secret in secrets for part in (secret, secret.rpartition(":")[2]))
        self._secrets = [part for part in parts if len(part) >= _SHORTEST]
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several for a traceback that a person reads."""
        line = self._structured(record) if self._as_json else self._for_people(record)
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return line

    def _for_people(self, record: logging.LogRecord) -> str:
        beside = "".join(f" {name}={value}" for name, value in _beside(record).items())
        line = f"{self.formatTime(record)} [{record.levelname.lower()}] {record.getMessage()}{beside}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line

    def _structured(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {"event": record.getMessage(), **_beside(record)}
        line |= {"level": record.levelname.lower(), "logger": record.name}
        line["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=repr)


def _beside(record: logging.LogRecord) -> dict[str, Any]:
    """What is said of an event beside its words."""
    return {
        **_told.get(),
        **{name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD},
    }


def configure_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error from ``level`` on: for a person at a terminal, else as JSON, a line an event.

    None of ``secrets`` ever stands in a line.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet(secrets, as_json=not sys.stderr.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
