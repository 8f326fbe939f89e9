"""Updates that Telegram brings: 200 is answered only when they are stored. Whether they are any, a function says."""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.telegram.api_answer import parsed
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import TelegramRefused, insisted
from bot.channels.telegram.health import Health
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.update import KINDS
from bot.ops.http_server import HttpServer
from bot.store import StoreRefused
from bot.wording import say

BODY_LIMIT: Final = 1024 * 1024
"""Bytes. An update with the longest text and all its entities is far smaller."""

BODY_SECONDS: Final = 10.0
"""So long may a request's body take to come."""

RETRY_AFTER: Final = 5
"""Seconds until Telegram should come again with what could not be stored."""

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']*)", re.IGNORECASE)
_UTF_8: Final = frozenset({"utf-8", "utf8", "us-ascii"})
_log = logging.getLogger(__name__)


class DeliveryRefused(ValueError):
    """What was delivered is not taken; ``status`` is the answer's."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def update_in(headers: Mapping[str, str], body: bytes, secret: str) -> dict[str, Any]:
    """The update that Telegram has delivered; ``headers`` are asked without regard to case.

    Raises DeliveryRefused: 403 without the ``secret``, 400 for what is no update. An object that merely lacks its
    number is none of our business to refuse: Telegram would bring it again for a day.
    """
    given = headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
        raise DeliveryRefused(HTTPStatus.FORBIDDEN)
    charset = _CHARSET.search(headers.get("Content-Type", ""))
    is_utf_8 = charset is None or charset[1].lower() in _UTF_8
    update = parsed(body) if is_utf_8 else None
    if update is None:
        raise DeliveryRefused(HTTPStatus.BAD_REQUEST)
    return update


def secret_of(token: str) -> str:
    """The webhook's secret: the same in every process of the bot, and nobody's to guess without the token."""
    return blake2b(key=token.encode()[:64], person=b"zhicheng webhook", digest_size=32).hexdigest()


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
            await self.intake.take([update], comes_again=False)
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
