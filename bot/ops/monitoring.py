"""``/healthz`` and ``/metrics``, on a port of their own."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.store import StoreRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)


class Monitoring:
    """Serves what ``metrics`` gives, and ``ailments``: what is wrong, a few words for each, none when all is well."""

    def __init__(self, metrics: Callable[[], bytes], ailments: Callable[[], Sequence[str]]) -> None:
        self._metrics = metrics
        self._ailments = ailments
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Listen. A port that cannot be had is one line of the log: people matter more than figures."""
        app = web.Application()
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._figures)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            _log.warning(
                "打不开监控端口 %s:%d（可能已被占用），本次运行没有 /healthz 和 /metrics。", host, port
            )

    async def stop(self) -> None:
        """Let go of the port."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _health(self, _: web.Request) -> web.Response:
        if ailments := self._ailments():
            told = f"not ok: {', '.join(ailments)}\n"
            return web.Response(text=told, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(text="ok\n")

    async def _figures(self, _: web.Request) -> web.Response:
        try:
            figures = self._metrics()
        except StoreRefused:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(body=figures, headers={"Content-Type": CONTENT_TYPE_LATEST})
