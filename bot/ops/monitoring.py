"""``/livez``, ``/readyz``, ``/healthz`` and ``/metrics``, on a port of their own."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Final

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.ops.http_server import HttpServer
from bot.ops.metrics import Metrics
from bot.store import Store, StoreRefused
from bot.wording import say

ELSEWHERE: Final = frozenset({"silence", "answers"})
"""Ailments of others: sending people to another process would not help them."""

LEAST_FREE: Final = 50_000_000
"""Bytes. What is below it is soon gone: a log of writes and the parts of a roster need some at once."""

_log = logging.getLogger(__name__)


class Monitoring:
    """Serves what is to be watched: figures in Prometheus's form, and what is wrong, a few words for each.

    ``ailments`` are none when all is well; ``hindrances``: why nobody should be sent here now, though it may be.
    """

    def __init__(
        self,
        store: Store,
        ailments: Callable[[], Sequence[str]] = tuple,
        hindrances: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._store = store
        self._hindrances = hindrances
        self._metrics: list[Metrics] = []
        self._ailments = [ailments]
        self._server: HttpServer | None = None

    def watch(self, metrics: Metrics, ailments: Callable[[], Sequence[str]]) -> None:
        """Serve a channel's as well."""
        self._metrics.append(metrics)
        self._ailments.append(ailments)

    async def start(self, host: str, port: int) -> None:
        """Listen. A port that cannot be had is one line of the log: people matter more than figures."""
        app = web.Application()
        app.router.add_get("/livez", _live)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._all_figures)
        self._server = HttpServer(app)
        try:
            await self._server.listen(host, port)
        except OSError:
            _log.warning("%s", say("serve.no_metrics", host=host, port=port))

    async def stop(self) -> None:
        """Let go of the port."""
        if self._server is not None:
            await self._server.close()

    async def _health(self, _: web.Request) -> web.Response:
        return _told(await self._found())

    async def _ready(self, _: web.Request) -> web.Response:
        found = [one for one in await self._found() if one not in ELSEWHERE]
        return _told([*found, *self._hindrances()])

    async def _found(self) -> list[str]:
        return await self._store.aside(lambda: [one for ailments in self._ailments for one in ailments()])

    async def _all_figures(self, _: web.Request) -> web.Response:
        try:
            figures = await self._store.aside(self._exposed)
        except StoreRefused:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(body=figures, headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _exposed(self) -> bytes:
        with self._store.transaction() as transaction:
            return b"".join(one.exposed(transaction.tally(one.channel)) for one in self._metrics)


async def _live(_: web.Request) -> web.Response:
    return _told([])


def _told(wrong: Sequence[str]) -> web.Response:
    if wrong:
        return web.Response(text=f"not ok: {', '.join(wrong)}\n", status=HTTPStatus.SERVICE_UNAVAILABLE)
    return web.Response(text="ok\n")


def is_full(folder: Path) -> bool:
    """Whether there is too little left for what is to be kept in ``folder``."""
    try:
        return shutil.disk_usage(folder).free < LEAST_FREE
    except OSError:
        return True
