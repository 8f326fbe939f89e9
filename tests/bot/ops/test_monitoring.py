"""Live and ready, apart: who restarts a process asks for the one, who sends people to it for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.ops.monitoring import Monitoring
from bot.store import SqliteStore
from tests.bot.channels.web.site_in_process import free_port

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("ailments", "hindrances", "health", "ready"),
    [
        ([], [], "ok", "ok"),
        (["store"], [], "not ok: store", "not ok: store"),
        (["clock"], [], "not ok: clock", "not ok: clock"),
        (["answering"], [], "not ok: answering", "not ok: answering"),
        (["silence"], [], "not ok: silence", "ok"),
        ([], ["disk"], "ok", "not ok: disk"),
        ([], ["draining"], "ok", "not ok: draining"),
        (["silence", "store"], ["disk"], "not ok: silence, store", "not ok: store, disk"),
    ],
)
async def test_what_is_told(
    database: Path, ailments: list[str], hindrances: list[str], health: str, ready: str
) -> None:
    store, port = SqliteStore(database), free_port()
    monitoring = Monitoring(store, lambda: ailments, lambda: hindrances)
    await monitoring.start("127.0.0.1", port)
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
            for path, told in (("/livez", "ok"), ("/healthz", health), ("/readyz", ready)):
                async with session.get(path) as response:
                    assert await response.text() == f"{told}\n"
                    assert response.status == (200 if told == "ok" else 503)
    finally:
        await monitoring.stop()
        store.close()
