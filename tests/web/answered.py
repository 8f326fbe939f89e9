"""What the page answers to what no browser sends of itself, shown in a browser as it came."""

from __future__ import annotations

import http.client
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tests.web.browsing import begin, press

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.web.browsing import ServedPage
    from tests.web.ways import Way

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
STRANGER = {"Cookie": "zhicheng=nobodys"}
MOST_OF_ONE = 240
"""Requests a minute, as bot/channels/web/guard.py has it."""


def answered(
    method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"", *, times: int = 1
) -> Way:
    """What is answered to the last of so many such requests."""

    def there(page: Any, served: ServedPage) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", served.port)) as connection:
            for _ in range(times):
                connection.request(method, path, body or None, dict(headers or {}))
                response = connection.getresponse()
                told = response.read()
            kept = {name: value for name, value in response.getheaders() if name != "Content-Length"}
        address = served.address + path
        page.route(address, lambda route: route.fulfill(status=response.status, headers=kept, body=told))
        page.goto(address)

    return there


def not_whole(page: Any, served: ServedPage) -> None:
    """A form of which nothing more comes."""
    answered("POST", "/talk", {**FORM, "Content-Length": "10"}, b"a=b")(page, served)


def many_links(page: Any, served: ServedPage) -> None:
    begin(page, served.address)
    page.goto(f"{served.address}/data")
    for _ in range(10):
        press(page, "只给人看")
    _plainly(page, "/data/links")


def old_form(page: Any, served: ServedPage) -> None:
    """Without scripts, of somebody whose cookie is gone; their words are given back."""
    begin(page, served.address)
    page.context.clear_cookies()
    page.fill("#say", "我还做过两年等保测评")
    _plainly(page, "/talk")


def not_kept(page: Any, served: ServedPage) -> None:
    """Another program holds the store."""
    page.goto(served.address)
    with closing(sqlite3.connect(served.folder / "zhicheng.sqlite3", isolation_level=None)) as store:
        store.execute("BEGIN IMMEDIATE")
        _plainly(page, "/talk")
        store.execute("ROLLBACK")


def _plainly(page: Any, path: str) -> None:
    """Send the form as a browser without scripts does."""
    with page.expect_navigation():
        page.evaluate("path => document.querySelector(`form[action='${path}']`).submit()", path)
