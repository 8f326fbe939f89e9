"""Two small proxies that note through whom a connection went."""

from __future__ import annotations

import asyncio
import base64
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Proxy:
    """``seen``: the targets asked for; ``users``: the credentials shown."""

    port: int = 0
    seen: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)


@asynccontextmanager
async def _listening(
    proxy: Proxy, serve: Callable[[Proxy, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
) -> AsyncIterator[Proxy]:
    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await serve(proxy, reader, writer)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()


def http_proxy() -> AbstractAsyncContextManager[Proxy]:
    """An HTTP proxy for plain HTTP: the request's line holds the whole address."""
    return _listening(Proxy(), _serve_http)


def socks5_proxy() -> AbstractAsyncContextManager[Proxy]:
    """A SOCKS5 proxy that asks for a name and a password and resolves host names itself."""
    return _listening(Proxy(), _serve_socks5)


async def _serve_http(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *headers = head.split("\r\n")
    method, address, version = first.split(" ")
    target = urlsplit(address)
    proxy.seen.append(target.netloc)
    for header in headers:
        if header.lower().startswith("proxy-authorization: basic "):
            proxy.users.append(base64.b64decode(header.split()[-1]).decode())
    there = await asyncio.open_connection(target.hostname, target.port)
    path = address.partition(target.netloc)[2]
    there[1].write("\r\n".join([f"{method} {path} {version}", *headers]).encode())
    await _joined((reader, writer), there)


async def _serve_socks5(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x02")
    _, length = await reader.readexactly(2)
    name = await reader.readexactly(length)
    (length,) = await reader.readexactly(1)
    password = await reader.readexactly(length)
    proxy.users.append(f"{name.decode()}:{password.decode()}")
    writer.write(b"\x01\x00")
    _, _, _, kind = await reader.readexactly(4)
    if kind == 1:
        host = ".".join(str(part) for part in await reader.readexactly(4))
    else:
        (length,) = await reader.readexactly(1)
        host = (await reader.readexactly(length)).decode()
    port = int.from_bytes(await reader.readexactly(2), "big")
    proxy.seen.append(f"{host}:{port}")
    there = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    await _joined((reader, writer), there)


async def _joined(here: Streams, there: Streams) -> None:
    async def copied(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await source.read(65536):
                sink.write(chunk)
                await sink.drain()
        sink.close()

    await asyncio.gather(copied(here[0], there[1]), copied(there[0], here[1]))
