"""Anybody can use every page in every state: by eye, by ear, by keyboard, by a thumb, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from bot.channels.web import guard
from bot.channels.web.service import application
from bot.settings import Settings
from bot.wording import say, table
from tests.web.accessibility import crowded, violations
from tests.web.browsing import PHONE, noted
from tests.web.states import ALIKE, ELSEWHERE, PAGES, REFUSALS, STATES
from tests.web.ways import LACKS_TIME, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.browsing import ServedPage

SMALLEST = 24
"""CSS pixels of a target on its shorter side; links within a sentence are free (WCAG 2.5.8)."""
_TARGETS = """() => Array.from(document.querySelectorAll(
    'button, summary, input:not([type=hidden]), textarea, select, nav a, a.button, footer a'
  )).filter(one => one.checkVisibility() && !one.closest('p:not(.calendars)'))
    .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < %d)"""


FILES = re.compile(r"^/(static|picture|file|calendar|api/v1|.*/(picture|file))/|\.(txt|xml|xlsx)$")
"""What is fetched and is no page."""


def routes() -> set[str]:
    """All of the site, by how they are written."""
    site: Any = SimpleNamespace(settings=Settings(), store=SimpleNamespace(replicas=1))
    app = application(site)
    return {resource.canonical for resource in app.router.resources()}


def _pattern(route: str) -> re.Pattern[str]:
    """Of the paths that belong to it."""
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route)))


def test_every_page_is_looked_at() -> None:
    pages = {route for route in routes() if not FILES.search(route)}
    ways_in = {"/data/revoke", "/roster/columns"}  # which lead back to a page, or are refused like others
    assert set(PAGES) - {""} == pages - ways_in


def test_every_refusal_is_looked_at() -> None:
    source = "".join(place.read_text(encoding="utf-8") for place in Path(guard.__file__).parent.glob("*.py"))
    said = {
        *re.findall(r'RequestRefused\(\s*[^,()]+,\s*"(\w+)"', source),
        *guard.SAID.values(),
        "bad_request",
    }
    assert set(REFUSALS) | set(ALIKE) == said & set(table("web"))


@pytest.mark.parametrize("state", STATES)
def test_everybody_can_use_it(
    state: str, chrome: Any, served: ServedPage, elsewhere: Callable[[str], ServedPage]
) -> None:
    context = chrome.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    faults = noted(page)
    name = next((name for name, states in ELSEWHERE.items() if state in states), "")
    STATES[state](page, elsewhere(name) if name else served)
    route = next((route for route, states in PAGES.items() if state in states), "")
    assert not route or _pattern(route).fullmatch(unquote(urlsplit(page.url).path))
    refusal = next((said for said, where in REFUSALS.items() if where == state), "")
    assert not refusal or say(f"web.{refusal}") in page.inner_text("main")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page)
    small = page.evaluate(_TARGETS % SMALLEST)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.set_viewport_size({"width": 320, "height": 480})
    narrow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    regions = page.evaluate("document.querySelectorAll('[aria-live], [role=status], [role=alert]').length")
    too_large = crowded(page)
    context.close()
    assert found == {"light": [], "dark": []}
    assert too_large == []
    assert small == []
    assert max(wide, narrow) <= 0, "it scrolls sideways"
    assert regions == 1
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []


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
