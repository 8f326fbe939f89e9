"""HR officers: signing in by a link that counts once, cases and rosters."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.channels.telegram.sent_rosters import roster
from tests.bot.channels.web.invitations import LOOK_AGAIN, invitation
from tests.bot.channels.web.site_in_process import site_in_process
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit


async def test_a_link_counts_once_and_not_for_being_looked_at(site: SiteInProcess) -> None:
    link = invitation(site.store)
    async with site.visit() as preview, site.visit() as visit, site.visit() as late:
        for looking in (preview, visit, late):
            page = await looking.get(link)
            assert (page.status, "研发人事" in page.words) == (200, True)
        page = await visit.press("登录")
        assert page.url.path == "/cases"
        page = await late.press("登录")
        assert page.status == 404
        assert "用过了" in page.words
        assert (await late.get("/cases")).status == 403


async def test_only_officers_have_cases_and_rosters(visit: Visit) -> None:
    await visit.get("/")
    await visit.press("开始", say="")
    for path in ("/cases", "/roster", "/roster/template.xlsx", "/cases/compare?c=1&c=2"):
        response, _ = await visit.fetch(path)
        assert response.status == 403, path
    form = visit.page.form_for("say")
    page = await visit.post("/cases", {**form.fields, "label": "甲"})
    assert page.status == 403


async def test_cases_are_opened_found_compared_renamed_and_erased(officer: Visit) -> None:
    for label in ("研发-01", "研发-02", "运维-01"):
        await officer.get("/cases")
        page = await officer.send(officer.page.form_for("label"), {"label": label})
        assert f"案例：{label}" in page.words
        page = await officer.say("硕士，2018年7月开始做网络安全")
        await officer.press("确认")
    page = await officer.get("/cases")
    assert "案例（3）" in page.words
    page = await officer.get("/cases?q=研发")
    assert "运维-01" not in page.words
    page = await officer.get("/cases/compare?c=1&c=3")
    assert {"table", "th"} <= page.tags
    assert "研发-01" in page.words
    assert "高级工程师" in page.words
    assert "研发-02" not in page.words
    await officer.get("/cases?q=运维")
    await officer.press("删除")
    page = await officer.press("确定删除")
    assert "案例（2）" in (await officer.get("/cases")).words


@pytest.mark.parametrize(
    "label", ["<script>alert(1)</script>", "」、/case 列表", "   ", "甲" * 200, "a\"b'c"]
)
async def test_odd_labels(officer: Visit, label: str) -> None:
    await officer.get("/cases")
    page = await officer.send(officer.page.form_for("label"), {"label": label})
    assert page.status == 200
    assert "script" not in {tag for tag in page.tags if tag == "script"} or len(page.scripts) == 2
    assert "<script>alert" not in page.text
    assert (await officer.get("/cases")).status == 200


async def test_a_roster_is_uploaded_worked_off_and_fetched(site: SiteInProcess, officer: Visit) -> None:
    page = await officer.get("/roster")
    page = await officer.send(page.form_for("token"), {}, ("名单.xlsx", roster(3)))
    assert page.url.path == "/roster"
    async with asyncio.timeout(PATIENCE):
        while not any(link.startswith("/file/") for link in page.links):
            await asyncio.sleep(LOOK_AGAIN)
            page = await officer.get("/roster")
    (link,) = [link for link in page.links if link.startswith("/file/")]
    response, content = await officer.fetch(link)
    assert content[:2] == b"PK"
    assert "attachment" in response.headers["Content-Disposition"]
    assert site.kinds_of_files() == ["notes.json", "result.xlsx", "upload"]
    async with site.visit() as other:
        response, _ = await other.fetch(link)
        assert response.status == 404


async def test_a_file_that_is_not_taken_is_not_kept(site: SiteInProcess, officer: Visit) -> None:
    for name, content, words in (
        ("照片.jpg", b"x", "图片里的表格读不了"),
        ("简历.docx", b"x", "不是表格"),
        ("大.xlsx", b"x" * 20_000_001, "最多 20 MB"),
    ):
        page = await officer.get("/roster")
        page = await officer.send(page.form_for("token"), {}, (name, content))
        assert page.status == 200, name
        assert words in page.words
    assert site.kinds_of_files() == []


async def test_what_an_earlier_version_left_on_the_disk_is_removed(tmp_path: Path) -> None:
    left = tmp_path / "web" / "uploads" / "0f"
    left.parent.mkdir(parents=True)
    left.write_bytes(roster(3))
    async with site_in_process(tmp_path):
        assert not left.exists()


async def test_a_strangers_upload_is_not_even_read(site: SiteInProcess, visit: Visit) -> None:
    page = await visit.get("/")
    form = page.form_for("token")
    form.action = "/roster"
    page = await visit.send(form, {}, ("名单.xlsx", roster(1)))
    assert page.status == 403
    assert site.kinds_of_files() == []


async def test_a_companys_own_sign_on(tmp_path: Path) -> None:
    given: dict[str, Any] = {"web_officer_header": "X-Remote-User", "web_trusted_proxies": ("127.0.0.0/8",)}
    async with site_in_process(tmp_path / "a", **given) as site, site.visit() as visit:
        page = await visit.get("/cases", **{"X-Remote-User": "zhang"})
        assert page.status == 200
        form = page.form_for("label")
        page = await visit.post("/cases", {**form.fields, "label": "甲"}, **{"X-Remote-User": "zhang"})
        assert "案例：甲" in (await visit.get("/talk", **{"X-Remote-User": "zhang"})).words
        assert "案例：甲" not in (await visit.get("/cases", **{"X-Remote-User": "li"})).words
        assert (await visit.get("/cases")).status == 403
    async with (
        site_in_process(tmp_path / "b", web_officer_header="X-Remote-User") as site,
        site.visit() as visit,
    ):
        assert (await visit.get("/cases", **{"X-Remote-User": "zhang"})).status == 403


async def test_links_for_another_device_and_to_be_looked_at(site: SiteInProcess, visit: Visit) -> None:
    await visit.get("/")
    await visit.press("开始", say="硕士，2018年7月开始做网络安全")
    await visit.get("/data")
    page = await visit.press("只给人看")
    (read,) = re.findall(r"/shared/[\w-]+", page.words)
    page = await visit.press("换一台设备接着填")
    (edit,) = re.findall(r"/enter/[\w-]+", page.words)
    assert "/shared/" not in page.words
    async with site.visit() as adviser, site.visit() as phone:
        assert "2018年7月" not in (await adviser.get(read)).words
        page = await adviser.press("打开")
        assert "2018年7月" in page.words
        assert not any(button.name.startswith("press") for form in page.forms for button in form.buttons)
        assert (await adviser.get("/talk")).url.path == "/"
        await phone.get(edit)
        page = await phone.press("打开")
        assert "2018年7月" in page.words
        await phone.press("确认")
        await visit.get("/data")
        await visit.press("撤销")
        await visit.press("撤销")
        assert (await adviser.get(read)).status == 404
        assert (await phone.get("/talk")).url.path == "/"
        assert "2018年7月" in (await visit.get("/talk")).words


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-1", "x", "²", "٣", "", "1.5"])
async def test_pages_and_cases_that_there_are_not_are_no_fault(officer: Visit, number: str) -> None:
    assert (await officer.get(f"/cases?page={number}")).status == 200
    assert (await officer.get(f"/cases/compare?c=1&c={number}")).status == 404
