"""Anybody can use every page in every state: by eye, by ear, by keyboard, by a thumb, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.web.accessibility import violations
from tests.web.browsing import DESKTOP, PHONE
from tests.web.states import LACKS_TIME, STATES, asked

if TYPE_CHECKING:
    from tests.web.browsing import ServedPage

SMALLEST = 24
"""CSS pixels of a target on its shorter side; links within a sentence are free (WCAG 2.5.8)."""
_TARGETS = """() => Array.from(document.querySelectorAll(
    'button, summary, input:not([type=hidden]), textarea, select, nav a, a.button, footer a'
  )).filter(one => one.checkVisibility() && !one.closest('p:not(.calendars)'))
    .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < %d)"""


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state: str, chrome: Any, served: ServedPage) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    STATES[state](page, served)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page)
    small = page.evaluate(_TARGETS % SMALLEST)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    regions = page.evaluate("document.querySelectorAll('[aria-live], [role=status], [role=alert]').length")
    context.close()
    assert found == {"light": [], "dark": []}
    assert small == []
    assert wide <= 0, "it scrolls sideways"
    assert regions == 1


@pytest.mark.parametrize("state", ["a time", "many choices", "the conclusion, all of it", "the review"])
def test_twice_as_large_nothing_is_cut_off(state: str, chrome: Any, served: ServedPage) -> None:
    """A desktop at 200 % has half the width; a phone's width at twice the text is held, too."""
    for size, scale in ((DESKTOP, 2), (PHONE, 1)):
        context = chrome.new_context(
            viewport={"width": size["width"] // scale, "height": size["height"] // scale}, locale="zh-CN"
        )
        page = context.new_page()
        STATES[state](page, served)
        if scale == 1:
            page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            page.evaluate("document.body.style.setProperty('font-size', '34px')")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        context.close()
        assert wide <= 0


def test_by_the_keyboard_alone(phone: Any, served: ServedPage) -> None:
    """From the first page to the conclusion: Tab, Enter, and letters."""
    phone.goto(served.address)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.className") == "skip"
    _to(phone, "#say")
    _to(phone, "button.main")
    _enter(phone)
    for said in (*LACKS_TIME, "结论"):
        assert phone.evaluate("document.activeElement.id") == "asked"
        _to(phone, ".say textarea")
        phone.keyboard.type(said)
        phone.keyboard.press("Tab")
        _enter(phone)
    assert "最早" in phone.inner_text("h1")


def _to(page: Any, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", "one does not see where one is"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


def _enter(page: Any) -> None:
    page.evaluate("document.getElementById('page').dataset.old = 'yes'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('#page[data-old]')")
    page.wait_for_function("() => document.activeElement.id === 'asked'")


def test_the_new_question_is_where_one_is_and_the_words_before_it_are_told(
    phone: Any, served: ServedPage
) -> None:
    asked(phone, served, "是")
    phone.wait_for_function("() => document.activeElement.id === 'asked'")
    assert "专业方向" in phone.evaluate("document.activeElement.textContent")
    asked(phone, served, "啊啊啊")
    phone.wait_for_function("() => document.getElementById('live').textContent.includes('啊啊啊')")
