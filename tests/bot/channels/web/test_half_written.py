"""What is half written survives whatever is pressed beside it, and what is refused is given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from multidict import CIMultiDict

from tests.bot.channels.web.begun import CONCLUDED, begun
from tests.bot.channels.web.invitations import invitation

if TYPE_CHECKING:
    from aiohttp import ClientResponse

    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

HALF = '我还做过两年<b>等保\n测评\u202e & "别的"'
KEPT = '我还做过两年<b>等保\n测评 & "别的"'


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ((), "是"),
        ((), "为什么"),
        ((), "看结论"),
        ((), "重新开始"),
        (("是",), "返回"),
        (("是",), "网络与系统安全"),
        (("是",), "修改"),
        (("是", "数据安全", "硕士"), "不清楚"),
        (("硕士，2018年7月开始做网络安全",), "确认"),
        (CONCLUDED, "逐条看理由"),
        (CONCLUDED, "打印（PDF）"),
        (CONCLUDED, "改一项"),
    ],
)
async def test_whatever_is_pressed(visit: Visit, said: tuple[str, ...], label: str) -> None:
    await begun(visit, *said)
    page = await visit.press(label, say=HALF)
    assert page.status == 200
    assert page.form_for("say").fields["say"] == KEPT
    page = await visit.get("/talk")
    assert page.form_for("say").fields["say"] == KEPT
    page = await visit.send(page.form_for("say"), {"say": ""})
    assert page.form_for("say").fields["say"] == ""


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        (("是", "数据安全", "硕士"), {"month": "2018-07", "take": "month"}),
        (("是", "数据安全", "硕士"), {"years": "8", "take": "length"}),
        (("是", "数据安全", "硕士"), {"month": "2018-07"}),
        (("是", "数据安全", "硕士", "2018年7月", "没有", "发明专利"), {"count": "2", "take": "count"}),
        (CONCLUDED, {"what_if": "如果学历是硕士", "take": "what_if"}),
        (("是", "数据安全", "硕士"), {"month": "", "take": "month"}),
    ],
)
async def test_whatever_else_is_filled_in(
    visit: Visit, said: tuple[str, ...], filled: dict[str, str]
) -> None:
    await begun(visit, *said)
    page = await visit.send(visit.page.form_for("say"), {"say": HALF, **filled})
    assert page.form_for("say").fields["say"] == KEPT


@pytest.mark.parametrize(
    "label", ["逐条看理由", "打印（PDF）", "改一项", "导出", "如果……", "再评一次", "看原文"]
)
async def test_a_supposition_waits_for_the_conclusion_to_come_back(visit: Visit, label: str) -> None:
    await begun(visit, *CONCLUDED)
    form, button = visit.page.form_with(label)
    page = await visit.send(form, {button.name: button.value, "what_if": HALF, "say": HALF})
    while "what_if" not in page.form_for("say").fields:
        page = await visit.say("结论")
    assert page.form_for("what_if").fields["what_if"] == KEPT
    page = await visit.send(page.form_for("what_if"), {"what_if": "", "say": ""})
    assert page.form_for("what_if").fields["what_if"] == ""


async def test_a_supposition_that_was_put_stands_there_no_more(visit: Visit) -> None:
    await begun(visit, *CONCLUDED)
    await visit.press("逐条看理由", what_if="如果学历是硕士")
    page = await visit.say("返回")
    assert page.form_for("what_if").fields["what_if"] == "如果学历是硕士"
    page = await visit.send(page.form_for("what_if"), {"take": "what_if"})
    assert "今天" in page.words
    await visit.press("不采用")
    page = await visit.press("返回")
    assert page.form_for("what_if").fields["what_if"] == ""


async def test_other_forms_leave_what_is_half_written(visit: Visit) -> None:
    await begun(visit)
    await visit.press("为什么", say=HALF)
    await visit.get("/data")
    page = await visit.press("导出全部（JSON）")
    assert page.form_for("say").fields["say"] == KEPT


async def test_who_may_only_look_does_not_see_it(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit)
    await visit.press("是", say=HALF)
    await visit.get("/data")
    page = await visit.press("只给人看")
    (link,) = [word for word in page.words.split() if "/shared/" in word]
    async with site.visit() as other:
        await other.get(link.partition(visit.address)[2])
        page = await other.press("打开")
        assert "等保" not in page.text


async def test_who_may_only_look_is_led_to_no_page_of_their_own(site: SiteInProcess, visit: Visit) -> None:
    await begun(visit, *CONCLUDED)
    await visit.get("/data")
    page = await visit.press("只给人看")
    (link,) = [word for word in page.words.split() if "/shared/" in word]
    async with site.visit() as other:
        await other.get(link.partition(visit.address)[2])
        page = await other.press("打开")
        assert "下一步" in page.words
        assert not [path for path in page.links if path.startswith(("/calendar", "/checklist"))]


def refused_origin(text: str) -> CIMultiDict[str]:
    return CIMultiDict({"Origin": text}) if text else CIMultiDict()


@pytest.mark.parametrize("origin", ["", "null"])
async def test_a_form_that_is_too_old_gives_the_words_back(visit: Visit, origin: str) -> None:
    await begun(visit)
    form = visit.page.form_for("say")
    visit.session.cookie_jar.clear()
    page = await visit.post("/talk", {**form.fields, "say": HALF}, **refused_origin(origin))
    assert page.status == 403
    assert page.form_for("say").fields["say"] == KEPT
    page = await visit.press("再发一次", say="硕士，2018年7月开始做网络安全")
    assert page.status == 200
    assert "2018年7月" in page.words


@pytest.mark.parametrize("said", ["", "硕士，2018年7月开始做网络安全"])
async def test_the_first_form_sent_again_counts_once_though_no_page_came(visit: Visit, said: str) -> None:
    """Only the cookie of the answer has arrived: browsers that say nothing of themselves send the same form again."""
    await visit.get("/")
    form = visit.page.form_for("say")
    first = await visit.send(form, {"say": said})
    again = await visit.send(form, {"say": said})
    assert again.status == 200
    assert again.words == first.words
    page = await visit.send(form, {"say": said, "nonce": "of another page"})
    assert page.status == 403


async def test_words_on_the_first_page_are_heard_by_whoever_has_begun(visit: Visit) -> None:
    await begun(visit, "是")
    await visit.get("/")
    page = await visit.press("开始", say="硕士，2018年7月开始做网络安全")
    assert "2018年7月" in page.words
    assert page.form_with("确认")


async def answered(visit: Visit, method: str, path: str) -> ClientResponse:
    async with visit.session.request(method, path) as response:
        await response.read()
        return response


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/talk", "/cases", "/data", "/levels", "/enter/x", "/api/v1/assess"])
async def test_another_method_is_told_which_there_are(visit: Visit, method: str, path: str) -> None:
    response = await answered(visit, method, path)
    assert response.status == 405
    assert {"GET", "POST"} & set(response.headers["Allow"].split(","))


@pytest.mark.parametrize("path", ["/", "/talk", "/nowhere", "/static/page.js", "/api/v1/assess", "/levels"])
async def test_no_answer_says_what_answers(visit: Visit, path: str) -> None:
    for method in ("GET", "POST", "PUT"):
        assert "Server" not in (await answered(visit, method, path)).headers


@pytest.mark.parametrize("chosen", ["c=1&c=99", "c=1&c=2&c=x", "c=1&c=-1", "c=8&c=9", "c=1&c=9999999999"])
async def test_cases_that_are_gone_are_said_to_be(site: SiteInProcess, visit: Visit, chosen: str) -> None:
    await visit.get(invitation(site.store))
    await visit.press("登录")
    for label in ("甲", "乙"):
        await visit.get("/cases")
        await visit.send(visit.page.form_for("label"), {"label": label})
    page = await visit.get(f"/cases/compare?{chosen}")
    assert (page.status, "已经不在了" in page.words) == (404, True)
    page = await visit.get("/cases/compare?c=1")
    assert (page.status, "选两个到六个" in page.words) == (400, True)


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2066", "\u2067", "\x1b[31m", "\x00", "\x07"])
async def test_a_name_turns_nothing_around(site: SiteInProcess, visit: Visit, sign: str) -> None:
    await visit.get(invitation(site.store))
    await visit.press("登录")
    await visit.get("/cases")
    page = await visit.send(visit.page.form_for("label"), {"label": f"研发{sign}-03"})
    assert "案例：研发-03" in page.words
    await visit.get("/roster")
    if sign.isprintable() or sign >= "\u2000":  # what a client can send at all
        page = await visit.send(visit.page.form_for("token"), {}, (f"名单{sign}.csv", "工号\n1\n".encode()))
        assert "名单.csv" in page.words
    assert sign not in page.text


@pytest.mark.parametrize("name", ['名"单.csv', "名'单.csv", "名%单.csv", "名&<b>单.csv"])
async def test_a_file_is_called_what_it_is_called(site: SiteInProcess, visit: Visit, name: str) -> None:
    """Browsers write a quotation mark in the name of a file as %22."""
    await visit.get(invitation(site.store))
    await visit.press("登录")
    page = await visit.get("/roster")
    sent = name.replace('"', "%22")
    page = await visit.send(page.form_for("token"), {}, (sent, "工号\n1\n".encode()))
    assert name in page.words
