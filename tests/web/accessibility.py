"""What axe finds on a page as it stands."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from tests.web.browsing import DESKTOP, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """The rules that are broken, each with the first place where it is. The page's own policy stays in force."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": _axe()})
    run = (
        f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}}).then(found => JSON.stringify(found.violations))"
    )
    told = session.send("Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True})
    session.detach()
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in json.loads(told["result"]["value"])]


_CROWDED = """() => {
  const found = [];
  const sideways = document.documentElement.scrollWidth - window.innerWidth;
  if (sideways > 0) found.push(`it scrolls sideways by ${sideways}`);
  const apart = one => !one.checkVisibility({visibilityProperty: true})
    || one.closest('.wide, .live, .skip, svg, table.stacked thead');
  const told = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 90)}`);
  for (const one of document.querySelectorAll('#page *')) {
    if (apart(one)) continue;
    const box = one.getBoundingClientRect();
    if (box.width && (box.left < -1 || box.right > window.innerWidth + 1)) told('outside', one);
    const clips = getComputedStyle(one).overflowX !== 'visible' && !['INPUT', 'PROGRESS'].includes(one.tagName);
    if (clips && one.scrollWidth > one.clientWidth + 1) told('cut off', one);
  }
  for (const one of document.querySelectorAll('#page :is(button, summary, input, textarea, select, a)')) {
    if (apart(one)) continue;
    one.scrollIntoView({block: 'center'});
    const box = one.getClientRects()[0];
    if (!box || !box.width || !box.height) continue;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = [one, ...(one.labels || [])];
    if (top && !top.contains(one) && !own.some(each => each.contains(top))) told('overlaid', one);
  }
  return found;
}"""


def crowded(page: Any) -> list[str]:
    """What does not fit when the page is twice as large, all of it folded out: a desktop's half, a phone's text."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.set_viewport_size({side: length // 2 for side, length in DESKTOP.items()})
    found = page.evaluate(_CROWDED)
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    page.evaluate("document.body.style.setProperty('font-size', '34px')")
    return [*found, *page.evaluate(_CROWDED)]
