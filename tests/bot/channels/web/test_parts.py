"""Where a script puts a page in the place of another, the server sends what it needs, and at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.bot.channels.web.site_in_process import Visit

SCRIPT = {"HX-Request": "true"}
TOLD = "硕士，2018年7月开始做网络安全"


@pytest.mark.parametrize(
    "path", ["/", "/talk", "/levels", "/notice", "/ask?q=硕士几年能评中级", "/help", "/nowhere"]
)
async def test_it_is_the_same_page_without_its_head(visit: Visit, path: str) -> None:
    whole = await visit.get(path)
    part = await visit.get(path, **SCRIPT)
    assert "<html" not in part.text
    assert "<script" not in part.text
    assert (part.status, part.title) == (whole.status, whole.title)
    assert part.words in whole.words
    assert 'id="page"' in part.text


@pytest.mark.parametrize("path", ["/levels", "/help", "/notice"])
async def test_the_two_are_kept_apart(visit: Visit, path: str) -> None:
    whole, part = await visit.get(path), await visit.get(path, **SCRIPT)
    assert whole.headers["Vary"] == part.headers["Vary"] == "Cookie, HX-Request"
    assert whole.headers["ETag"] != part.headers["ETag"]


async def test_a_turn_is_one_request(visit: Visit) -> None:
    form = (await visit.get("/")).form_for("say")
    async with visit.session.post(
        "/talk", data={**form.fields, "say": TOLD}, headers=SCRIPT, allow_redirects=False
    ) as response:
        assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
        assert "zhicheng" in response.cookies
        told = await response.text()
    assert "2018年7月" in told
    page = await visit.get("/talk")
    assert "2018年7月" in page.words
    form, button = page.form_with("确认")
    page = await visit.post("/talk", {**form.fields, button.name: button.value, "say": "还有"}, **SCRIPT)
    assert page.words in (await visit.get("/talk")).words
    assert page.form_for("say").fields["say"] == "还有"


async def test_what_was_pressed_elsewhere_leads_back_there(visit: Visit) -> None:
    await visit.get("/")
    await visit.press("开始", say="")
    form = visit.page.form_for("say")
    fields = {**form.fields, "back": "/data", "command": "export"}
    async with visit.session.post("/talk", data=fields, headers=SCRIPT, allow_redirects=False) as response:
        assert (response.status, response.headers["Location"]) == (303, "/data")
