"""What is chosen and typed to a question and not sent yet stands there again, whatever was pressed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.pieces import pieces_of
from bot.channels.web.visitor import visitor_with
from tests.bot.channels.web.begun import begun
from tests.bot.channels.web.invitations import invitation

if TYPE_CHECKING:
    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

STUDIED = ("是", "数据安全", "硕士")
PATENT = (*STUDIED, "2018年7月", "没有", "发明专利")
JUDGED = ("是", "网络与系统安全", "本科", "3个月", "没有", "没有")
FILLED = [
    (STUDIED, {"month": "2018-07"}),
    (STUDIED, {"years": "8", "months": "5"}),
    (PATENT, {"chosen.granted": "yes"}),
    (PATENT, {"typed.count": "12", "chosen.granted": "no", "typed.rank": "7"}),
    (PATENT, {"chosen.rank": "unknown", "typed.count": "3\u202e"}),
    (JUDGED, {"chosen.basic.general": "yes", "chosen.basic.assistant_engineer": "no"}),
    (JUDGED, {"chosen.basic.general": "unknown"}),
]
WAYS_BACK: dict[str, tuple[str, ...]] = {
    "为什么": (),
    "重新开始": ("不，继续",),
    "修改": ("返回", "返回"),
    "看结论": ("返回", "返回"),
}


def kept(page_fields: dict[str, str], filled: dict[str, str]) -> dict[str, str]:
    return {name: page_fields.get(name, "") for name in filled}


def cleaned(filled: dict[str, str]) -> dict[str, str]:
    return {name: value.replace("\u202e", "") for name, value in filled.items()}


@pytest.mark.parametrize(
    ("said", "filled", "label"),
    [
        *((*each, label) for each in FILLED for label in ("为什么", "重新开始")),
        *((*each, label) for each in FILLED[2:] for label in ("修改", "看结论")),
    ],
)
async def test_whatever_is_pressed_beside_it(
    visit: Visit, said: tuple[str, ...], filled: dict[str, str], label: str
) -> None:
    await begun(visit, *said)
    asked = visit.page.form_for("say").fields["asked"]
    await visit.press(label, **filled)
    for back in WAYS_BACK[label]:
        if visit.page.form_for("say").fields["asked"] != asked:
            await visit.say(back)
    assert kept(visit.page.form_for("say").fields, filled) == cleaned(filled)
    assert kept((await visit.get("/talk")).form_for("say").fields, filled) == cleaned(filled)


@pytest.mark.parametrize(("said", "filled"), FILLED)
async def test_it_waits_until_one_comes_back(
    visit: Visit, said: tuple[str, ...], filled: dict[str, str]
) -> None:
    """The question before is put right, and its fields are other questions'."""
    await begun(visit, *said)
    asked = visit.page.form_for("say").fields["asked"]
    page = await visit.press("返回", **filled)
    assert page.form_for("say").fields["asked"] != asked
    while page.form_for("say").fields["asked"] != asked:
        page = await visit.say(said[-1])
    assert kept(page.form_for("say").fields, filled) == cleaned(filled)


async def test_what_stands_on_two_pages_is_kept_for_both(visit: Visit) -> None:
    await begun(visit, *PATENT)
    await visit.say("1")
    page = await visit.press("返回", **{"chosen.granted": "yes", "chosen.rank": "1"})
    assert kept(
        page.form_for("say").fields, {"chosen.granted": "", "chosen.rank": "", "chosen.count": ""}
    ) == {
        "chosen.granted": "yes",
        "chosen.rank": "1",
        "chosen.count": "",
    }


async def test_what_was_sent_is_filled_in_no_more(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, *PATENT)
    filled = {"typed.count": "12", "chosen.granted": "yes", "chosen.rank": "1"}
    page = await visit.press("为什么", **filled)
    await visit.send(page.form_for("say"), {"take": "page"})
    cookie = visit.session.cookie_jar.filter_cookies(visit.page.url)["zhicheng"].value
    owner = visitor_with(site.store, cookie).owner
    with site.store.transaction() as transaction:
        pieces = pieces_of(transaction, owner)
    assert [piece for piece in pieces if piece.posted.kind == "draft"] == []


