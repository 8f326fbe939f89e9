"""What can be looked up: every clause at its address, the levels, the directions and answers to questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from bot.channels.web.clause_addresses import ClauseAddresses, name_of
from bot.channels.web.markup import html
from rules import load_policies
from rules.notice.notice import Notice
from tests.bot.channels.web.page_tree import read_page
from tests.bot.channels.web.site_in_process import site_in_process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.page_tree import Element
    from tests.bot.channels.web.site_in_process import Visit

POLICY = list(load_policies())[-1]
ADDRESSES = ClauseAddresses(POLICY.notice)
LOOKED_UP: Final = (
    "/notice",
    *map(ADDRESSES.path, POLICY.notice),
    "/levels",
    *(f"/levels/{level.level}" for level in POLICY.levels),
    "/directions",
    f"/directions?q={quote('渗透测试')}",
    f"/directions?q={quote('会计')}",
    "/ask",
    f"/ask?q={quote('大专能报高级工程师吗')}",
    f"/ask?q={quote('硕士几年能评中级和高级？')}",
    f"/ask?q={quote('今天天气怎么样')}",
    "/help",
    "/api",
)


async def read(visit: Visit, path: str) -> Element:
    looked = await visit.get(path)
    assert looked.status == 200, path
    return read_page(looked.text)


def described(page: Element) -> str:
    return page.one("meta", name="description").attributes["content"]


@pytest.mark.parametrize("clause", list(POLICY.notice))
def test_a_clause_and_its_address_lead_to_each_other(clause: str) -> None:
    name = unquote(ADDRESSES.path(clause).removeprefix("/notice/"))
    assert ADDRESSES.clause(name) == clause
    assert not re.search(r"[\s（）()?#&/]", name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("附件2-三-三-3", "附件2 三（三）3"),
        ("附件2 三（三）3", "附件2 三（三）3"),
        ("附件2三（三）3", None),
        ("附件2　三(三) 3", "附件2 三（三）3"),
        ("附件２-三-一-2-4-", "附件2 三（一）2（4）"),
        ("附件1-三-1", "附件1 三 1"),
        ("通告-2", "通告 2"),
        ("附件2-序言1", "附件2 序言1"),
        ("附件3-一", None),
        ("", None),
        ("../附件2-三", None),
    ],
)
def test_an_address_is_taken_as_people_write_it(written: str, meant: str | None) -> None:
    assert ADDRESSES.clause(written) == meant


def test_clauses_whose_names_would_be_the_same_keep_addresses_of_their_own() -> None:
    addresses = ClauseAddresses(Notice(("一", "二"), {"甲（一）": (1,), "甲 一": (2,)}))
    assert name_of("甲（一）") == name_of("甲 一")
    for clause in ("甲（一）", "甲 一"):
        assert addresses.clause(unquote(addresses.path(clause).removeprefix("/notice/"))) == clause


async def test_every_page_is_the_same_for_everybody_and_may_be_kept(visit: Visit) -> None:
    for path in LOOKED_UP:
        async with visit.session.get(path) as answer:
            assert (answer.status, "Set-Cookie" in answer.headers) == (200, False), path
            assert answer.headers["Cache-Control"].startswith("public, max-age="), path
            text, etag = await answer.text(), answer.headers["ETag"]
        async with visit.session.get(path, headers={"If-None-Match": etag}) as again:
            assert (again.status, await again.text()) == (304, ""), path
            assert again.headers["ETag"] == etag
        page = read_page(text)
        assert len(page.all("h1")) == len(page.all("title")) == 1, path
        assert page.all("script") == page.all("script", defer=""), path
        assert not [element for element in page if "style" in element.attributes], path
        assert not [name for each in page for name in each.attributes if name.startswith("on")], path


async def test_every_link_of_every_page_leads_to_a_page_and_to_a_place_on_it(visit: Visit) -> None:
    pages: dict[str, Element] = {}
    waiting = [*LOOKED_UP, "/privacy"]
    linked: set[tuple[str, str, str]] = set()
    for path in waiting:
        pages[path] = await read(visit, path)
        for link in pages[path].all("a"):
            to = urlsplit(urljoin(path, link.attributes["href"]))
            linked.add((path, f"{to.path}{'?' * bool(to.query)}{to.query}", unquote(to.fragment)))
    for _, path, _ in linked:
        if path not in pages:
            pages[path] = await read(visit, path)
    lost = [(on, to, place) for on, to, place in linked if place and not pages[to].all(id=place)]
    assert lost == []
    assert len(linked) > 500


async def test_the_whole_notice_stands_there_word_for_word(visit: Visit) -> None:
    page = await read(visit, "/notice")
    law = page.one("article", class_="law")
    told = [
        "".join(part for part in paragraph.children if isinstance(part, str)).strip()
        for paragraph in law.children
        if not isinstance(paragraph, str)
    ]
    assert told == [line.strip() for line in POLICY.notice.lines]
    places = [element.attributes["id"] for element in law if "id" in element.attributes]
    assert places == list(ADDRESSES.by_name)


@pytest.mark.parametrize(
    ("clause", "above", "refers"),
    [
        ("附件2 三（三）3", ["附件2 三", "附件2 三（三）"], "高级工程师的成果条件"),
        ("附件2 三（一）2（4）", ["附件2 三（一）2"], "高级工程师的学历和专业工作经历"),
        ("附件2 三（四）3", ["附件2 三（四）"], "高级工程师的学历和专业工作经历"),
        ("附件2 序言1", [], "正高级工程师的基本条件"),
        ("附件2 序言2", [], "工程师的成果条件"),
        ("附件1 三 3", ["附件1 三"], "专业方向“数据安全”"),
        ("附件1 五", [], "说明评审委员会的组成，不含对申报人的条件"),
    ],
)
async def test_a_clause_stands_with_what_is_above_it_and_what_refers_to_it(
    clause: str, above: list[str], refers: str, visit: Visit
) -> None:
    page = await read(visit, ADDRESSES.path(clause))
    text = POLICY.notice.text(clause)
    assert page.one("blockquote").text == " ".join(text.split())
    way = [link.attributes["href"] for link in page.one("nav", class_="above").all("a")]
    assert set(map(ADDRESSES.path, above)) <= set(way)
    assert refers in page.one("main").text
    assert clause in page.one("title").text
    assert " ".join(text[:20].split()) in described(page)
    assert page.one("meta", property="og:description").attributes["content"] == described(page)
    assert page.one("link", rel="canonical").attributes["href"] == visit.address + ADDRESSES.path(clause)


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        ("附件2 三（三）3", ["发明专利（已授权、排名：第一）"]),
        ("附件2 三（三）2", ["每2项计1项", "由评审机构认定：较高技术水平"]),
        ("附件2 三（四）1", ["一等奖、排名：前五", "二等奖、排名：前三"]),
        ("附件2 三（一）2（3）", ["须取得中级职称", "大学本科"]),
    ],
)
async def test_a_clause_stands_with_what_facts_are_held_against(
    clause: str, asked: list[str], visit: Visit
) -> None:
    told = (await read(visit, ADDRESSES.path(clause))).one("main").text
    assert [one for one in asked if one not in told] == []


async def test_a_clause_that_is_not_there_leads_to_the_nearest(visit: Visit) -> None:
    for wanted, near in (("附件2-三-三-99", "附件2 三（三）"), ("附件2-四-三-3-1", "附件2 四（三）3")):
        async with visit.session.get(f"/notice/{wanted}") as answer:
            page = read_page(await answer.text())
        assert answer.status == 404
        assert page.one("main").all("a")[0].text == near
    async with visit.session.get("/notice/zzzz") as answer:
        assert answer.status == 404
        assert answer.headers["Cache-Control"] == "no-store"
    async with visit.session.get("/levels/nobody") as answer:
        assert answer.status == 404
        assert "高级工程师" in await answer.text()
    async with visit.session.get("/notice/附件2 三（三）3", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (301, ADDRESSES.path("附件2 三（三）3"))


async def test_the_levels_stand_beside_one_another_condition_by_condition(visit: Visit) -> None:
    page = await read(visit, "/levels")
    table = page.one("table")
    rows = [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in table.all("tr")]
    assert rows[0][1:] == [level.name for level in POLICY.levels]
    by_title = {row[0]: row[1:] for row in rows[1:]}
    assert list(by_title) == ["基本条件", "学历和专业工作经历", "业绩条件", "成果条件"]
    assert [("项及以上" in cell, cell == "不要求") for cell in by_title["成果条件"]] == [
        (False, True),
        (True, False),
        (True, False),
        (True, False),
    ]
    (scope,) = [line.text for line in page.one("main").all("p") if "适用范围" in line.text]
    assert POLICY.notice.paragraphs("附件1 一")[-1].rstrip("。") in scope, "all of the sentence, and once"
    assert all("自评" in cell for cell in by_title["基本条件"])
    for level, cell in zip(POLICY.levels, by_title["学历和专业工作经历"], strict=True):
        routes = POLICY.catalogue.levels[level.level].conditions
        for route in next(one.routes for one in routes if one.routes) or []:
            assert route.quote in cell
            assert route.clause in cell
        assert ("破格条件7条之一" in cell) == (level.level == "senior_engineer")


@pytest.mark.parametrize("level", [level.level for level in POLICY.levels])
async def test_a_level_shows_all_that_its_data_says(level: str, visit: Visit) -> None:
    told = (await read(visit, f"/levels/{level}")).one("main").text
    quotes = re.findall(r"'quote': '(.+?)'", str(POLICY.catalogue.levels[level].model_dump()))
    assert len(quotes) > 4
    assert [quote for quote in quotes if " ".join(quote.split()) not in told] == []


async def test_alternatives_inside_alternatives_are_lists_in_lists(visit: Visit) -> None:
    page = await read(visit, "/levels/senior_engineer")
    (ground,) = [
        item for item in page.all("li") if item.text.startswith("获得网络空间安全领域省部级及以上科技奖项")
    ]
    ways = ground.one("ul").all("li")
    assert [re.findall("一等奖|二等奖|前五|前三", way.text) for way in ways] == [
        ["一等奖", "前五"],
        ["二等奖", "前三"],
    ]


@pytest.mark.parametrize(
    ("question", "first", "by_level", "clauses"),
    [
        ("大专能报高级工程师吗", "一般不能", {"高级工程师": "要看情况"}, ["附件2 三（一）2（3）"]),
        ("硕士几年能评中级？", "满2年", None, ["附件2 二（一）2（2）"]),
        ("我做渗透测试，报哪个方向？", "网络与系统安全", {}, ["附件1 三 1"]),
        ("评审费多少钱", "通告没有规定", {}, []),
    ],
)
async def test_a_question_is_answered_with_the_decision_first_and_links(
    question: str, first: str, by_level: dict[str, str] | None, clauses: list[str], visit: Visit
) -> None:
    page = await read(visit, f"/ask?q={quote(question)}")
    answer = page.one("section", class_="card answer")
    assert first in answer.all("p")[0].text
    cited = [link.attributes["href"] for link in answer.all("a", class_="cite")]
    assert [ADDRESSES.path(clause) for clause in clauses] == cited[: len(clauses)]
    rows = [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in answer.all("tr")]
    if by_level is not None:
        assert {row[0]: row[1] for row in rows[1:]} == by_level
    assert question in page.one("title").text
    assert first in described(page)


async def test_what_can_be_asked_next_is_a_link_that_asks_it(visit: Visit) -> None:
    page = await read(visit, f"/ask?q={quote('第二发明人算不算')}")
    links = [link for link in page.one("section", class_="card answer").all("a") if "“" in link.text]
    for link in links:
        asked = await read(visit, link.attributes["href"])
        assert f"“{asked.one('h1').text}”" in link.text


def test_clauses_are_linked_wherever_they_are_named_and_only_there() -> None:
    told = (
        "按附件2 三（一）2（4）、附件2 三（三）3 和【附件1 三 1】，不是附件9 三，"
        "也不是附件2 三（三）33；见 [原文](/notice)附件2 三。"
    )
    links = [link for link in read_page(html(told, ADDRESSES)).all("a") if link.text != "原文"]
    assert [link.text for link in links] == [
        "附件2 三（一）2（4）",
        "附件2 三（三）3",
        "附件1 三 1",
        "附件2 三",
        "附件2 三",
    ]
    assert [link.attributes["href"] for link in links] == [ADDRESSES.path(link.text) for link in links]
    assert read_page(html("[附件2 三](/levels)", ADDRESSES)).one("a").attributes["href"] == "/levels"


@pytest.mark.parametrize(
    ("told", "linked"),
    [
        ("附件2 一（二）、二（一）2、三（一）2", ["附件2 一（二）", "附件2 二（一）2", "附件2 三（一）2"]),
        ("（附件2 序言1、一（一））", ["附件2 序言1", "附件2 一（一）"]),
        ("附件2 三（三）3、附件2 三（三）4。", ["附件2 三（三）3", "附件2 三（三）4"]),
        ("附件2 二（一）2（4）、三（一）2（3）等", ["附件2 二（一）2（4）", "附件2 三（一）2（3）"]),
        ("附件2 三（三）3、4", ["附件2 三（三）3"]),
        ("附件2 一、二十条", ["附件2 一"]),
        ("附件1 一、二、三", ["附件1 一", "附件1 二", "附件1 三"]),
        ("二（一）2、三（一）2", []),
    ],
)
def test_clauses_named_in_short_after_another_are_linked_as_well(told: str, linked: list[str]) -> None:
    page = read_page(html(told, ADDRESSES))
    assert [link.attributes["href"] for link in page.all("a")] == [
        ADDRESSES.path(clause) for clause in linked
    ]
    assert page.text == told


@pytest.mark.parametrize(
    ("question", "onward", "path"),
    [
        ("硕士几年能评中级", "问某一级要满足什么条件", "/ask"),
        ("硕士几年能评中级", "说说学历、年限和职称", "/"),
    ],
)
async def test_what_can_be_done_next_leads_to_where_it_is_done(
    question: str, onward: str, path: str, visit: Visit
) -> None:
    page = read_page((await visit.get(f"/ask?q={question}")).text)
    (link,) = [link for link in page.all("a") if link.text.startswith(onward)]
    assert link.attributes["href"] == path


def test_a_command_leads_to_the_conversation_where_there_is_no_form_for_it() -> None:
    page = read_page(html("发送 /assess 或 /levels。", has_commands=False))
    assert [link.attributes["href"] for link in page.all("a")] == ["/talk", "/levels"]
    assert page.all("button") == []
    assert page.text == "打开 开始评估 或 各级条件。"


async def test_search_engines_find_every_page_that_is_everybodys_and_no_other(visit: Visit) -> None:
    async with visit.session.get("/sitemap.xml") as answer:
        found = ET.fromstring(await answer.text())  # noqa: S314 - our own
    async with visit.session.get("/robots.txt") as answer:
        rules = await answer.text()
    listed = [place.text or "" for place in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    for address in listed:
        await read(visit, address)
    assert {visit.address + path for path in LOOKED_UP if "?" not in path} <= set(listed)
    closed = re.findall(r"Disallow: (\S+)", rules)
    assert not [at for at in listed if urlsplit(at).path.startswith(tuple(closed))]
    assert f"Sitemap: {visit.address}/sitemap.xml" in rules
    assert {"/talk", "/data", "/cases", "/enter", "/shared"} <= set(closed)


HOSTILE: Final = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "'><svg/onload=alert(1)>",
    "[看](javascript:alert(1))",
    "![](//example.com/x.png)",
    "<javascript:alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "硕士<b>几年</b>能评中级？<i>",
    "大专能报高级工程师吗</h1><iframe src=//example.com>",
    "渗透测试\"><a href='javascript:alert(1)'>",
    "| a | b |\n|---|---|\n| <u>x</u> | y |",
    "&#60;script&#62;",
    "\u202e\u0000\ud7ff<b>",
    "附件2 三<script>（三）3",
    "/assess <b> /help",
    "</textarea><input name=x>",
)
PLACES: Final = ("/ask?q={}", "/directions?q={}", "/notice/{}", "/levels/{}", "/help/{}", "/api/v1/{}", "/{}")


@pytest.mark.parametrize("place", PLACES)
async def test_what_stands_in_an_address_is_never_markup(place: str, visit: Visit) -> None:
    for text in HOSTILE:
        async with visit.session.get(place.format(quote(text, safe=""))) as response:
            written = await response.text()
            assert response.status in {200, 404, 400}, text
            assert "Set-Cookie" not in response.headers
            policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        if response.content_type != "text/html":
            continue
        page = read_page(written)
        assert {"img", "svg", "iframe", "b", "i", "u"} & {each.tag for each in page} == set(), text
        assert len(page.all("script")) == 2
        assert [name for each in page for name in each.attributes if name.startswith("on")] == []
        assert len(page.all("input")) <= 1
        assert len(page.all("title")) == len(page.all("h1")) == 1
        links = [link.attributes["href"] for link in page.all("a")]
        assert [link for link in links if not link.startswith(("/", "#")) or link.startswith("//")] == []
        assert "49" not in page.text


async def test_questions_and_work_may_be_of_any_length_and_kind(visit: Visit) -> None:
    for text in ("", " ", "？", "啊" * 300, "啊" * 800, "\x00", "\U0001f600", "a" * 5000):
        for path in ("/ask", "/directions"):
            page = await visit.get(f"{path}?q={quote(text)}")
            assert (page.status, path) == (200, path)


async def test_an_address_with_a_slash_behind_it_leads_to_the_page(visit: Visit) -> None:
    for path, asked in (
        ("/levels", ""),
        ("/notice", ""),
        (ADDRESSES.path("附件2 三"), ""),
        ("/ask", "q=x"),
        ("/help/officers", ""),
    ):
        looked = await visit.get(f"{path}/?{asked}" if asked else f"{path}/")
        assert (looked.status, looked.url.raw_path, looked.url.raw_query_string) == (200, path, asked)
    assert (await visit.get("/levels//")).url.host == "127.0.0.1"
    assert (await visit.get("/nowhere/")).status == 404


async def test_privacy_is_told_to_everybody_and_kept_by_nobody(visit: Visit) -> None:
    page = await visit.get("/privacy")
    assert page.headers["Cache-Control"] == "no-store"
    for told in ("90 天", "不用注册", "案例", "花名册"):
        assert told in page.text


@pytest.mark.parametrize(("name", "title"), [("applicants", "申报人手册"), ("officers", "人事手册")])
async def test_the_handbook_is_there_for_those_who_use_the_page(name: str, title: str, visit: Visit) -> None:
    page = await read(visit, f"/help/{name}")
    assert page.one("h1").text == title
    assert title in page.one("title").text
    assert page.all("table")
    (link,) = [link for link in (await read(visit, "/help")).all("a") if link.text == title]
    assert link.attributes["href"] == f"/help/{name}"
    assert (await visit.get("/help/operators")).status == 404


async def test_an_officers_pages_are_theirs_alone(tmp_path: Path) -> None:
    signed_on = site_in_process(tmp_path, web_officer_header="X-Remote-User", web_trusted_proxies="127.0.0.1")
    async with signed_on as site, site.visit() as visit:
        theirs = await visit.get("/levels", **{"X-Remote-User": "li"})
        assert (theirs.status, theirs.headers["Cache-Control"]) == (200, "no-store")
        assert "/roster" in theirs.links
    async with site_in_process(tmp_path / "other") as site, site.visit() as visit:
        everybodys = await visit.get("/levels")
        assert everybodys.headers["Vary"] == "Cookie, HX-Request"
        assert "/roster" not in everybodys.links
