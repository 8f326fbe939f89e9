"""Updates that Telegram brings: 200 is answered only when they are stored."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.channels.telegram.connection import insisted
from bot.channels.telegram.faults import TelegramRefused
from bot.channels.telegram.update import KINDS
from bot.channels.telegram.webhook_request import DeliveryRefused, secret_of, update_in
from bot.store import StoreRefused
from bot.turns.group_commit import GroupCommit

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.health import Health
    from bot.channels.telegram.intake import Intake

BODY_LIMIT: Final = 1024 * 1024
"""Bytes. An update with the longest text and all its entities is far smaller."""

HEAD_SECONDS: Final = 10.0
"""So long may a new connection take to say what it wants."""

BODY_SECONDS: Final = 10.0
"""So long may a request's body take to come."""

IDLE_SECONDS: Final = 75.0
"""So long may a connection be idle between two requests; Telegram keeps its own open."""

PARTING_SECONDS: Final = 2.0
"""So long is read on, and thrown away, what still comes of a request that was answered before its end."""

RETRY_AFTER: Final = 5
"""Seconds until Telegram should come again with what could not be stored."""

_log = logging.getLogger(__name__)


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a line tells of a fault of this program: that somebody speaks no HTTP is none."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, web.RequestPayloadError | HttpProcessingError)


_http_log = logging.getLogger(f"{__name__}.http")
_http_log.addFilter(_is_ours)


class Webhook:
    """Listens on ``address`` (host and port) for what Telegram sends to ``url``."""

    def __init__(  # noqa: PLR0913, PLR0917 - both ends of a connection, and what is between them
        self, bot: BotApi, root: str, intake: Intake, health: Health, url: str, address: tuple[str, int]
    ) -> None:
        self._bot = bot
        self._root = root
        self._health = health
        self._url = url
        self._address = address
        self._secret = secret_of(bot.token)
        self._receiving: GroupCommit[dict[str, Any]] = GroupCommit(intake.receive)
        self._runner: web.AppRunner | None = None
        self._listening: asyncio.Server | None = None
        self._silent: set[web.RequestHandler] = set()

    async def run(self) -> None:
        """Have Telegram bring updates, also those that wait, and take them for ever.

        Raises TelegramRefused when the port cannot be had or the token is wrong.
        """
        if self._runner is None:  # else it listens already, and only what follows had come to an end
            await self._listen()
        await insisted(
            lambda: self._bot.set_webhook(self._url, secret_token=self._secret, allowed_updates=KINDS),
            self._root,
        )
        self._health.heard()
        await asyncio.Event().wait()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[self._heard])
        app.router.add_post(urlsplit(self._url).path or "/", self._take)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            logger=_http_log,
            shutdown_timeout=2.0,
            keepalive_timeout=IDLE_SECONDS,
            lingering_time=PARTING_SECONDS,
        )
        await self._runner.setup()
        host, port = self._address
        try:
            self._listening = await asyncio.get_running_loop().create_server(self._connection, host, port)
        except OSError:
            raise TelegramRefused(
                f"打不开 Webhook 的端口 {host}:{port}：可能已被占用。请改 WEBHOOK_PORT。"
            ) from None

    def _connection(self) -> web.RequestHandler:
        """The protocol of a new connection, which ends unless it has soon said what it wants."""
        if self._runner is None or self._runner.server is None:
            raise RuntimeError("not listening")
        connection = self._runner.server()
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
        return await handler(request)

    async def stop(self) -> None:
        """Take no more; Telegram keeps it until the next start."""
        if self._listening is not None:
            self._listening.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = update_in(request.headers, await request.read(), self._secret)
            await self._receiving.add(update)
        except DeliveryRefused as refusal:
            return web.Response(status=refusal.status)
        except web.RequestPayloadError:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        except TimeoutError:
            response = web.Response(status=HTTPStatus.REQUEST_TIMEOUT)
            response.force_close()
            return response
        except StoreRefused as refused:
            _log.warning("%s", refused)
            headers = {"Retry-After": str(RETRY_AFTER)}
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
        self._health.heard()
        return web.Response()
