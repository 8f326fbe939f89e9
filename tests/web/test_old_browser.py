"""The page in a browser as old as it is made for: Debian's, without what came later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.channels.web.pages import STATIC
from tests.web.ways import LACKS_TIME, asked

if TYPE_CHECKING:
    from tests.web.browsing import ServedPage

LATER = """
for (const [owner, names] of [
  [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
  [String.prototype, ["at", "isWellFormed", "toWellFormed"]],
  [Object, ["hasOwn", "groupBy"]],
  [Promise, ["withResolvers", "try"]],
  [Element.prototype, ["checkVisibility", "moveBefore", "setHTMLUnsafe", "ariaNotify"]],
  [HTMLElement.prototype, ["showPopover", "hidePopover", "togglePopover"]],
  [Document.prototype, ["startViewTransition", "moveBefore"]],
  [Document, ["parseHTMLUnsafe"]],
  [AbortSignal, ["any", "timeout"]],
  [Crypto.prototype, ["randomUUID"]],
  [Navigator.prototype, ["share", "canShare", "clipboard", "locks", "userActivation"]],
  [window, ["structuredClone", "navigation", "scheduler", "Sanitizer", "trustedTypes"]],
]) for (const name of names) delete owner[name];
"""
"""What came after Chromium 86, or is not there without https."""
NEWER_STYLE = (":has(", "::details-content", "accent-color")


def test_one_comes_to_the_conclusion_and_takes_it_along(phone: Any, served: ServedPage) -> None:
    phone.add_init_script(LATER)
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    for newer in NEWER_STYLE:
        style = style.replace(newer, f"{newer[:-1]}-of-later{newer[-1]}")
    phone.route("**/static/style.css", lambda route: route.fulfill(body=style, content_type="text/css"))
    asked(phone, served, *LACKS_TIME, "结论")
    assert phone.evaluate("navigator.clipboard === undefined && [].at === undefined")
    assert "最早" in phone.inner_text("h1")
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.locator("#forward summary").click()
    phone.get_by_role("button", name="复制这段文字").click()
    phone.wait_for_selector("text=已复制")
