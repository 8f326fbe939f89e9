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

    from bot.store import Store

_log = logging.getLogger(__name__)


class Monitoring:
    """Serves what is to be watched: figures in Prometheus's form, and what is wrong, a few words for each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._figures: list[Callable[[], bytes]] = []
        self._ailments: list[Callable[[], Sequence[str]]] = []
        self._runner: web.AppRunner | None = None

    def watch(self, figures: Callable[[], bytes], ailments: Callable[[], Sequence[str]]) -> None:
        """Serve these as well; no ``ailments`` when all is well."""
        self._figures.append(figures)
        self._ailments.append(ailments)

    async def start(self, host: str, port: int) -> None:
        """Listen. A port that cannot be had is one line of the log: people matter more than figures."""
        app = web.Application()
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._all_figures)
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
        ailments = await self._store.aside(lambda: [one for ailments in self._ailments for one in ailments()])
        if ailments:
            told = f"not ok: {', '.join(ailments)}\n"
            return web.Response(text=told, status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(text="ok\n")

    async def _all_figures(self, _: web.Request) -> web.Response:
        try:
            figures = await self._store.aside(lambda: b"".join(figures() for figures in self._figures))
        except StoreRefused:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(body=figures, headers={"Content-Type": CONTENT_TYPE_LATEST})
