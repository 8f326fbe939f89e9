"""What axe finds on a page as it stands."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

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
