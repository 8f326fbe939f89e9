"""A roster's result on the page: cells in doubt, columns that can be said to be others, and last year's beside it."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import FormData

from bot.channels.web.pieces import NAME
from tests.bot.channels.web.invitations import LOOK_AGAIN, invitation
from tests.bot.channels.web.page_tree import read_page
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from tests.bot.channels.web.page_tree import Element
    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

NOW = "工号,姓名,学历,工作年限,评的啥\n1,甲,硕士,9年,中级\n2,<b>乙</b>,天知道,很久,无\n3,丙,本科,10年,无\n"
THEN = "工号,姓名,学历,工作年限,现有职称\n1,甲,硕士,8年,无\n2,乙,本科,1年,无\n4,丁,本科,1年,无\n"


async def sent(officer: Visit, **files: str) -> None:
    page = await officer.get("/roster")
    data = FormData(list(page.form_for("token").fields.items()), quote_fields=False)
    for field, content in files.items():
        data.add_field(field, BytesIO(content.encode()), filename=f"{field}.csv")
    await officer.post("/roster", data)


async def results(officer: Visit, number: int) -> list[Element]:
    """The notes of so many results, once they are there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            page = await officer.get("/roster")
            found = read_page(page.text).all("section", class_="card noted")
            if len(found) >= number:
                return found
            await asyncio.sleep(LOOK_AGAIN)


async def test_cells_in_doubt_stand_in_a_table(officer: Visit) -> None:
    await sent(officer, file=NOW)
    (result,) = await results(officer, 1)
    assert [one.text for one in result.all("summary")][:2] == ["逐人结果", "看不懂的格子"]
    rows = [[cell.text for cell in row if cell.tag in {"th", "td"}] for row in result.all("tr")]
    assert any("C3" in row[0] and row[2] == "天知道" for row in rows)
    assert "<b>乙</b>" not in officer.page.text


async def test_everybody_stands_beside_the_file_page_by_page(site: SiteInProcess, officer: Visit) -> None:
    rows = "".join(f"{n},<b>员{n}</b>,本科,{n % 9}年,无,是\n" for n in range(60))
    await sent(officer, file=f"工号,姓名,学历,专业工作年限,现有职称,北京单位\n{rows}")
    (result,) = await results(officer, 1)
    table = next(table for table in result.all("table") if "现可申报" in table.text)
    assert len(table.all("tr")[1:]) == 10
    assert "<b>员" not in officer.page.text
    (link,) = [link for link in officer.page.links if link.endswith("/people")]
    pages = [await officer.get(f"{link}?page={number}") for number in range(3)]
    told = [row for page in pages for row in read_page(page.text).all("table")[0].all("tr")[1:]]
    assert len(told) == 60
    assert len({row.all("th")[0].text for row in told}) == 60
    assert "员" not in link
    assert (await officer.get(f"{link}?page=999")).status == 200
    async with site.visit() as other:
        await other.get(invitation(site.store))
        await other.press("登录")
        assert (await other.get(link)).status == 404


async def test_what_nobody_can_do_without_is_told_first(officer: Visit) -> None:
    page = await officer.get("/roster")
    assert "一定要有“北京单位”一列" in page.words
    await sent(officer, file=NOW)
    (result,) = await results(officer, 1)
    assert "表里没有“北京单位”这一列" in result.text
    told = ("没有“北京单位”", "没有读的列：工作年限、评的啥", "看不懂的格子")
    places = [result.text.index(each) for each in told]
    assert places == sorted(places)
    heading, *rows = NOW.splitlines()
    await sent(officer, file="\n".join([f"{heading},北京单位", *(f"{row},是" for row in rows)]))
    result, *_ = await results(officer, 2)
    assert "表里没有" not in result.text


