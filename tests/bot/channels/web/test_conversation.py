"""The conversation by forms alone: nothing is applied twice, nothing said is lost, nobody sees another's."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.pieces import NAME
from bot.turns.stored_session import restored
from tests.bot.channels.web.begun import begun
from tests.bot.channels.web.site_in_process import site_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

TOLD = "硕士，2018年7月开始做网络安全，发明专利1项，第一发明人"


def revision(site: SiteInProcess, owner: str) -> int:
    with site.store.transaction() as transaction:
        session = restored(transaction.session(NAME, owner))
    return -1 if session is None else session.revision


def owners(site: SiteInProcess) -> set[str]:
    with site.store.transaction() as transaction:
        return {key.owner for key in transaction.keys.every("visit")}


async def test_from_the_first_page_to_the_verdict(visit: Visit) -> None:
    page = await visit.get("/")
    assert page.status == 200
    page = await visit.press("开始", say=TOLD)
    assert page.url.path == "/talk"
    assert "发明专利1项：第一发明人" in page.words
    await visit.press("确认")
    for said in ("是", "网络与系统安全", "没有", "是", "没用过"):
        page = await visit.say(said)
    page = await visit.press("看结论")
    assert "高级工程师" in page.words
    assert "逐条看理由" in page.words


async def test_looking_sets_no_cookie(visit: Visit) -> None:
    for path in ("/", "/data"):
        page = await visit.get(path)
        assert "Set-Cookie" not in page.headers
    assert len(visit.session.cookie_jar) == 0


async def test_a_form_that_is_sent_twice_counts_once(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    form, button = visit.page.form_with("是")
    before = revision(site, *owners(site))
    pages = await asyncio.gather(*(visit.send(form, {button.name: button.value}) for _ in range(3)))
    assert revision(site, *owners(site)) == before + 1
    assert all("专业方向" in page.words for page in pages)
    assert all("已经不起作用" not in page.words for page in pages)


async def test_a_page_that_is_loaded_again_does_nothing(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, "是")
    before = revision(site, *owners(site))
    first = (await visit.get("/talk")).words
    assert (await visit.get("/talk")).words == first
    assert revision(site, *owners(site)) == before


async def test_a_page_is_looked_at_while_another_program_writes(site: SiteInProcess, visit: Visit) -> None:
    await visit.get("/")
    await visit.press("开始")
    with closing(sqlite3.connect(site.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page = await visit.get("/talk")
    assert (page.status, "北京" in page.words) == (200, True)


async def test_what_is_said_on_an_old_page_is_told_and_not_taken(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    old = visit.page.form_for("say")
    await visit.press("是")
    before = revision(site, *owners(site))
    page = await visit.send(old, {"say": "数据安全，博士"})
    assert revision(site, *owners(site)) == before
    assert "已经不是最新的" in page.words
    assert page.form_for("say").fields["say"] == "数据安全，博士"
    assert page.form_with("网络与系统安全")
    page = await visit.send(page.form_for("say"), {})
    assert "数据安全" in page.words
    assert page.form_for("say").fields["say"] == ""


async def test_a_button_of_an_old_page_is_answered_kindly(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    form, button = visit.page.form_with("否")
    await visit.press("是")
    before = revision(site, *owners(site))
    page = await visit.send(form, {button.name: button.value, "nonce": "another"})
    assert revision(site, *owners(site)) == before
    assert "不起作用" in page.words
    assert page.form_with("网络与系统安全")


async def test_what_was_recorded_can_be_changed_line_by_line(visit: Visit) -> None:
    await begun(visit, "是", "数据安全", "硕士")
    form = visit.page.form_for("say")
    lines = [button for each in visit.page.forms for button in each.buttons if button.name == "line"]
    assert [button.value for button in lines] == ["1", "2", "3"]
    page = await visit.send(form, {"say": "", "line": "3"})
    assert "学历" in page.words
    page = await visit.say("博士")
    assert "博士" in page.words


async def test_nobody_sees_anothers(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, "是", TOLD)
    async with site.visit() as other:
        await begun(other)
        assert "发明专利1项：第一发明人" in visit.page.words
        assert "发明专利1项：第一发明人" not in other.page.words
        for secret in ("", "a", "0" * 43, next(iter(owners(site)))):
            other.session.cookie_jar.clear()
            other.session.cookie_jar.update_cookies({"zhicheng": secret})
            assert "发明专利1项：第一发明人" not in (await other.get("/talk")).words


async def test_everything_is_kept_over_a_restart(tmp_path: Path) -> None:
    async with site_in_process(tmp_path) as site, site.visit() as visit:
        await begun(visit, "是", "数据安全")
        words = visit.page.words
        cookies = visit.session.cookie_jar.filter_cookies(visit.page.url)
    async with site_in_process(tmp_path) as site, site.visit() as visit:
        visit.session.cookie_jar.update_cookies(cookies)
        assert (await visit.get("/talk")).words == words
        assert "学历" in words


@pytest.mark.parametrize("text", ["/export", "/delete"])
async def test_what_is_kept_is_handed_over_or_erased(site: SiteInProcess, visit: Visit, text: str) -> None:
    await begun(visit, "是")
    page = await visit.say(text)
    if text == "/export":
        (link,) = [link for link in page.links if link.startswith("/file/")]
        response, content = await visit.fetch(link)
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert "employer_in_beijing" in content.decode()
        return
    page = await visit.press("全部删除")
    assert "已经全部删除" in page.words
    assert owners(site) == set()
    with site.store.transaction() as transaction:
        assert transaction.unsent(NAME) == []
    assert (await visit.get("/talk")).url.path == "/"


async def test_a_long_text_is_worked_out_beside_the_others(visit: Visit) -> None:
    await begun(visit)
    long = "我在公司里从事网络安全方面的工作，平时主要负责各种事情。" * 20 + "硕士，2018年7月开始做网络安全。"
    page = await visit.say(long)
    assert "硕士" in page.words
    assert page.form_with("确认")
