"""The page within another site's: it works there, and the frame is as high as it."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.browsing import PHONE, ServedPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AROUND = """<!doctype html><title>OA</title>
<iframe src="{address}" title="x" style="width: 100%; height: 80px"></iframe>
<script>addEventListener("message", (event) => {{
  if (event.origin !== "{address}" || !event.data.zhicheng) return;
  document.querySelector("iframe").style.height = `${{event.data.zhicheng.height}}px`;
}});</script>"""


@pytest.fixture
def portal() -> Iterator[tuple[str, dict[str, str]]]:
    """A site of another origin, and what it shows."""
    shown = {"page": ""}

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(shown["page"].encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", shown
        server.shutdown()


def test_the_frame_grows_with_the_page(
    chrome: Any, portal: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    origin, shown = portal
    folder = tmp_path / "data"
    folder.mkdir()
    served = ServedPage(folder, settings={"WEB_FRAME_ANCESTORS": origin})
    served.start()
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    try:
        shown["page"] = AROUND.format(address=served.address)
        page = context.new_page()
        page.goto(origin)
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="开始", exact=True).click()
        frame.get_by_role("button", name="是", exact=True).wait_for()
        page.wait_for_function("() => document.querySelector('iframe').offsetHeight > 400")
        inner = page.frames[1]
        assert inner.evaluate("document.documentElement.scrollHeight <= window.innerHeight + 1")
    finally:
        context.close()
        served.kill()


def test_a_site_that_was_not_named_may_not_embed_it(
    chrome: Any, portal: tuple[str, dict[str, str]], served: ServedPage
) -> None:
    origin, shown = portal
    shown["page"] = AROUND.format(address=served.address)
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(origin)
    page.wait_for_timeout(500)
    assert page.frame_locator("iframe").get_by_role("button").count() == 0
    context.close()
