"""The loopback Bot API over HTTP.

``/bot<token>/<method>``, ``/file/bot<token>/<path>`` as Telegram has them, and ``/control/<action>``.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING

from aiohttp import web

from .control import performed
from .faults import DOWNLOAD
from .files import UPLOAD_LIMIT
from .methods import executed
from .people import ControlError
from .updates import BY_OTHER_POLLER
from .wire import Json, Query, RefusalError, Upload
from .world import Settings, World

if TYPE_CHECKING:
    from .faults import Fault

_BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024
UNAUTHORIZED = RefusalError(401, "Unauthorized")


class LoopbackServer:
    """A Bot API on 127.0.0.1, for one bot."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.world = World(settings or Settings())
        self.world.webhook.execute = self._from_webhook
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on ``port`` (0: any free one); ``url`` then says where."""
        app = web.Application(client_max_size=_BODY_LIMIT)
        app.router.add_route("*", "/bot{token:[^/]*}/{method}", self._call)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._download)
        app.router.add_post("/control/{action}", self._control)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Break off polls and deliveries and close."""
        self.world.updates.interrupt(BY_OTHER_POLLER)
        await self.world.webhook.remove()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        world = self.world
        at = time.time()
        if request.match_info["token"] != world.settings.token:
            return _answer(UNAUTHORIZED)
        try:
            query = await _read(request)
        except web.HTTPRequestEntityTooLarge:
            return _answer(RefusalError(413, "Request Entity Too Large"))
        except ValueError:
            return _answer(RefusalError(400, "Bad Request: can't parse the request's body"))
        fault = world.faults.take(query.method)
        if fault is not None:
            world.bell.ring()
        pause = world.faults.delay + (fault.delay if fault else 0.0)
        if pause:
            await asyncio.sleep(pause)
        if fault is not None and not fault.after and fault.is_answered:
            return self._faulty(request, query, fault, at, effect=False)
        if fault is not None and fault.is_answered:
            effect = await self._took_effect(query)
            return self._faulty(request, query, fault, at, effect=effect)
        return await self._executed(query, at)

    async def _took_effect(self, query: Query) -> bool:
        try:
            await executed(self.world, query)
        except RefusalError:
            return False
        return True

    async def _executed(self, query: Query, at: float) -> web.Response:
        log = self.world.log
        try:
            result = await executed(self.world, query)
        except RefusalError as refusal:
            log.call(query, at, refusal.status, refusal.description, effect=False)
            return _answer(refusal)
        log.call(query, at, 200, effect=True)
        return web.json_response({"ok": True, "result": result})

    def _faulty(
        self, request: web.Request, query: Query, fault: Fault, at: float, *, effect: bool
    ) -> web.Response:
        refusal = fault.answer()
        status = 0 if fault.drop else 200 if fault.body is not None else refusal.status
        self.world.log.call(query, at, status, "fault on demand", effect=effect)
        if fault.drop and request.transport is not None:
            request.transport.abort()
        if fault.body is not None:
            return web.Response(text=fault.body, content_type="application/json")
        return _answer(refusal)

    async def _from_webhook(self, query: Query) -> None:
        await self._executed(query, time.time())

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.world.settings.token:
            return _answer(UNAUTHORIZED)
        stored = self.world.files.by_path(request.match_info["path"])
        if stored is None:
            return _answer(RefusalError(404, "Not Found"))
        fault = self.world.faults.take(DOWNLOAD)
        if fault is None:
            return web.Response(body=stored.upload.content, content_type="application/octet-stream")
        return await self._faulty_download(request, fault, stored.upload.content)

    @staticmethod
    async def _faulty_download(request: web.Request, fault: Fault, content: bytes) -> web.StreamResponse:
        """Refused, broken off (``after``: in its midst), or slow: its second half comes after the delay."""
        if fault.status:
            return _answer(fault.answer())
        if fault.drop and not fault.after and request.transport is not None:
            request.transport.abort()
        response = web.StreamResponse(headers={"Content-Length": str(len(content))})
        await response.prepare(request)
        half = len(content) // 2
        await response.write(content[:half])
        await asyncio.sleep(fault.delay)
        if fault.drop and request.transport is not None:
            request.transport.abort()
        else:
            await response.write(content[half:])
        return response

    async def _control(self, request: web.Request) -> web.Response:
        try:
            arguments = await request.json()
            result = await performed(self.world, request.match_info["action"], arguments)
        except (ControlError, RefusalError, ValueError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({"result": result})


def _answer(refusal: RefusalError) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.status)


async def _read(request: web.Request) -> Query:
    arguments: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.text()
        arguments |= json.loads(body) if body else {}
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                content = value.file.read()
                files[name] = Upload(value.filename, value.content_type, content)
            else:
                arguments[name] = value
    return Query(request.match_info["method"], arguments, files)
