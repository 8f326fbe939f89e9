"""Whose request is answered, and what a browser may do with the answer."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.guard import BY_ADDRESS, BY_VISITOR
from tests.bot.channels.web.site_in_process import site_in_process
from tests.bot.until import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

FORM = "application/x-www-form-urlencoded"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "[看](javascript:alert(1))",
    "![](https://example.com/x.png)",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}",
    "${7*7}",
    "&lt;script&gt;",
    "`<b>`",
    "| a | b |\n|---|---|\n| <i>x</i> | y |",
    "<!-- -->",
    "\u202e\u0000<b>",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<https://example.com>",
)


async def begun(visit: Visit) -> None:
    await visit.get("/")
    await visit.press("开始", say="")


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_people_write_is_never_markup(visit: Visit, text: str) -> None:
    await begun(visit)
    page = await visit.say(text)
    assert page.status == 200
    assert not {"svg", "iframe", "object", "i", "b"} & page.tags - {"b"}
    assert all(source.startswith("/") for source, _ in page.images)
    assert not any(name.startswith("on") for name in page.attributes)
    assert all(link.startswith(("/", "#", "https://", "http://", "mailto:")) for link in page.links)
    assert [script["src"].startswith("/static/") for script in page.scripts] == [True, True]
    assert "49" not in page.words


@pytest.mark.parametrize("path", ["/", "/talk", "/data", "/nowhere", "/static/style.css", "/static/page.js"])
async def test_every_answer_carries_what_keeps_it_safe(visit: Visit, path: str) -> None:
    response, _ = await visit.fetch(path)
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/static/style.css", "/static/page.js", "/static/icon.svg"])
async def test_what_comes_with_the_program_is_fetched_once(visit: Visit, path: str) -> None:
    response, _ = await visit.fetch(path)
    assert response.headers["Cache-Control"].startswith("public, max-age=")
    async with visit.session.get(path, headers={"If-None-Match": response.headers["ETag"]}) as again:
        assert again.status == 304
    response, _ = await visit.fetch("/")
    assert response.headers["Cache-Control"] == "no-store"


async def test_only_named_sites_may_embed_it(tmp_path: Path) -> None:
    async with (
        site_in_process(tmp_path, web_frame_ancestors="https://oa.example.cn,https://b.example.cn") as site,
        site.visit() as visit,
    ):
        page = await visit.get("/")
        policy = page.headers["Content-Security-Policy"]
        assert "frame-ancestors https://oa.example.cn https://b.example.cn" in policy


@pytest.mark.parametrize(
    ("changed", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "0" * 32}, {}),
        ({"token": "é"}, {}),
        ({}, {"Origin": "https://evil.example"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
async def test_a_form_of_another_site_is_not_taken(
    visit: Visit, changed: dict[str, str], headers: dict[str, str]
) -> None:
    await begun(visit)
    form = visit.page.form_for("say")
    page = await visit.post("/talk", {**form.fields, "say": "博士", **changed}, **headers)
    assert page.status == 403
    assert "没有处理" in page.words
    assert "博士" not in (await visit.get("/talk")).words


async def test_a_form_of_somebody_else_is_not_taken(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    async with site.visit() as other:
        await begun(other)
        page = await visit.post("/talk", {**other.page.form_for("say").fields, "say": "博士"})
        assert page.status == 403


async def test_only_by_its_own_name(tmp_path: Path) -> None:
    async with (
        site_in_process(tmp_path, web_url="https://zhicheng.example.cn") as site,
        site.visit() as visit,
    ):
        assert (await visit.get("/", Host="zhicheng.example.cn")).status == 200
        assert (await visit.get("/", Host="localhost:1")).status == 200
        assert (await visit.get("/", Host="192.0.2.7")).status == 200
        assert (await visit.get("/", Host="evil.example")).status == 421
        await visit.get("/", Host="zhicheng.example.cn")
        form = visit.page.form_for("say")
        async with visit.session.post(
            "/talk", data=form.fields, headers={"Host": "zhicheng.example.cn"}, allow_redirects=False
        ) as response:
            cookie = response.headers["Set-Cookie"]
        for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"):
            assert part in cookie


async def refused_at_last(visit: Visit, limit: int, **headers: str) -> bool:
    """Whether somebody is who asks faster than ``limit`` a minute, however slow this machine is at that."""
    for _ in range(3 * limit):
        if (await visit.get("/data", **headers)).status == 429:
            return True
    return False


async def test_too_many_requests_are_told_so_and_others_are_not(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    assert await refused_at_last(visit, BY_VISITOR)
    async with site.visit() as other:
        assert (await other.get("/")).status == 200


async def test_an_address_is_limited_as_a_trusted_proxy_tells_it(tmp_path: Path) -> None:
    async with site_in_process(tmp_path, web_trusted_proxies="127.0.0.1") as site, site.visit() as visit:
        near = {"X-Forwarded-For": "192.0.2.9, 192.0.2.1"}
        assert await refused_at_last(visit, BY_ADDRESS, **near)
        assert (await visit.get("/data", **{"X-Forwarded-For": "192.0.2.9"})).status == 200
        assert await refused_at_last(visit, BY_ADDRESS, **{"X-Forwarded-For": "192.0.2.8, 192.0.2.1"})


async def test_bodies_that_no_form_has(visit: Visit) -> None:
    await begun(visit)
    form = visit.page.form_for("say")
    assert (
        await visit.post("/talk", BytesIO(b"say=" + b"x" * 2_000_000), **{"Content-Type": FORM})
    ).status == 413
    for fields in (
        {"press": "x" * 500},
        {"nonce": ""},
    ):
        assert (await visit.post("/talk", {**form.fields, "say": "是", **fields})).status == 200
    for fields in (
        {"revision": "9" * 5000},
        {"case": "-1"},
        {"case": "abc"},
        {"line": "x"},
        {"letter": "-7"},
    ):
        assert (await visit.post("/talk", {**form.fields, "say": "是", **fields})).status == 400
    for content_type in (
        "text/plain",
        "application/json",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
    ):
        page = await visit.post("/talk", b"\xff\xfe\x00{", **{"Content-Type": content_type})
        assert page.status in {400, 403}


@pytest.mark.parametrize(
    ("header", "status"), [("Host", 421), ("Origin", 403)], ids=["whose page it is", "whose form it is"]
)
@pytest.mark.parametrize("place", ["[::1", "[::g]", "[", "a]b", "[v1.x", "http://[::1", "", "x:", "/"])
async def test_what_is_no_address_is_none_of_ours(visit: Visit, header: str, status: int, place: str) -> None:
    await begun(visit)
    form = visit.page.form_for("say").fields
    page = await visit.post("/talk", {**form, "say": "是"}, **{header: place})
    assert page.status == status


def part(headers: str, content: str = "x") -> bytes:
    """A form of several parts with one of these headers."""
    return f"--edge\r\n{headers}\r\n\r\n{content}\r\n--edge--\r\n".encode()


SAID = 'Content-Disposition: form-data; name="say"'
NO_FORMS = {
    "a control character": part(SAID + "\x00"),
    "one in the name of a file": part('Content-Disposition: form-data; name="file"; filename="a\x01.csv"'),
    "no colon": part("Content-Disposition"),
    "another way to send": part(f"{SAID}\r\nContent-Transfer-Encoding: rot13"),
    "no way to pack": part(f"{SAID}\r\nContent-Encoding: zzz"),
    "no charset of ours": part(f"{SAID}\r\nContent-Type: text/plain; charset=nix"),
    "a long charset": part('Content-Disposition: form-data; name="_charset_"', "z" * 500),
    "a long header": part(f'Content-Disposition: form-data; name="{"s" * 20_000}"'),
    "many headers": part(SAID + "".join(f"\r\nX-{number}: x" for number in range(500))),
    "a form within": part("Content-Type: multipart/mixed; boundary=q", "--q--"),
    "a long line": b"a=b&" * 50_000,
    "no end": b"--edge\r\n" + SAID.encode() + b"\r\n\r\nx",
    "nothing": b"",
}


@pytest.mark.parametrize("body", NO_FORMS.values(), ids=NO_FORMS)
@pytest.mark.parametrize("path", ["/talk", "/cases", "/roster", "/data/links", "/leave", "/enter/x"])
async def test_a_form_that_no_browser_sends_is_refused_and_not_a_fault(
    visit: Visit, path: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    page = await visit.post(path, body, **{"Content-Type": "multipart/form-data; boundary=edge"})
    assert page.status in {400, 403}
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("name", ["", "x", "x" * 6000, "..%2fvisitor.py", "%00", "%ff", ".", "style.css%00"])
async def test_only_what_comes_with_the_pages_is_there(visit: Visit, name: str) -> None:
    assert (await visit.get(f"/static/{name}")).status == 404


@pytest.mark.parametrize("path", ["/talk", "/roster", "/data/links", "/api/v1/ask"])
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=edge", "application/json"])
async def test_who_leaves_in_the_midst_of_a_form_is_no_fault_of_ours(
    site: SiteInProcess, path: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _, writer = await asyncio.open_connection(site.settings.web_host, site.settings.web_port)
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: 999\r\n\r\n"
    writer.write(f"{head}--edge\r\nsay=".encode())
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await until(lambda: "A request was answered" in caplog.text)
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_nothing_personal_is_logged(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await begun(visit)
    await visit.say("我的秘密话语 硕士")
    cookies = visit.session.cookie_jar.filter_cookies(visit.page.url)
    assert "秘密" not in caplog.text
    assert cookies["zhicheng"].value not in caplog.text


async def test_what_is_no_http_leaves_no_line(site: SiteInProcess, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for sent in ("GET /ask?q=我的秘密 HTTP/1.1\r\nHost: localhost\r\n\r\n", "秘密\r\n\r\n"):
        reader, writer = await asyncio.open_connection(site.settings.web_host, site.settings.web_port)
        writer.write(sent.encode())
        answered = await reader.read(12)
        assert answered in {b"HTTP/1.1 400", b"HTTP/1.0 400"}
        writer.close()
        await writer.wait_closed()
    assert "秘密" not in caplog.text
    assert "Error handling" not in caplog.text
