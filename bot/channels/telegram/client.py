"""How python-telegram-bot reaches the Bot API: by aiohttp, through a proxy where one is needed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, urlsplit

import aiohttp
from aiohttp_socks import ProxyConnector, ProxyError
from pydantic_core import to_json
from telegram import Bot, InputFile
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.api_answer import BentAnswer, parsed, result_of, settled
from bot.channels.telegram.health import Health

READ_TIMEOUT: Final = 20.0
"""Seconds that an answer of the Bot API may take; a long poll takes as much longer as it asks for."""

CONNECT_TIMEOUT: Final = 10.0
CONNECTIONS: Final = 100
POLL: Final = "getUpdates"
PIECE: Final = 64 * 1024
"""Bytes of a file that are handled at a time."""


class AiohttpRequest(BaseRequest):
    """A ``BaseRequest`` on aiohttp, several times as fast under load as the default on httpx.

    ``proxy_url`` is ``http://…`` or ``socks5://…``, with ``user:password@`` where needed; host names are
    then resolved by the proxy.
    """

    def __init__(self, proxy_url: str | None = None) -> None:
        self._proxy_url = proxy_url
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """In seconds."""
        return READ_TIMEOUT

    async def initialize(self) -> None:
        """Make ready; a second time does nothing."""
        if self._session is not None:
            return
        proxy = self._proxy_url or ""
        connector = aiohttp.TCPConnector(limit=CONNECTIONS)
        if urlsplit(proxy).scheme.startswith("socks"):
            address, proxy = proxy.replace("socks5h:", "socks5:"), ""
            connector = ProxyConnector.from_url(address, rdns=True, limit=CONNECTIONS)
        self._session = aiohttp.ClientSession(connector=connector, proxy=proxy or None)

    @property
    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("not initialized")
        return self._session

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises a TelegramError when there is none."""
        del write_timeout, pool_timeout
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, CONNECT_TIMEOUT),
            sock_read=_seconds(read_timeout, READ_TIMEOUT),
        )
        headers, body = _encoded(request_data)
        with _told_by_telegram():
            async with self._open.request(
                method, url, data=body, headers=headers, timeout=timeout
            ) as response:
                status, payload = response.status, await response.read()
        if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            # To python-telegram-bot this is a fault of the network; but it will never get better.
            raise BadRequest("Request Entity Too Large")
        # Files come by GET, and are not answers.
        return settled(status, payload) if method == "POST" else (status, payload)

    async def content(self, url: str) -> AsyncGenerator[bytes]:
        """What is found at ``url``, piece by piece. Raises a TelegramError, in which ``url`` does not stand."""
        timeout = aiohttp.ClientTimeout(sock_connect=CONNECT_TIMEOUT, sock_read=READ_TIMEOUT)
        with _told_by_telegram():
            async with self._open.get(url, timeout=timeout) as response:
                if response.status != HTTPStatus.OK:
                    raise _not_found(response.status)
                async for piece in response.content.iter_chunked(PIECE):
                    yield piece

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """As python-telegram-bot does it, but what cannot be read does not go to the log."""
        answer = parsed(payload)
        if answer is None:
            raise TelegramError("the answer is not JSON as Telegram's is")
        return answer


@contextmanager
def _told_by_telegram() -> Iterator[None]:
    """What goes wrong on the way is one of python-telegram-bot's errors, in which no address stands."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut from error
    except (aiohttp.ClientError, OSError, ProxyError) as error:
        raise NetworkError(type(error).__name__) from error


def _not_found(status: int) -> TelegramError:
    """A file that is refused will stay so; a server that is unwell will recover."""
    said = f"the file is not there ({status})"
    return NetworkError(said) if status >= HTTPStatus.INTERNAL_SERVER_ERROR else BadRequest(said)


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if given is BaseRequest.DEFAULT_NONE else given  # type: ignore[return-value]  # an enum to mypy


def _encoded(data: RequestData | None) -> tuple[dict[str, str], aiohttp.FormData | bytes | None]:
    headers = {"User-Agent": BaseRequest.USER_AGENT}
    if data is None:
        return headers, None
    if not data.contains_files:
        # Chinese in a form is three times as long, and takes longer to encode than all the rest of a call.
        return headers | {"Content-Type": "application/json"}, to_json(data.parameters)
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=media_type)
    return headers, form


class BotApi(Bot):
    """A ``telegram.Bot`` that can also make a call which was put together before, and stored."""

    _health: Health

    @classmethod
    def at(cls, root: str, token: str, proxy_url: str | None = None, health: Health | None = None) -> BotApi:
        """The Bot API at ``root``, e.g. ``https://api.telegram.org``; ``health`` is told how calls end."""
        bot = cls(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=AiohttpRequest(proxy_url),
            get_updates_request=AiohttpRequest(proxy_url),
        )
        bot._health = health or Health(expects_polls=False)
        return bot

    async def disconnect(self) -> None:
        """Close all connections, also when it never came to a first answer."""
        for request in self._request:
            await request.shutdown()

    async def perform(self, method: str, arguments: JSONDict, *, read_timeout: float = READ_TIMEOUT) -> Any:
        """The result of ``method`` as JSON. Raises a TelegramError.

        No Telegram objects are made of the arguments nor of the result, only to be taken apart again.
        """
        told = [
            RequestParameter(name, None, [value])
            if isinstance(value, InputFile)
            else RequestParameter(name, value, None)
            for name, value in arguments.items()
        ]
        return await self._answered(method, RequestData(told), read_timeout=read_timeout)

    async def _do_post(self, endpoint: str, data: JSONDict, **timeouts: Any) -> Any:
        """The way of python-telegram-bot's own methods."""
        told = [RequestParameter.from_input(name, value) for name, value in data.items()]
        return await self._answered(endpoint, RequestData(told), **timeouts)

    async def _answered(self, method: str, data: RequestData, **timeouts: Any) -> Any:
        """Every method's way.

        A result without what will be asked of it is a fault of the network, like any answer that was spoilt; and
        so is that a private chat has moved.
        """
        is_in_vain = True
        try:
            request = self._request[method != POLL]
            answer = await request.post(f"{self.base_url}/{method}", data, **timeouts)
            result = result_of(method, answer)
            is_in_vain = False
        except ChatMigrated:
            if int(str(data.parameters["chat_id"])) > 0:
                raise BentAnswer from None
            raise
        except TelegramError as error:
            is_in_vain = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            raise
        finally:
            self._health.called(method, in_vain=is_in_vain)
        return result

    def file(self, path: str) -> AsyncGenerator[bytes]:
        """The content of a file, piece by piece; ``path`` is what getFile says. Raises a TelegramError."""
        request = self._request[1]
        if not isinstance(request, AiohttpRequest):
            raise TypeError("files come by aiohttp only")
        return request.content(f"{self.base_file_url}/{quote(path)}")
