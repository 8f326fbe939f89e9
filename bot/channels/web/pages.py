"""Templates filled in: a page of HTML for a request."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channels.web.markup import html
from bot.channels.web.site import site_of
from bot.channels.web.visitor import Visitor
from bot.wording import say

if TYPE_CHECKING:
    from datetime import date

STATIC: Final = Path(__file__).parent / "static"
VISITOR: Final = web.RequestKey("visitor", Visitor)
"""Of a request: who sent it."""

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["markdown"] = html
_TEMPLATES.globals["say"] = say
_TEMPLATES.globals["nonce"] = lambda: secrets.token_urlsafe(9)


def page(
    request: web.Request, template: str, *, status: HTTPStatus | int = 200, **values: object
) -> web.Response:
    """The ``template`` filled in with ``values``, and with the visitor, the path and the site's address."""
    visitor = request.get(VISITOR, Visitor())
    address = site_of(request).settings.web_url or f"{request.scheme}://{request.host}"
    given = {
        "visitor": visitor,
        "path": request.path,
        "address": address,
        "number": site_of(request).notice.number(today_of(request)),
    }
    text = _TEMPLATES.get_template(template).render({**given, **values})
    return web.Response(text=text, content_type="text/html", status=status)


def today_of(request: web.Request) -> date:
    """The day in Beijing."""
    return site_of(request).clock().date()


def see_other(path: str) -> web.Response:
    """Go there by GET: a page that is loaded again sends nothing again."""
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": path})
