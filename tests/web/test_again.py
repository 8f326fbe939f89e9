"""Whatever people do with a page, nothing counts twice, nothing said is lost and everything is told kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.browsing import PHONE, act, begin, press
from tests.web.ways import LACKS_TIME, TOLD, asked, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.browsing import ServedPage


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request: pytest.FixtureRequest, chrome: Any) -> Iterator[Any]:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def question(page: Any) -> str:
    return str(page.inner_text("h1"))


def told(page: Any) -> str:
    return str(page.inner_text("main"))


def go(page: Any, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()


def start(page: Any, served: ServedPage, said: str = "") -> None:
    page.goto(served.address)
    page.fill("#say", said)
    go(page, "开始")
    page.wait_for_selector("#asked")


def test_from_the_first_page_to_the_conclusion(page: Any, served: ServedPage) -> None:
    start(page, served, TOLD)
    assert "这样记" in question(page)
    go(page, "确认")
    page.wait_for_selector("text=已记下 5 项")
    for label, then in (
        ("是", "网络空间安全专业的吗"),
        ("否", "还有别的职称"),
        ("没有了", "授权"),
        ("看结论", "还没有填完"),
    ):
        go(page, label)
        page.wait_for_selector(f"text={then}")


def test_pressed_twice_it_counts_once(page: Any, served: ServedPage) -> None:
    start(page, served)
    page.get_by_role("button", name="是", exact=True).dblclick()
    page.wait_for_selector("text=哪个专业方向")
    page.goto(f"{served.address}/talk")
    assert "哪个专业方向" in question(page)
    assert "不起作用" not in told(page)


def test_back_and_pressed_otherwise_is_told(page: Any, served: ServedPage) -> None:
    start(page, served)
    go(page, "是")
    page.wait_for_selector("text=哪个专业方向")
    page.go_back()
    page.wait_for_selector("#asked")
    if "哪个专业方向" in question(page):
        return  # the page was asked for anew
    go(page, "否")
    page.wait_for_selector("text=不起作用")
    assert "哪个专业方向" in question(page)


def test_loaded_again_nothing_happens(page: Any, served: ServedPage) -> None:
    start(page, served)
    go(page, "是")
    page.wait_for_selector("text=哪个专业方向")
    page.reload()
    page.reload()
    assert "哪个专业方向" in question(page)


def test_two_tabs(page: Any, served: ServedPage) -> None:
    start(page, served)
    other = page.context.new_page()
    other.goto(f"{served.address}/talk")
    go(other, "是")
    other.wait_for_selector("text=哪个专业方向")
    page.fill("#say", "我是博士毕业的")
    page.locator(".say button").click()
    page.wait_for_selector("text=已经不是最新的")
    assert page.input_value("#say") == "我是博士毕业的"
    assert "哪个专业方向" in question(page)


@pytest.mark.parametrize("label", ["是", "为什么", "看结论"])
def test_what_is_half_written_stays_whatever_is_pressed(page: Any, served: ServedPage, label: str) -> None:
    start(page, served)
    page.fill("#say", "我还做过两年\n等保测评")
    act(page, page.get_by_role("button", name=label, exact=True).first.click)
    assert page.input_value("#say") == "我还做过两年\n等保测评"
    page.reload()
    assert page.input_value("#say") == "我还做过两年\n等保测评"


def test_what_is_half_written_stays_when_a_picker_is_used(page: Any, served: ServedPage) -> None:
    start(page, served)
    for said in ("是", "数据安全", "硕士"):
        page.fill("#say", said)
        act(page, page.locator(".say button").click)
    page.fill("#say", "我还做过两年")
    page.fill("#month", "2018-07")
    act(page, lambda: page.press("#month", "Enter"))
    assert "2018年7月起" in page.locator(".recorded").text_content()
    assert page.input_value("#say") == "我还做过两年"


def test_a_command_within_the_words_is_pressed(page: Any, served: ServedPage) -> None:
    start(page, served)
    page.fill("#say", "/report")
    act(page, page.locator(".say button").click)
    assert "/report" not in told(page)
    act(page, page.locator("button.link", has_text="开始评估").click)
    assert "北京" in question(page)


def test_nothing_filled_in_is_told(chrome: Any, served: ServedPage) -> None:
    """Where the browser itself does not ask for it."""
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    asked(page, served, "是", "数据安全", "硕士")
    act(page, page.locator("fieldset button").click)
    assert "还没有填写" in told(page)
    assert "多久" in question(page)
    context.close()


def test_killed_in_the_midst_it_says_so_and_goes_on(chrome: Any, served: ServedPage) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    asked(page, served, "是")
    served.kill()
    try:
        go(page, "数据安全")
        page.wait_for_selector(".trouble:not([hidden])")
        assert "没有送到" in page.inner_text(".trouble")
        page.wait_for_function("() => document.getElementById('live').textContent.includes('没有送到')")
        page.fill("#say", "写了一半")
        assert "哪个专业方向" in question(page)
    finally:
        served.start()
    act(page, page.locator("#again").click)
    assert "最高学历" in question(page)
    assert page.locator(".trouble").is_hidden()
    context.close()


def test_what_is_refused_is_told_where_one_is(chrome: Any, served: ServedPage) -> None:
    """A form whose cookie is gone: the words stay, the reason is told."""
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    begin(page, served.address)
    context.clear_cookies()
    page.fill("#say", "博士")
    page.locator(".say button").click()
    page.wait_for_selector(".trouble:not([hidden])")
    assert "放得太久" in page.inner_text(".trouble")
    assert page.input_value("#say") == "博士"
    context.close()


def test_no_page_is_loaded_anew_and_nothing_is_kept_in_the_browser(phone: Any, served: ServedPage) -> None:
    asked(phone, served)
    phone.evaluate("window.same = true")
    for said in (*LACKS_TIME, "结论"):
        say(phone, said)
    assert phone.evaluate("window.same") is True
    assert phone.evaluate("localStorage.length") == 0
    assert phone.evaluate("sessionStorage.length") == 0
    assert phone.evaluate("document.title").startswith("结论")
    press(phone, "改一项")
    assert phone.evaluate("window.same") is True


def test_the_first_page_is_light(chrome: Any, served: ServedPage) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    came: list[int] = []
    others: list[str] = []

    def note(response: Any) -> None:
        came.append(len(response.body()))
        if not response.url.startswith(served.address):
            others.append(response.url)

    page.on("response", note)
    page.goto(served.address, wait_until="networkidle")
    context.close()
    assert others == []
    assert sum(came) < 100_000


def test_what_takes_long_is_told(chrome: Any, served: ServedPage) -> None:
    page = chrome.new_context(viewport=PHONE, locale="zh-CN").new_page()
    begin(page, served.address)
    held: list[Any] = []
    page.route("**/talk", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list is not taken
    page.get_by_role("button", name="是", exact=True).click(no_wait_after=True)
    page.wait_for_selector("#busy:visible")
    page.wait_for_selector("#live:has-text('正在处理')")
    held[0].continue_()
    page.wait_for_selector("#asked:has-text('方向')")
    assert page.locator("#busy:visible").count() == 0
    page.context.close()