async def test_a_column_is_said_to_be_another_and_the_file_is_read_again(
    site: SiteInProcess, officer: Visit
) -> None:
    await sent(officer, file=NOW)
    await results(officer, 1)
    form = next(form for form in officer.page.forms if form.action == "/roster/columns")
    fields = [
        element
        for element in read_page(officer.page.text).all("select")
        if "评的啥" in str(element.attributes)
    ]
    (field,) = fields
    choices = [option.text for option in field.all("option")]
    assert {"现有职称", "学历", "不读", "自动"} <= set(choices)
    page = await officer.send(form, {field.attributes["name"]: "现有职称"})
    assert "记住了" in page.words
    assert "评的啥 → 现有职称" in page.words
    await results(officer, 2)
    with site.store.transaction() as transaction:
        (owner,) = {key.owner for key in transaction.keys.every("officer")}
        assert transaction.rosters.columns(NAME, owner) == {"评的啥": "现有职称"}
    last = await results(officer, 2)
    assert not any("selected" in option.attributes for option in last[-1].all("option")), (
        "it was said of another"
    )
    assert any("评的啥" in row.text and "现有职称（不改）" in row.text for row in last[0].all("tr"))


@pytest.mark.parametrize(
    "fields", [{"result": "999"}, {"result": "x"}, {"result": ""}, {"result": "1", "column.0": "<b>"}]
)
async def test_what_is_not_there_cannot_be_said_of(officer: Visit, fields: dict[str, str]) -> None:
    page = await officer.get("/roster")
    page = await officer.post("/roster/columns", {**page.form_for("token").fields, **fields})
    assert (page.status, "已经不在了" in page.words) == (400, True)
    assert "/roster" in page.links, "and the way back is where one was"


async def test_the_newest_result_stands_first_and_none_in_a_conversation(officer: Visit) -> None:
    for number, name in enumerate(("甲", "乙"), start=1):
        await sent(officer, **{name: NOW})
        await results(officer, number)
    page = await officer.get("/roster")
    assert page.words.index("乙-评估.xlsx") < page.words.index("甲-评估.xlsx")
    await sent(officer, 丁="只有一句话\n")
    async with asyncio.timeout(PATIENCE):
        while "没有评估" not in page.words:
            await asyncio.sleep(LOOK_AGAIN)
            page = await officer.get("/roster")
    page = await officer.get("/cases")
    await officer.post("/cases", {**page.form_for("token").fields, "label": "丙"})
    page = await officer.get("/talk")
    assert "案例：丙" in page.words
    assert not {"甲", "乙", "丁"} & set(page.words), "what came of a roster stands on its own page"


async def test_who_never_began_has_nothing_to_go_on_with(officer: Visit) -> None:
    page = await officer.get("/")
    assert "接着上次" not in page.words
    await officer.send(next(form for form in page.forms if form.action == "/talk"), {})
    assert "接着上次" in (await officer.get("/")).words


async def test_last_years_roster_stands_beside_this_years(site: SiteInProcess, officer: Visit) -> None:
    await sent(officer, file=NOW, last=THEN)
    (result,) = await results(officer, 1)
    assert "和去年比" in [one.text for one in result.all("summary")]
    table = next(table for table in result.all("table") if "变化" in table.text)
    told = {row.all("th")[0].text: row.text for row in table.all("tr")[1:]}
    assert any("3" in who for who in told), "who is new"
    assert any("4" in who for who in told), "who has gone"
    assert site.kinds_of_files() == ["last", "notes.json", "result.xlsx", "upload"]


async def test_nobody_elses_result_is_read_again(site: SiteInProcess, officer: Visit) -> None:
    await sent(officer, file=NOW)
    await results(officer, 1)
    form = next(form for form in officer.page.forms if form.action == "/roster/columns")
    async with site.visit() as other:
        await other.get(invitation(site.store))
        await other.press("登录")
        page = await other.get("/roster")
        token = page.form_for("token").fields["token"]
        page = await other.post("/roster/columns", {**form.fields, "token": token})
        assert page.status == 400


STRANGE = {
    "no heading is known": (
        "甲栏,乙栏,丙栏,丁栏\n1,硕士,9年,中级\n2,本科,10年,无\n",
        ("乙栏", "丙栏", "丁栏"),
    ),
    "only one is known": (
        "甲栏,学历,几年了,评的啥\n1,硕士,9年,中级\n2,本科,10年,无\n",
        ("学历", "几年了", "评的啥"),
    ),
    "in another language": (
        "id,school?,seniority?,rank?\n1,硕士,9年,中级\n",
        ("school?", "seniority?", "rank?"),
    ),
    "under a title": ("某公司名单,,,\n甲栏,乙栏,丙栏,丁栏\n1,硕士,9年,中级\n", ("乙栏", "丙栏", "丁栏")),
    "hostile": ("甲栏,<b>甲</b>,丙&栏,丁'栏\n1,<i>硕士</i>,9年,中级\n", ("丙&栏", "丁'栏")),
}


