"""The web page opened from the chat's menu: one assessment on both sides, for those whom Telegram vouches for."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.features.notice import PolicyNotice
from bot.wording import say
from rules import load_policies
from tests.bot.channels.web.signed_init_data import opened_by, signed
from tests.bot.channels.web.site_in_process import Visit, free_port
from tests.bot.until import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.bot.channels.web.site_in_process import Looked
    from tests.botapi import BotApi

HTTPS = "https://zhicheng.example.cn"


class FromMenu(Visit):
    """A browser within Telegram. The cookie is for HTTPS alone, which ends before the server: it is carried over."""

    async def signed_in(self, init_data: str) -> Looked:
        form = (await self.get("/telegram")).form_for("init_data")
        fields = {**form.fields, "init_data": init_data}
        async with self.session.post("/telegram", data=fields, allow_redirects=False) as response:
            if response.status != 303:
                return await self._looked(response)
            cookie = response.cookies["zhicheng"]
            assert (cookie["secure"], cookie["samesite"], cookie["httponly"]) == (True, "None", True)
        self.session.headers["Cookie"] = f"zhicheng={cookie.value}"
        return await self.get(response.headers["Location"])


@pytest.fixture
async def menu(house: BotInProcess) -> AsyncIterator[FromMenu]:
    house.notice = PolicyNotice(load_policies())
    port = free_port()
    async with house.open(web_port=port, web_url=HTTPS):
        visit = FromMenu(f"http://127.0.0.1:{port}")
        await until(lambda: _is_open(port))
        yield visit
        await visit.session.close()


def _is_open(port: int) -> bool:
    with socket.socket() as calling:
        return calling.connect_ex(("127.0.0.1", port)) == 0


def vouched(api: BotApi, number: int = 1, age: float = 0) -> str:
    return signed(opened_by(number, time.time() - age), api.token)


async def test_the_menu_opens_the_page(api: BotApi, menu: FromMenu) -> None:
    del menu
    await api.until_called("setChatMenuButton")
    (call,) = await api.calls("setChatMenuButton")
    button = call.arguments["menu_button"]
    assert button == {
        "type": "web_app",
        "text": say("introduction.page"),
        "web_app": {"url": f"{HTTPS}/telegram"},
    }


@pytest.mark.parametrize("given", [{}, {"web_url": "http://192.0.2.1"}, {"web_url": HTTPS, "web_port": 0}])
async def test_without_https_the_menu_stays(
    api: BotApi, toy_house: BotInProcess, given: dict[str, Any]
) -> None:
    async with toy_house.open(**{"web_port": free_port(), **given}):
        await api.until_called("getMyShortDescription")
    assert not await api.calls("setChatMenuButton")


async def test_what_was_said_in_the_chat_goes_on_at_the_page_and_back(api: BotApi, menu: FromMenu) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    await wang.next_message()
    await wang.say("是")
    assert "专业方向" in (await wang.next_message()).text
    page = await menu.signed_in(vouched(api))
    assert "专业方向" in page.words
    assert "北京单位：是" in page.words
    # Having looked at it there, the buttons of the chat are still good.
    press = await wang.press("网络与系统安全")
    assert (await press.answer()).text == ""
    page = await menu.get("/talk")
    assert "学历" in page.words
    page = await menu.say("硕士")
    assert "多久" in page.words
    await wang.say("/edit")
    assert "硕士" in (await wang.next_message()).text


async def test_what_begins_at_the_page_goes_on_in_the_chat(api: BotApi, menu: FromMenu) -> None:
    page = await menu.signed_in(vouched(api))
    assert page.url.path == "/talk"
    assert page.form_with("是")
    page = await menu.press("是")
    wang = api.person(1, "王工")
    await wang.say("网络与系统安全")
    assert "学历" in (await wang.next_message()).text


async def test_an_old_button_of_the_page_is_answered_kindly(api: BotApi, menu: FromMenu) -> None:
    wang = api.person(1, "王工")
    await menu.signed_in(vouched(api))
    form, button = menu.page.form_with("否")
    await wang.say("是")
    await wang.next_message()
    page = await menu.send(form, {button.name: button.value})
    assert "不起作用" in page.words
    assert page.form_with("网络与系统安全")


async def test_nobody_sees_anothers(api: BotApi, menu: FromMenu) -> None:
    li = api.person(2, "李工")
    await li.say("/start")
    await li.next_message()
    await li.say("硕士，2018年7月开始做数据安全")
    await li.next_message()
    page = await menu.signed_in(vouched(api, 1))
    assert "硕士" not in page.words


@pytest.mark.parametrize("where", ["page", "chat"])
async def test_erased_on_one_side_it_is_erased_on_both(
    api: BotApi, menu: FromMenu, house: BotInProcess, where: str
) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    await wang.next_message()
    await menu.signed_in(vouched(api))
    await menu.press("是")
    if where == "page":
        await menu.say("/delete")
        page = await menu.press("全部删除")
        assert "已经全部删除" in page.words
    else:
        await wang.say("/delete")
        await wang.next_message()
        press = await wang.press("全部删除")
        await press.answer()
    assert (await menu.get("/talk")).url.path == "/"
    kept = house.kept(1)
    assert kept["session"] is None
    assert house.kept_as("web", "telegram:1")["to_be_sent"] == []


FORGED: dict[str, Callable[[BotApi], str]] = {
    "nothing": lambda _: "",
    "another bot's": lambda _: signed(opened_by(1, time.time()), "1:x"),
    "too old": lambda api: vouched(api, age=4000),
    "of the future": lambda api: vouched(api, age=-4000),
    "somebody else's number": lambda api: vouched(api).replace("%3A+1", "%3A+2"),
}


@pytest.mark.parametrize("forged", FORGED)
async def test_whom_telegram_does_not_vouch_for_is_told_so(api: BotApi, menu: FromMenu, forged: str) -> None:
    page = await menu.signed_in(FORGED[forged](api))
    assert (page.status, "菜单按钮" in page.words) == (403, True)
    assert "Set-Cookie" not in page.headers


async def test_only_telegrams_own_site_may_show_it_within_its_pages(menu: FromMenu) -> None:
    page = await menu.get("/telegram")
    assert "frame-ancestors https://web.telegram.org" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert all(script["src"].startswith("/static/") for script in page.scripts)
