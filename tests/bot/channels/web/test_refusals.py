"""Whatever is no request, or none of ours, is told so in plain Chinese: as a page, as problem details, as a line."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web import guard
from bot.ops import http_server
from tests.bot.channels.web.site_in_process import site_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

HOST = "Host: localhost\r\nConnection: close\r\n"
CHUNKED = f"POST /talk HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n"
NO_REQUESTS = {
    "words": "hello\r\n\r\n",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\r\n\r\n",
    "a version to come": f"GET / HTTP/9.9\r\n{HOST}\r\n",
    "a small method": f"get / HTTP/1.1\r\n{HOST}\r\n",
    "no method": f"G@T / HTTP/1.1\r\n{HOST}\r\n",
    "a long address": f"GET /{'a' * 9000} HTTP/1.1\r\n{HOST}\r\n",
    "a long header": f"GET / HTTP/1.1\r\n{HOST}X: {'a' * 9000}\r\n\r\n",
    "many headers": f"GET / HTTP/1.1\r\n{HOST}{'X: a' * 3}\r\n" + "X: a\r\n" * 2000 + "\r\n",
    "a header of two words": f"GET / HTTP/1.1\r\n{HOST}X Y: 1\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "two hosts": f"GET / HTTP/1.1\r\n{HOST}Host: evil.example\r\n\r\n",
    "a control character": f"GET / HTTP/1.1\r\n{HOST}X: a\x00b\r\n\r\n",
    "a folded header": f"GET / HTTP/1.1\r\n{HOST}X: a\r\n b\r\n\r\n",
    "no length": f"POST /talk HTTP/1.1\r\n{HOST}Content-Length: x\r\n\r\n",
    "less than no length": f"POST /talk HTTP/1.1\r\n{HOST}Content-Length: -1\r\n\r\n",
    "two lengths": f"{CHUNKED}Content-Length: 5\r\n\r\n0\r\n\r\n",
    "no chunk": f"{CHUNKED}\r\nzz\r\nabc\r\n0\r\n\r\n",
    "no encoding": f"POST /talk HTTP/1.1\r\n{HOST}Transfer-Encoding: foo\r\n\r\n",
    "what nobody can do": f"POST /talk HTTP/1.1\r\n{HOST}Expect: foo\r\nContent-Length: 1\r\n\r\nx",
}


async def exchanged(site: SiteInProcess, *sent: str) -> tuple[int, str, str]:
    """The status, the headers and the body of the first answer."""
    reader, writer = await asyncio.open_connection(site.settings.web_host, site.settings.web_port)
    for part in sent:
        writer.write(part.encode("utf-8"))
        await writer.drain()
        await asyncio.sleep(
            0.05 if len(sent) > 1 else 0
        )  # apart: the second comes in the midst of the answer
    head, _, body = (await reader.read()).decode("utf-8").partition("\r\n\r\n")
    if (length := re.search(r"content-length: (\d+)", head.lower())) is not None:
        body, left = body.encode()[: int(length[1])].decode(), body.encode()[int(length[1]) :]
        assert not left or left.startswith(b"HTTP/")
    writer.close()
    return int(head.split()[1]), head.lower(), body


def is_plain_chinese(text: str) -> bool:
    return "没有处理" in text and not re.search(r"\b(error|bad|invalid|expect\w*|headers?)\b", text.lower())


@pytest.mark.parametrize("sent", NO_REQUESTS.values(), ids=NO_REQUESTS)
async def test_what_is_no_request_is_told_so(site: SiteInProcess, sent: str) -> None:
    status, head, body = await exchanged(site, sent)
    assert status in {400, 417, 431}
    assert "text/plain; charset=utf-8" in head
    assert is_plain_chinese(body)
    assert ("太长" in body) == ("a" * 9000 in sent)


PROGRAMS = [
    ("POST", "/api/v2/ask", 404),
    ("GET", "/api/v2/openapi.json", 404),
    ("POST", "/api/v1/nothing", 404),
    ("DELETE", "/api/v10/assess", 404),
    ("POST", "/API/V1/ask", 404),
    ("POST", "/api", 405),
    ("PUT", "/api", 405),
    ("GET", "/api/v1/ask", 405),
    ("POST", "/api/v1/openapi.json", 405),
    ("POST", "/api/v1/ask", 404),  # nobody has a key
]


@pytest.mark.parametrize(("method", "path", "status"), PROGRAMS)
async def test_programs_have_problem_details(visit: Visit, method: str, path: str, status: int) -> None:
    async with visit.session.request(method, path, data=b"{}", allow_redirects=False) as response:
        told = json.loads(await response.text())
        assert (response.status, response.headers["Content-Type"]) == (status, "application/problem+json")
        assert told["status"] == status
        assert re.search("[\u4e00-\u9fff]", told["detail"])
        assert "页" not in told["detail"]
        assert ("Allow" in response.headers) == (status == 405)


@pytest.mark.parametrize("path", ["/nowhere", "/talk/more", "/data/", "/file/1", "/static/none.js", "/apis"])
@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
async def test_people_have_a_page(visit: Visit, method: str, path: str) -> None:
    """A form that is sent to no page is not called an old one."""
    async with visit.session.request(method, path) as response:
        text = await response.text()
        assert response.content_type == "text/html"
        assert response.status in {200, 403, 404, 405}
        assert ("放得太久" in text) == (response.status == 403)
        assert (response.status == 404) == ("没有找到" in text)


@pytest.mark.parametrize("path", ["/talk", "/api/v1/ask"])
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Transfer-Encoding: chunked", "3\r\na=b\r\nzz\r\n"),
        ("Transfer-Encoding: chunked", "3\r\na=b\r\n9\r\nc"),
        ("Content-Length: 99", "say="),
    ],
    ids=["no chunk", "half a chunk", "less than was said"],
)
async def test_nobody_waits_for_ever_for_the_rest(
    site: SiteInProcess, path: str, head: str, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "BODY_SECONDS", 0.3)
    kind = "application/x-www-form-urlencoded"
    sent = f"POST {path} HTTP/1.1\r\n{HOST}Content-Type: {kind}\r\n{head}\r\n\r\n"
    status, headers, told = await exchanged(site, sent, body)
    if status == 400:  # both parts were read at once, and are no request from the outset
        assert "zz" in body
        assert is_plain_chinese(told)
        return
    assert status == (404 if path != "/talk" else 408)  # nobody has a key
    assert ("problem+json" in headers) == (path != "/talk")
    assert "没有送完" in told or status == 404


@pytest.mark.parametrize("path", ["/nowhere", "/talk", "/api/v2"])
async def test_who_asks_too_much_is_told_when_to_come_again(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BY_ADDRESS", 1)
    async with site_in_process(tmp_path) as site, site.visit() as visit:
        await visit.get("/")
        page = await visit.get(path)
        assert (page.status, page.headers["Retry-After"]) == (429, "60")
