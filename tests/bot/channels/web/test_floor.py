"""The oldest browser for which the page is made, and that nothing it is sent needs a newer one.

What stands in the style sheet and in the scripts is looked up by name: whoever uses something new says here since
which Chromium it is there, and what a page is without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from bot.channels.web.pages import STATIC

FLOOR: Final = 86
"""Chromium's version, of October 2020: what WeChat, 企业微信, 钉钉 and 飞书 show pages with is this old or newer."""

_OLD: Final = """
animation visibility @keyframes steps() -webkit-text-size-adjust -webkit-user-select align-items background
border border-bottom border-collapse border-color border-left border-left-color border-radius border-top
bottom box-shadow box-sizing clip-path color columns content cursor display fill flex flex-basis
flex-direction flex-wrap font font-size font-weight grid-template-columns height justify-content left
line-height list-style margin margin-bottom margin-left margin-right margin-top max-width min-height min-width
opacity order outline outline-offset overflow overflow-x padding padding-bottom padding-left padding-right
padding-top position right stroke stroke-dasharray stroke-linecap stroke-width table-layout text-align
text-decoration top touch-action user-select vertical-align white-space width z-index ::-moz-progress-bar
::-webkit-progress-bar ::-webkit-progress-value ::before ::placeholder :checked :empty :focus :first-child
:hover :last-child :root :target @media attr() calc() inset() linear-gradient() minmax() repeat() var() px rem
% fr pt vw
"""
OLD: Final = frozenset(re.findall(r"\S+", _OLD))
"""In Chromium since before version 60."""

SINCE: Final = {
    "scroll-padding": 69,
    "overflow-wrap": 80,
    "appearance": 84,
    "gap": 84,
    ":focus-visible": 86,
}

WITHOUT: Final = {
    "accent-color": "boxes have the browser's own colour",
    ":has": "a chosen answer shows by its dot alone; a wide table scrolls",
    "has()": "as above",
    "::details-content": "what is folded is not printed: the report is",
    "content-visibility": "as above",
}
"""What an older browser does without, and how the page is then."""

TOO_NEW: Final = {
    r"\.replaceAll\(": 85,
    r"\?\?=|\|\|=|&&=": 85,
    r"\.replaceChildren\(": 86,
    r"\.at\(": 92,
    r"Object\.hasOwn\(": 93,
    r"static\s*\{": 94,
    r"\.findLast": 97,
    r"structuredClone": 98,
    r"crypto\.randomUUID": 92,
    r"\.to(?:Sorted|Reversed|Spliced)\(": 110,
    r"Object\.groupBy": 117,
    r"\.checkVisibility\(": 105,
    r"AbortSignal\.(?:any|timeout)": 103,
    r"\.showPopover\(|\.requestClose\(": 114,
    r"\bimport\(|\bimport\s*\{|\bexport\s": 63,
    r"^\s*await\b": 89,
}
"""What scripts are tempted to use, and since when it is there."""

ASKED_FOR: Final = {"clipboard": 66, "share": 89, "ResizeObserver": 64}
"""What a script of ours asks for before it uses it."""


def style() -> str:
    return re.sub(r"/\*.*?\*/", "", (STATIC / "style.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def used(css: str) -> set[str]:
    """All that stands there by which an older browser may be at a loss."""
    selectors = re.sub(r"\{[^{}]*\}", "{}", css)
    return {
        *re.findall(r"[;{\s](-?[a-z][a-z-]+)(?=\s*:[^:{}]*[;}])", css),
        *re.findall(r"::?[a-z-]+", re.sub(r"\([^()]*:[^()]*\)(?=\s*\{)", "", selectors)),
        *re.findall(r"@[a-z-]+", css),
        *(f"{name}()" for name in re.findall(r"([a-z-]+)\(", css)),
        *re.findall(r"\d(px|rem|em|vw|vh|dvh|svh|lvh|cqw|fr|%|pt|ch)\b", css),
    }


def test_the_style_sheet_needs_no_newer_browser() -> None:
    newer = used(style()) - OLD - set(WITHOUT)
    assert {name for name in newer if name not in SINCE} == set(), "since when are these there?"
    assert {name: since for name, since in SINCE.items() if since > FLOOR} == {}


def test_what_is_said_of_a_feature_is_said_of_one_that_is_used() -> None:
    assert (set(SINCE) | set(WITHOUT)) <= used(style())


def test_a_rule_is_not_lost_for_what_stands_beside_it() -> None:
    """A browser that does not know a selector drops the whole rule."""
    for selectors in re.findall(r"([^{};]+)\{", style()):
        if ":has" in selectors or "::details-content" in selectors or "::-" in selectors:
            assert "," not in selectors.partition(":has")[0], selectors


@pytest.mark.parametrize("script", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_a_script_needs_no_newer_browser(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    found = {
        form: since
        for form, since in TOO_NEW.items()
        if since > FLOOR and re.search(form, text, re.MULTILINE)
    }
    assert found == {}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_what_not_every_browser_has_is_asked_for(name: str) -> None:
    text = (STATIC / "page.js").read_text(encoding="utf-8")
    assert re.search(rf"(?:if \(|&& )(?:[\w. !=&]+ && )?(?:navigator|window)\.{name}\b", text), name


def test_it_is_told_which_browsers() -> None:
    docs = Path(__file__).parents[4] / "docs"
    for told in (docs / "web.md", docs / "handbook" / "operators.md"):
        assert f"Chromium {FLOOR}" in told.read_text(encoding="utf-8"), told.name
