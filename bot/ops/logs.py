"""Log lines: structured, and without the secrets that settings hold."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

import structlog
from structlog.stdlib import ProcessorFormatter

from bot.ops.log_context import add_what_is_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from structlog.typing import Processor

REDACTED: Final = "[secret]"

_SHORTEST: Final = 6
"""What is shorter is no secret, such as the port at the end of a proxy's address."""

_TALKATIVE: Final = (
    *("telegram", "httpx", "httpcore", "aiohttp", "asyncio", "python_socks", "aiohttp_socks"),
    *("transitions", "markdown_it"),
)
"""Libraries that log what people write, URLs with the token in them, or every step of every conversation."""


class _Discreet(ProcessorFormatter):
    """Takes the secrets out of the finished line, wherever they came from: a message, a URL, a traceback."""

    def __init__(self, secrets: Iterable[str], processors: list[Processor], shared: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=shared)
        # A bot's number is public; what follows it alone would do to use the token.
        parts = (part for secret in secrets for part in (secret, secret.rpartition(":")[2]))
        self._secrets = [part for part in parts if len(part) >= _SHORTEST]

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several for a traceback."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return line


def configure_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Log to standard error from ``level`` on: for a person at a terminal, else as JSON, a line an event.

    None of ``secrets`` ever stands in a line.
    """
    shared: list[Processor] = [
        add_what_is_told,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
    ]
    is_read_by_people = sys.stderr.isatty()
    renderer: Processor = (
        structlog.dev.ConsoleRenderer()
        if is_read_by_people
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Discreet(secrets, [ProcessorFormatter.remove_processors_meta, renderer], shared))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
