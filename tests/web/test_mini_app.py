"""Opened from Telegram's menu, the page signs in by itself, and nothing of that stays in the address."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.bot.channels.web.signed_init_data import opened_by, signed
from tests.web.browsing import PHONE, ServedPage, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "123456:ABC-DEF"  # noqa: S105 - nobody's
SETTINGS = {
    "WEB_URL": "https://zhicheng.example.cn",
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "TELEGRAM_API_BASE_URL": "http://127.0.0.1:9",  # where nobody answers: the page does not wait for it
}


@pytest.fixture
def in_telegram(tmp_path: Path) -> Iterator[ServedPage]:
    folder = tmp_path / "data"
    folder.mkdir()
    served = ServedPage(folder, settings=SETTINGS)
    served.start()
    yield served
    served.kill()


def test_it_signs_in_by_itself(chrome: Any, in_telegram: ServedPage) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    given = quote(signed(opened_by(7, time.time()), TOKEN))
    page.goto(f"{in_telegram.address}/telegram#tgWebAppData={given}&tgWebAppVersion=8.0&tgWebAppPlatform=ios")
    page.wait_for_selector("#asked")
    assert page.url == f"{in_telegram.address}/talk"
    press(page, "是")
    assert "专业方向" in page.inner_text("h1")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    context.close()


@pytest.mark.parametrize("fragment", ["", "#", "#tgWebAppData=", "#tgWebAppVersion=8.0"])
def test_opened_elsewhere_it_says_from_where_it_is_opened(
    chrome: Any, in_telegram: ServedPage, fragment: str
) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{in_telegram.address}/telegram{fragment}")
    assert "菜单按钮" in page.inner_text("main")
    assert page.get_by_role("link", name="直接用网页").is_visible()
    context.close()


def test_what_is_forged_is_told(chrome: Any, in_telegram: ServedPage) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    given = quote(signed(opened_by(7, time.time()), "1:another"))
    page.goto(f"{in_telegram.address}/telegram#tgWebAppData={given}")
    page.wait_for_selector("text=登录信息不对")
    assert "#" not in page.url
    context.close()
