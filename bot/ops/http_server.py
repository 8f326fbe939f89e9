"""What listens for HTTP: nobody keeps a connection without saying what they want, and nothing they send is logged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final

from aiohttp import hdrs, web
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong
from aiohttp.typedefs import Handler

from bot.wording import say

HEAD_SECONDS: Final = 10.0
"""So long may a new connection take to say what it wants."""

IDLE_SECONDS: Final = 75.0
"""So long may a connection be idle between two requests."""

BODY_SECONDS: Final = 20.0
"""So long may nothing more come of a request that is not whole."""

PARTING_SECONDS: Final = 2.0
"""So long is read on, and thrown away, what still comes of a request that was answered before its end."""


_SAID: Final = {431: "http.too_long", 500: "http.failed", 504: "http.failed"}
"""What is said of what no page is asked for; else that it is refused."""


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a line tells of a fault of this program: that somebody speaks no HTTP is none."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, web.RequestPayloadError | HttpProcessingError)


_log = logging.getLogger(__name__)
_log.addFilter(_is_ours)


async def _unsigned(_: web.BaseRequest, response: web.StreamResponse) -> None:
    """Nobody needs to know what answers, and in which version."""
    response.headers.pop(hdrs.SERVER, None)


class _Connection(web.RequestHandler):
    """One that does not say either what it is to whoever speaks no HTTP, but what is wrong."""

    __slots__ = ()

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """What is refused before any page is asked, in words of our own."""
        if isinstance(resp, web.HTTPError):
            kept = {name: value for name, value in resp.headers.items() if name == hdrs.ALLOW}
            resp = web.Response(status=resp.status, text=say("http.refused"), headers=kept)
        return await super().finish_response(request, resp, start_time)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The answer to what is no request."""
        super().handle_error(request, status, exc, message)  # it looks whether an answer has begun already
        status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE if isinstance(exc, LineTooLong) else status
        headers = {hdrs.SERVER: "http", "X-Content-Type-Options": "nosniff"}
        said = _SAID.get(status, "http.refused")
        response = web.Response(status=status, text=say(said), headers=headers)
        response.force_close()
        return response


class HttpServer:
    """Serves ``app``; ``options`` are those of aiohttp's connections."""

    def __init__(self, app: web.Application, **options: Any) -> None:
        app.middlewares.insert(0, self._heard)
        app.on_response_prepare.append(_unsigned)
        self._options = {
            "access_log": None,
            "logger": _log,
            "keepalive_timeout": IDLE_SECONDS,
            "lingering_time": PARTING_SECONDS,
            **options,
        }
        self._runner = web.AppRunner(app, shutdown_timeout=2.0, **self._options)
        self._listening: asyncio.Server | None = None
        self._silent: set[web.RequestHandler] = set()

    async def listen(self, host: str, port: int) -> None:
        """Take connections. Raises OSError when the port cannot be had."""
        await self._runner.setup()
        self._listening = await asyncio.get_running_loop().create_server(self._connection, host, port)

    async def close(self) -> None:
        """Take no more, and finish what has begun."""
        if self._listening is not None:
            self._listening.close()
        await self._runner.cleanup()

    def _connection(self) -> web.RequestHandler:
        """The protocol of a new connection, which ends unless it has soon said what it wants."""
        if self._runner.server is None:
            raise RuntimeError("not listening")
        connection = _Connection(self._runner.server, loop=asyncio.get_running_loop(), **self._options)
        asyncio.get_running_loop().call_later(HEAD_SECONDS, self._end_if_silent, connection)
        self._silent.add(connection)
        return connection

    def _end_if_silent(self, connection: web.RequestHandler) -> None:
        if connection in self._silent:
            self._silent.discard(connection)
            connection.force_close()

    @web.middleware
    async def _heard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self._silent.discard(request.protocol)
        if request.content.is_eof():  # it came whole, as nearly all do
            return await handler(request)
        with _going_on(request):
            return await handler(request)


@contextmanager
def _going_on(request: web.Request) -> Iterator[None]:
    """Whoever reads its body is told by HTTPRequestTimeout when nothing more comes of it."""
    body, loop = request.content, asyncio.get_running_loop()
    timer: asyncio.TimerHandle

    def look(before: int) -> None:
        nonlocal timer
        if body.total_bytes == before and not body.is_eof():
            body.set_exception(web.HTTPRequestTimeout())
        timer = loop.call_later(BODY_SECONDS, look, body.total_bytes)

    timer = loop.call_later(BODY_SECONDS, look, body.total_bytes)
    try:
        yield
    finally:
        timer.cancel()