@pytest.mark.parametrize("kind", STRANGE)
async def test_columns_of_a_file_that_was_refused_are_named_and_it_is_read(
    kind: str, site: SiteInProcess, officer: Visit
) -> None:
    content, headings = STRANGE[kind]
    await sent(officer, file=content)
    (refused,) = await results(officer, 1)
    assert "没有评估" in officer.page.words
    assert "没有找到人员表" in officer.page.words
    rows = {row.all("th")[0].text: row.text for row in refused.all("tr")[1:]}
    assert set(headings) <= set(rows)
    assert "9年" in rows[headings[-2]], "the first cells stand beside it"
    assert "<b>甲" not in officer.page.text
    assert "<i>硕士" not in officer.page.text
    form = next(form for form in officer.page.forms if form.action == "/roster/columns")
    fields = {
        heading: str(select.attributes["name"])
        for heading in headings
        for select in refused.all("select")
        if select.attributes["aria-label"] == heading
    }
    meant = dict(zip(headings[-2:], ("专业工作年限", "现有职称"), strict=True))
    page = await officer.send(form, {fields[heading]: column for heading, column in meant.items()})
    assert "记住了" in page.words
    async with asyncio.timeout(PATIENCE):
        while not any("result" in link or "评估.xlsx" in page.words for link in page.links):
            page = await officer.get("/roster")
            await asyncio.sleep(LOOK_AGAIN)
    assert "没有找到人员表" not in page.words, "what was refused has been put away"
    (result,) = await results(officer, 1)
    assert "可以改" in result.text
    assert site.kinds_of_files() == ["notes.json", "result.xlsx", "upload"]


async def test_what_was_chosen_for_columns_stands_there_when_it_is_not_taken(
    site: SiteInProcess, officer: Visit
) -> None:
    """Too many are remembered already; loaded again, the page still has it."""
    await sent(officer, file=STRANGE["no heading is known"][0])
    await results(officer, 1)
    with site.store.transaction() as transaction:
        (owner,) = {key.owner for key in transaction.keys.every("officer")}
        for number in range(200):
            transaction.rosters.read_as(NAME, owner, f"列{number}", "学历")
    form = next(form for form in officer.page.forms if form.action == "/roster/columns")
    meant = {"column.1": "学历", "column.2": "专业工作年限"}
    page = await officer.send(form, meant)
    assert "记住的列名太多了" in page.words
    for _ in range(2):
        (result,) = await results(officer, 1)
        chosen = {
            field.attributes["name"]: option.text
            for field in result.all("select")
            for option in field.all("option")
            if "selected" in option.attributes
        }
        assert chosen == meant


async def test_no_page_is_loaded_again_by_itself_under_what_is_filled_in(officer: Visit) -> None:
    await sent(officer, file=NOW)
    assert "http-equiv" not in officer.page.text


@pytest.mark.parametrize("content", ["", "\n\n", "只有一句话\n", "工号\n1\n2\n", ",,,\n1,2,3\n"])
async def test_what_is_no_table_of_people_is_told_kindly(content: str, officer: Visit) -> None:
    await sent(officer, file=content)
    async with asyncio.timeout(PATIENCE):
        while "没有评估" not in officer.page.words and "没有收到" not in officer.page.words:
            await officer.get("/roster")
            await asyncio.sleep(LOOK_AGAIN)
    assert (await officer.get("/roster")).status == 200


@pytest.mark.parametrize("content", [NOW, "", "只有一句话\n", "工号\n1\n2\n"])
async def test_what_is_put_away_leaves_nothing_of_how_it_went(content: str, officer: Visit) -> None:
    """Neither that it has begun nor a button to cancel it stands there again."""
    await sent(officer, file=content)
    async with asyncio.timeout(PATIENCE):
        while not (letters := [each for each in officer.page.pressable if each[1].name == "letter"]):
            await asyncio.sleep(LOOK_AGAIN)
            await officer.get("/roster")
    ((form, button),) = letters
    await officer.send(form, {button.name: button.value})
    page = await officer.get("/roster")
    assert [button.label for _, button in page.pressable if button.name.startswith(("press", "letter"))] == []
    assert "every 3s" not in page.text
