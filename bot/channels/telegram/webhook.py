"""Updates that Telegram brings: 200 is answered only when they are stored."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.telegram.connection import insisted
from bot.channels.telegram.faults import TelegramRefused
from bot.channels.telegram.update import KINDS
from bot.channels.telegram.webhook_request import DeliveryRefused, secret_of, update_in
from bot.ops.http_server import HttpServer
from bot.store import StoreRefused
from bot.turns.group_commit import GroupCommit
from bot.wording import say

if TYPE_CHECKING:
    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.health import Health
    from bot.channels.telegram.intake import Intake

BODY_LIMIT: Final = 1024 * 1024
"""Bytes. An update with the longest text and all its entities is far smaller."""

BODY_SECONDS: Final = 10.0
"""So long may a request's body take to come."""

RETRY_AFTER: Final = 5
"""Seconds until Telegram should come again with what could not be stored."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Webhook:
    """Listens on ``address`` (host and port) for what Telegram sends to ``url``."""

    bot: BotApi
    root: str
    intake: Intake
    health: Health
    url: str
    address: tuple[str, int]
    _server: HttpServer | None = None
    _receiving: GroupCommit[dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self._receiving = GroupCommit(self.intake.receive)

    async def run(self) -> None:
        """Have Telegram bring updates, also those that wait, and take them for ever.

        Raises TelegramRefused when the port cannot be had or the token is wrong.
        """
        if self._server is None:  # else it listens already, and only what follows had come to an end
            await self._listen()
        await insisted(
            lambda: self.bot.set_webhook(
                self.url, secret_token=secret_of(self.bot.token), allowed_updates=KINDS
            ),
            self.root,
        )
        self.health.heard()
        await asyncio.Event().wait()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_post(urlsplit(self.url).path or "/", self._take)
        server = HttpServer(app)
        host, port = self.address
        try:
            await server.listen(host, port)
        except OSError:
            raise TelegramRefused(say("telegram.fault.no_port", host=host, port=port)) from None
        self._server = server

    async def stop(self) -> None:
        """Take no more; Telegram keeps it until the next start."""
        if self._server is not None:
            await self._server.close()

    async def _take(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = update_in(request.headers, await request.read(), secret_of(self.bot.token))
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
        self.health.heard()
        return web.Response()