@pytest.mark.parametrize("said", [STUDIED, PATENT, JUDGED])
async def test_what_is_asked_stands_above_its_fields_also_when_it_is_put_again(
    visit: Visit, said: tuple[str, ...]
) -> None:
    await begun(visit, *said)
    page = await visit.press("为什么")
    assert re.search(r'<h1 id="asked" tabindex="-1">[^<]*[\u4e00-\u9fff]', page.text)


async def test_what_is_taken_out_again_is_gone(visit: Visit) -> None:
    await begun(visit, *STUDIED)
    await visit.press("为什么", month="2018-07", years="8")
    page = await visit.press("为什么", month="", years="8")
    assert kept(page.form_for("say").fields, {"month": "", "years": ""}) == {"month": "", "years": "8"}


async def test_words_leave_what_is_chosen(visit: Visit) -> None:
    await begun(visit, *JUDGED)
    page = await visit.send(
        visit.page.form_for("say"),
        {"chosen.basic.general": "yes", "say": "硕士几年能评中级？", "take": "say"},
    )
    assert page.form_for("say").fields["chosen.basic.general"] == "yes"


async def test_a_form_that_comes_too_late_is_not_emptied(visit: Visit) -> None:
    """The same question was put again in another window."""
    await begun(visit, *PATENT)
    form = visit.page.form_for("say")
    await visit.press("为什么")
    page = await visit.send(form, {"take": "page", "typed.count": "12", "chosen.granted": "yes"})
    assert kept(page.form_for("say").fields, {"typed.count": "", "chosen.granted": ""}) == {
        "typed.count": "12",
        "chosen.granted": "yes",
    }


async def test_a_form_of_another_question_fills_in_nothing(visit: Visit) -> None:
    await begun(visit, *PATENT)
    form = visit.page.form_for("say")
    await visit.say("1")
    page = await visit.send(form, {"press": "go=why", "chosen.granted": "yes"})
    assert "chosen.granted" not in page.form_for("say").fields
    assert "最新的一条消息" not in page.words
    assert "下面是现在的问题" in page.words


async def test_nobody_else_is_filled_in(site: SiteInProcess, visit: Visit) -> None:
    """What was half filled in of one case is none of another's."""
    await visit.get(invitation(site.store))
    await visit.press("登录")
    for label, filled in (("甲", {"month": "2018-07"}), ("乙", {"month": ""})):
        await visit.get("/cases")
        await visit.send(visit.page.form_for("label"), {"label": label})
        for each in STUDIED:
            await visit.say(each)
        assert visit.page.form_for("month").fields["month"] == ""
        await visit.press("为什么", **filled)
        assert visit.page.form_for("month").fields["month"] == filled["month"]
    page = await visit.say("/case 甲")
    assert page.form_for("month").fields["month"] == "2018-07"


async def test_who_may_only_look_sees_none_of_it(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, *PATENT)
    await visit.press("为什么", **{"typed.count": "987"})
    await visit.get("/data")
    page = await visit.press("只给人看")
    (link,) = [word for word in page.words.split() if "/shared/" in word]
    async with site.visit() as other:
        await other.get(link.partition(visit.address)[2])
        page = await other.press("打开")
        assert "987" not in page.text


@pytest.mark.parametrize(
    "typed", ["/cases", "/CASE", "/case", "/Notice", "/level", "/reminder", "/directions"]
)
async def test_a_command_means_one_thing_or_several(site: SiteInProcess, visit: Visit, typed: str) -> None:
    await visit.get(invitation(site.store))
    await visit.press("登录")
    await begun(visit)
    page = await visit.say(typed)
    assert "没有这个命令" not in page.words
    assert "不认识" not in page.words
