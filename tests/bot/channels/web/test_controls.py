"""What a page has a control for: a month, how long, a number, a line; what is taken of it, and what stands beside."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from bot.channels.web.channel import LONGEST_SAID
from bot.channels.web.conversation import submitted_of
from bot.channels.web.put_question import put_question
from bot.clock import today
from dialogs.event import Opened, Said
from dialogs.reply import OpenQuestion, Reply
from tests.bot.channels.web.invitations import LOOK_AGAIN
from tests.bot.channels.web.page_tree import read_page
from tests.bot.channels.web.site_in_process import CONVERSATION
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from bot.channels.web.put_question import PutQuestion
    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

TO_THE_TIME = ("是", "数据安全", "硕士")
TO_THE_LIST = (*TO_THE_TIME, "2018年7月")
TO_THE_COUNT = (*TO_THE_LIST, "没有", "发明专利")
LACKS_TIME = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有", "是", "是", "结论")
TOLD = "硕士，2018年7月开始做网络安全，发明专利1项，第一发明人"


def put(*said: str) -> PutQuestion:
    session, replies = CONVERSATION.turn(None, Opened(), today())
    for text in said:
        session, replies = CONVERSATION.turn(session, Said(text), today())
    found = put_question(replies[-1])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "expects"),
    [
        ((), "choice"),
        (("是",), "choice"),
        (TO_THE_TIME, "time"),
        (TO_THE_LIST, "choice"),
        (TO_THE_COUNT, "count"),
        (("是", "数据安全", "本科", "2018年7月", "中级", "是"), "time"),
        ((*TO_THE_COUNT, "1", "是"), "count"),
        ((TOLD,), "choice"),
    ],
)
def test_a_question_says_what_it_expects(said: tuple[str, ...], expects: str) -> None:
    assert put(*said).expects == expects


@pytest.mark.parametrize(
    "said",
    [
        (),
        ("是",),
        TO_THE_TIME,
        TO_THE_LIST,
        TO_THE_COUNT,
        (*TO_THE_COUNT, "2", "否"),
        (TOLD,),
        ("是", "改"),
        ("是", "为什么"),
        ("呃呃呃",),
        (*LACKS_TIME,),
        (*LACKS_TIME, "如果……"),
        (*LACKS_TIME, "逐条看理由"),
        (*LACKS_TIME, "换个目标级别"),
        ("重来",),
    ],
)
def test_the_parts_of_a_question_are_all_of_it(said: tuple[str, ...]) -> None:
    session, replies = CONVERSATION.turn(None, Opened(), today())
    for text in said:
        session, replies = CONVERSATION.turn(session, Said(text), today())
    reply, parts = replies[-1], put(*said)
    assert parts.asked
    assert "\n\n" not in parts.asked
    whole = f"{parts.notes}{parts.above}{parts.asked}{parts.below}"
    assert re.sub(r"[\s*]", "", whole) == re.sub(r"[\s*]", "", reply.text)
    assert len(parts.answers) + len(parts.words) == sum(map(len, reply.buttons))
    assert {button.label for button in parts.words} <= {"不清楚", "返回", "跳过", "取消", "为什么", "重来"}


@pytest.mark.parametrize(
    ("text", "asked", "below"),
    [
        ("**哪一行不对？写它的编号。**", "哪一行不对？", "写它的编号。"),
        ("**对吗？**\n\n都对就选确认。", "对吗？", "都对就选确认。"),
        ("要记下吗？不采用就还是今天。\n\n依据", "要记下吗？", "不采用就还是今天。\n\n依据"),
        ("看原文\n\n写编号", "看原文", "写编号"),
    ],
)
def test_what_follows_the_question_is_no_part_of_the_heading(text: str, asked: str, below: str) -> None:
    parts = put_question(Reply(text, question=OpenQuestion("")))
    assert parts is not None
    assert (parts.asked, parts.below) == (asked, below)


def test_numbers_stand_for_their_lines() -> None:
    assert put(TOLD, "改一行").answers[0].line == "学历：硕士学位或硕士研究生毕业"
    assert put("是", "改").answers[0].line == "北京单位：是"
    assert all(button.line for button in put(*LACKS_TIME, "逐条看理由").answers)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"say": "2018-07"}, "2018-07"),
        ({"say": " 2018年7月 "}, "2018年7月"),
        ({"years": "8", "months": ""}, "8年"),
        ({"years": "8", "months": "6"}, "8年6个月"),
        ({"years": "", "months": "3"}, "3个月"),
        ({"years": "0", "months": "3"}, "0年3个月"),
    ],
)
def test_a_control_says_what_people_would_say(form: dict[str, str], said: str) -> None:
    assert submitted_of({"revision": "3", **form}).say == said


@pytest.mark.parametrize("field", ["say", "years", "months", "count", "value", "what_if", "month"])
def test_no_control_says_more_than_is_listened_to(field: str) -> None:
    assert len(submitted_of({"revision": "3", field: "9" * (2 * LONGEST_SAID)}).say) == LONGEST_SAID


@pytest.mark.parametrize("form", [{"say": ""}, {"say": "  "}, {"years": "", "months": ""}])
def test_nothing_filled_in_says_nothing(form: dict[str, str]) -> None:
    submitted = submitted_of({"revision": "3", **form})
    assert submitted.is_empty
    assert not submitted.say
    assert not submitted_of({"revision": "3", **form, "press": "go=skip"}).is_empty
    assert not submitted_of({**form, "begins": "1"}).is_empty


WORDS = "我还做过两年"
FILLED: dict[str, dict[str, str]] = {
    "month": {"month": "2018-07"},
    "length": {"years": "8", "months": "6"},
    "count": {"count": "12"},
    "value": {"value": "1985-06"},
    "what_if": {"what_if": "如果是硕士"},
    "page": {"chosen.place": "first", "typed.count": " 12 "},
    "say": {"say": WORDS},
}


@pytest.mark.parametrize("take", FILLED)
def test_a_button_takes_its_own_field_and_leaves_the_words(take: str) -> None:
    form = {"revision": "3", "say": WORDS, **FILLED[take], "take": take}
    submitted = submitted_of(form)
    assert submitted.say or submitted.filled
    assert submitted.drafts["say"] == ("" if take == "say" else WORDS)
    assert submitted.drafts.get("what_if", "") == ""
    entered = submitted_of({name: value for name, value in form.items() if name != "take"})
    assert entered == submitted, "as when Enter is pressed in that field"


@pytest.mark.parametrize("take", FILLED)
@pytest.mark.parametrize(
    "pressed", [{"press": "go=back"}, {"command": "conclude"}, {"line": "2"}, {"letter": "7"}]
)
def test_what_is_pressed_goes_before_what_is_filled_in(take: str, pressed: dict[str, str]) -> None:
    submitted = submitted_of({"revision": "3", "say": WORDS, **FILLED[take], **pressed})
    assert (submitted.say, submitted.filled) == ("/conclude" if "command" in pressed else "", {})
    assert submitted.drafts == {"say": WORDS, **(FILLED[take] if take == "what_if" else {})}
    told = {"press": submitted.press, "command": submitted.say[1:]}
    told |= {"line": str(submitted.line), "letter": str(submitted.letter)}
    assert all(told[name] == value for name, value in pressed.items())


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("press", (3, 1)), ("press.7.0", (7, 0)), ("press.1790000000.12", (1790000000, 12))],
)
def test_a_button_beside_the_question_says_of_which_assessment_it_is(
    name: str, numbers: tuple[int, int]
) -> None:
    submitted = submitted_of({"revision": "3", "case": "1", "say": "", name: "case=drop.2"})
    assert submitted.press == "case=drop.2"
    assert (submitted.revision, submitted.case) == numbers


@pytest.mark.parametrize("name", ["revision", "case", "line", "letter"])
@pytest.mark.parametrize("written", ["-1", "abc", "1.5", "1e3", "９", "²", "0x10", " ", "9" * 16, "1 2"])
def test_a_number_that_is_none_is_not_taken_for_another(name: str, written: str) -> None:
    with pytest.raises(web.HTTPBadRequest):
        submitted_of({"revision": "3", "say": "是", name: written})


async def begun(visit: Visit, *said: str) -> None:
    await visit.get("/")
    await visit.press("开始", say="")
    for each in said:
        await visit.send(next(form for form in visit.page.forms if form.is_open), {"say": each})


@pytest.mark.parametrize(
    ("filled", "recorded"),
    [
        ({"say": "2018-07"}, "2018年7月起"),
        ({"years": "8", "months": "6"}, "8年6个月"),
        ({"years": "", "months": "9"}, "9个月"),
        ({"years": "12", "months": "0"}, "12年"),
    ],
)
async def test_a_time_is_taken(visit: Visit, filled: dict[str, str], recorded: str) -> None:
    await begun(visit, *TO_THE_TIME)
    await visit.send(visit.page.form_for(next(iter(filled))), filled)
    assert f"专业工作年限：{recorded}" in visit.page.words


async def test_what_is_left_blank_is_told_and_the_question_stays(visit: Visit) -> None:
    await begun(visit, *TO_THE_TIME)
    page = await visit.send(visit.page.form_for("years"), {"years": "", "months": ""})
    assert "还没有填写" in page.words
    assert any("years" in form.fields for form in page.forms)


async def test_the_days_to_come_are_files_for_a_calendar_and_nobody_elses(
    site: SiteInProcess, visit: Visit
) -> None:
    await begun(visit, *LACKS_TIME)
    links = [link for link in visit.page.links if "calendar" in link]
    assert links == [f"/calendar/{n}.ics" for n in range(len(links))]
    assert links
    response, content = await visit.fetch(links[0])
    assert response.content_type == "text/calendar"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "助理工程师" in content.decode().replace("\r\n ", "")
    for path in (f"/calendar/{len(links)}.ics", "/calendar/99.ics", "/calendar/x.ics"):
        response, _ = await visit.fetch(path)
        assert response.status == 404
    async with site.visit() as other:
        response, _ = await other.fetch(links[0])
        assert response.status == 404


HELD_UP = (
    "本科，2022年3月起在北京的公司做数据安全，没有职称，没有专利论文",
    *("确认", "是", "结论"),
)


async def test_a_day_on_which_only_the_years_are_full_says_so(visit: Visit) -> None:
    await begun(visit, *HELD_UP)
    told = [one.text for one in read_page(visit.page.text).all("a") if ".ics" in str(one.attributes["href"])]
    assert any("年限满" in one for one in told), told
    assert "到那天只是年限够了；别的条件：" in visit.page.words
    place = next(place for place, one in enumerate(told) if "年限满" in one)
    _, content = await visit.fetch(f"/calendar/{place}.ics")
    text = content.decode().replace("\r\n ", "")
    assert "年限满（别的条件请核对）" in text
    assert "只有年限还不够" in text
    assert text.count("BEGIN:VALARM") == 2
    assert visit.address in text
    assert "本科" not in text


async def test_the_page_says_that_it_reminds_nobody(visit: Visit) -> None:
    await begun(visit, *LACKS_TIME)
    assert "不能主动提醒" in visit.page.words


async def test_what_came_later_stays_until_it_is_put_away(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, *LACKS_TIME)
    await visit.press("打印（PDF）")
    assert "报告正在做" in visit.page.words
    async with asyncio.timeout(PATIENCE):
        while not any(link.startswith("/file/") for link in visit.page.links):
            await asyncio.sleep(LOOK_AGAIN)
            await visit.get("/talk")
    assert "报告正在做" not in visit.page.words
    form, button = visit.page.form_with("收起")
    async with site.visit() as other:
        await begun(other)
        mine = other.page.form_for("token").fields["token"]
        await other.post("/talk", {"token": mine, "letter": button.value})
    await visit.say("逐条看理由")
    assert visit.page.form_with("收起")
    for _ in range(2):
        await visit.send(form, {"letter": button.value})
        assert not any(link.startswith("/file/") for link in visit.page.links)
