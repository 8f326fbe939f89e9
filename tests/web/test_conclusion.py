"""The conclusion as a page: what can be taken along, printed, put into a calendar and passed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.web.browsing import PHONE, act, press
from tests.web.ways import LACKS_TIME, asked

if TYPE_CHECKING:
    from tests.web.browsing import ServedPage

CONCLUDED = (*LACKS_TIME, "结论")


def test_the_day_goes_into_a_calendar(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    with phone.expect_download() as download:
        phone.locator("#days a").first.click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in content
    assert download.value.suggested_filename.endswith(".ics")
    assert "硕士" not in phone.locator("#days a").first.get_attribute("href")


def test_what_to_prepare_is_a_list_to_tick_off(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    act(phone, phone.get_by_role("link", name="材料清单").click)
    box = phone.locator(".checklist input").first
    box.check()
    assert box.is_checked()
    assert "继续教育登记" in phone.inner_text("main")
    act(phone, phone.get_by_role("link", name="回到结论").click)
    assert "最早" in phone.inner_text("h1")


def test_the_road_is_a_chart_that_can_be_heard(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    chart = phone.get_by_role("img", name="路线图")
    assert chart.locator("circle").count() >= 1
    assert "助理工程师" in chart.locator("title").text_content()


def test_a_report_comes_by_itself_and_is_put_away(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    press(phone, "打印（PDF）")
    phone.wait_for_selector(".letter a.button", timeout=60_000)
    with phone.expect_download() as download:
        phone.locator(".letter a.button").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    press(phone, "收起")
    assert phone.locator(".letter").count() == 0


def test_today_stands_beside_what_would_be(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    phone.fill("#what-if", "如果学历是硕士")
    act(phone, lambda: phone.press("#what-if", "Enter"))
    assert phone.locator("table th", has_text="今天").count() == 1
    press(phone, "不采用")
    press(phone, "返回")
    assert phone.locator(".levels li").count() == 4


def test_the_words_to_pass_on_are_copied(chrome: Any, served: ServedPage) -> None:
    context = chrome.new_context(
        viewport=PHONE, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    asked(page, served, *CONCLUDED)
    page.locator("#forward summary").click()
    page.get_by_role("button", name="复制这段文字").click()
    page.wait_for_selector("text=已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert "下一步" in copied
    assert "凭证" in copied


def test_on_paper_there_is_all_of_it_and_nothing_to_press(phone: Any, served: ServedPage) -> None:
    asked(phone, served, *CONCLUDED)
    phone.emulate_media(media="print")
    assert not phone.locator("main button:not(.link):visible").count()
    assert phone.locator("text=逐条对照").last.is_visible()
    assert phone.locator("nav:visible").count() == 0


def test_what_was_recorded_is_a_glance_away_and_every_line_can_be_changed(
    phone: Any, served: ServedPage
) -> None:
    asked(phone, served, "是", "数据安全", "硕士")
    phone.locator(".recorded summary").click()
    lines = phone.locator(".recorded li")
    assert [line.split("\n")[0] for line in lines.all_inner_texts()] == [
        "北京单位：是",
        "专业方向：数据安全",
        "学历：硕士学位或硕士研究生毕业",
    ]
    press(phone, "修改：学历")
    assert "最高学历" in phone.inner_text("h1")
    press(phone, "大学本科")
    assert "大学本科" in phone.locator(".ask").inner_text()
